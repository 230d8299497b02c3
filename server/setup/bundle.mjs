import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

/** Programs with native parts, what the pages' bundle must share with the server, and what others load only if it is there. */
export const external = [
  "@node-rs/argon2",
  "ssh2",
  "@remix-run/*",
  "react",
  "react-dom",
  "pg-native",
  "bufferutil",
  "utf-8-validate",
  "typescript",
];
const compiler = "node_modules/@prisma/client/runtime/query_compiler_small_bg.postgresql.wasm-base64.mjs";

/** As text inside a module it would stay in memory twice, 5 MB of it. @type {import("esbuild").Plugin} */
const compilerAsFile = {
  name: "compiler-as-file",
  setup({ onLoad }) {
    onLoad({ filter: /query_compiler_small_bg\.postgresql\.wasm-base64\.mjs$/ }, () => ({
      contents: `import { readFileSync } from "node:fs";
        export const wasm = readFileSync(new URL("./query-compiler.wasm", import.meta.url));`,
    }));
  },
};

/** dockerode loads it for builds that sign in to a registry by a session; ours send credentials along. @type {import("esbuild").Plugin} */
const noSessions = {
  name: "no-sessions",
  setup({ onLoad }) {
    onLoad({ filter: /dockerode\/lib\/session\.js$/ }, () => ({
      contents: `module.exports = () => { throw new Error("Build sessions are left out of the bundle (server/setup/bundle.mjs)."); };`,
    }));
  },
};

/** @type {import("esbuild").BuildOptions} */
const shape = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  external,
  plugins: [compilerAsFile, noSessions],
  banner: {
    js: [
      `import { createRequire as createRequireOfBundle } from "node:module";`,
      `import { fileURLToPath as pathOfBundle } from "node:url";`,
      `const require = createRequireOfBundle(import.meta.url);`,
      `const __dirname = pathOfBundle(new URL(".", import.meta.url));`,
    ].join("\n"),
  },
  // Names stay, so that a stack can be read; NODE_OPTIONS=--enable-source-maps gives lines, for some memory.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  sourcemap: true,
  logLevel: "warning",
};

/** The web process, the worker and what migrates for them in containers, each one file with all that it needs: they start sooner, and need less memory. */
export async function bundle() {
  const { wasm } = await import(new URL(`../../${compiler}`, import.meta.url).href);
  const entryPoints = {
    server: "server/main.ts",
    worker: "workers/main.ts",
    migrate: "server/setup/migrate-once.mjs",
  };
  await build({ ...shape, entryPoints, outdir: "build" });
  writeFileSync("build/query-compiler.wasm", Buffer.from(wasm, "base64"));
  // beside the bundle, where dockerode's code looks for it now
  cpSync("node_modules/dockerode/lib/proto", "build/proto", { recursive: true });
  if (!readFileSync("build/server.js", "utf8").includes("query-compiler.wasm"))
    throw new Error("The query compiler is bundled as text. Correct its name in server/setup/bundle.mjs.");
}
