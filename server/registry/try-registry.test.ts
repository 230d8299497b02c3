import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { RegistryAccess } from "./registry-access";
import { tryRegistry } from "./try-registry";

type Answer = readonly [status: number, headers?: Readonly<Record<string, string>>, body?: string];

let stop = () => {};
afterEach(() => stop());

/** A machine that answers what it is told to. @returns its address, and what it was asked */
async function listen(answer: (asked: string, request: IncomingMessage, self: string) => Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push(what);
    const [status, headers = {}, body = ""] = answer(what, request, address);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address, asked };
}

const accessTo = (address: string, over: Partial<RegistryAccess> = {}): RegistryAccess => ({
  ...{ address, prefix: "team", plainHttp: true, login: { username: "ines", password: "correct horse" } },
  ...over,
});
const basic = `Basic ${Buffer.from("ines:correct horse").toString("base64")}`;
const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { fields: object }) => error.fields,
  );

/** With tokens, as Docker Hub and most others have it. */
const withTokens = (scopes: string) =>
  listen((asked, { headers: { authorization } }, self) => {
    if (asked.startsWith("GET /token?"))
      return authorization === basic ? [200, {}, JSON.stringify({ token: scopes })] : [401];
    if (authorization !== `Bearer push`) {
      const realm = `Bearer realm="http://${self}/token",service="registry"`;
      return [401, { "www-authenticate": realm }];
    }
    return asked.startsWith("POST") ? [202, { location: "/v2/team/upload/1?state=x" }] : [204];
  });

it("signs in for a token, begins an upload below the prefix, and gives it up", async () => {
  const { address, asked } = await withTokens("push");
  await tryRegistry(accessTo(address));
  expect(asked).toEqual([
    "GET /v2/",
    "GET /token?service=registry&scope=repository%3Ateam%2Fdocker-manager-check%3Apull%2Cpush",
    "POST /v2/team/docker-manager-check/blobs/uploads/",
    "DELETE /v2/team/upload/1?state=x",
  ]);
});

it("says whom it does not let in, and who may not push", async () => {
  const { address } = await withTokens("pull-alone");
  expect(await fieldsOf(tryRegistry(accessTo(address)))).toEqual({
    prefix: `ines may not push to ${address}/team. Give the user that right there, or use another prefix.`,
  });
  const wrong = { username: "ines", password: "hunter2" };
  expect(await fieldsOf(tryRegistry(accessTo(address, { login: wrong })))).toEqual({
    password: `${address} does not let ines in with this password. Check both.`,
  });
  expect(await fieldsOf(tryRegistry(accessTo(address, { login: null })))).toHaveProperty("username");
});

it("shows no password to a realm without TLS, and follows nobody elsewhere", async () => {
  const asks = (realm: string) => listen(() => [401, { "www-authenticate": `Bearer realm="${realm}"` }]);
  const { address } = await asks("ftp://elsewhere.example/token");
  expect(await fieldsOf(tryRegistry(accessTo(address)))).toEqual({
    address: `${address} sends the password somewhere without TLS. Check its configuration.`,
  });
  stop();
  const other = await listen(() => [307, { location: "http://127.0.0.1:1/" }]);
  expect(await fieldsOf(tryRegistry(accessTo(other.address)))).toEqual({
    address: `${other.address} does not answer as a registry (status 307). Check the address.`,
  });
});

it.each<[number, string, RegExp]>([
  [404, "prefix", /There is no .*\/team to push to/],
  [405, "address", /can only be read/],
  [500, "address", /status 500/],
])("says what %i means of a push", async (status, field, words) => {
  const { address } = await listen((asked) => [asked.startsWith("POST") ? status : 200]);
  expect(await fieldsOf(tryRegistry(accessTo(address)))).toEqual({ [field]: expect.stringMatching(words) });
});

it("says where TLS is missing, and where nobody is", async () => {
  const { address } = await listen(() => [200]);
  expect(await fieldsOf(tryRegistry(accessTo(address, { plainHttp: false })))).toEqual({
    address: `${address} speaks plain HTTP. Give it a certificate, or allow plain HTTP where nobody can listen in.`,
  });
  stop();
  expect(await fieldsOf(tryRegistry(accessTo(address)))).toEqual({
    address: `Nothing listens at ${address}. Check the address and the port.`,
  });
});
