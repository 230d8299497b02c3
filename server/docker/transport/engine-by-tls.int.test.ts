import { ensureEngine26 } from "../../../docker/testing/engine-26";
import type { TestHost } from "../../../docker/testing/host";
import { describeEngine } from "../contract/engine-contract";
import { createDockerodeEngine } from "../dockerode/create-dockerode-engine";
import { createTlsTransport } from "./tls";

async function ways({ address, tls }: TestHost) {
  const { port, ca, cert, key } = tls;
  const target = { host: address, port, ca, cert, key };
  return { there: createTlsTransport(target), nowhere: createTlsTransport({ ...target, port: port + 1 }) };
}

// The newest that we support, reached as no other test does: how it is reached and how it answers do not depend on each other.
describeEngine("Docker Engine 26.1, by TCP with TLS", createDockerodeEngine, {
  ...{ label: "porttls", place: 28, ways },
  options: async () => ({ tls: true, programs: await ensureEngine26() }),
});
