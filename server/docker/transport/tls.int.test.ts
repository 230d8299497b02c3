import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../../docker/testing/host";
import { createDockerodeEngine } from "../dockerode/create-dockerode-engine";
import { createTlsTransport, type TlsTarget } from "./tls";

let host: TestHost;
beforeAll(async () => {
  host = await startTestHost("tlslink", 30, { tls: true });
});
afterAll(() => host.remove());

async function list(over: (tls: TestHost["tls"]) => Partial<TlsTarget> = () => ({})) {
  const { port, ca, cert, key } = host.tls;
  const transport = createTlsTransport({ host: host.address, port, ca, cert, key, ...over(host.tls) });
  try {
    return await createDockerodeEngine(transport).list({});
  } finally {
    transport.close();
  }
}

it("opens with a certificate of the engine's authority", async () => expect(await list()).toEqual([]));

it.each<[string, RegExp, (tls: TestHost["tls"]) => Partial<TlsTarget>]>([
  ["a certificate of another authority", /bad certificate|unknown ca/i, ({ stranger }) => stranger],
  ["a certificate that is over", /certificate expired|bad certificate/i, ({ expired }) => expired],
  [
    "an engine that another authority signed",
    /self.signed|unable to verify/i,
    ({ stranger }) => ({ ca: stranger.cert }),
  ],
])("refuses %s, and says so", async (_name, said, over) => {
  await expect(list(over)).rejects.toMatchObject({ reason: "unreachable", message: expect.stringMatching(said) });
});
