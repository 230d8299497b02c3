// @ts-nocheck the engine's glue has no types for what it exports here
// Writes the next migration as SQL, to be read before it is committed: the difference between the schema at the last
// migration (prisma/migrations/schema.prisma, kept by this script) and prisma/schema.prisma.
// usage: DATABASE_URL=(any database; nothing is written to it) node prisma/new-migration.mjs NAME
import { existsSync } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error("Give the migration a name of a-z, 0-9 and _.");

// Node 20 does not import .wasm files by itself: the module is put together by hand.
const wasm = await readFile("node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm");
const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start?.();
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message() {} };

const snapshot = "prisma/migrations/schema.prisma";
const model = async (path) => ({
  tag: "schemaDatamodel",
  files: [{ path: "schema.prisma", content: await readFile(path, "utf8") }],
});
const to = await model("prisma/schema.prisma");
// The engine asks a server for its dialect and version, even for a difference between two files.
const { hostname: host, port, username: user, password, pathname } = new URL(process.env.DATABASE_URL ?? "");
const factory = new PrismaPg({ host, port: Number(port), user, password, database: pathname.slice(1) });
const adapter = bindMigrationAwareSqlAdapterFactory(factory);
const engine = await glue.SchemaEngine.new({ datamodels: [["schema.prisma", to.files[0].content]] }, () => {}, adapter);
const { stdout } = await engine.diff({
  from: existsSync(snapshot) ? await model(snapshot) : { tag: "empty" },
  to,
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
const folder = `prisma/migrations/${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
await mkdir(folder, { recursive: true });
await writeFile(`${folder}/migration.sql`, stdout ?? "");
await copyFile("prisma/schema.prisma", snapshot);
process.stdout.write(`${folder}/migration.sql\n`);
process.exit(0);
