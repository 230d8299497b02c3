import { ensureEngine26 } from "../../../docker/testing/engine-26";
import { describeEngine } from "../contract/engine-contract";
import { createDockerodeEngine } from "./create-dockerode-engine";

describeEngine("Docker Engine 26.1", createDockerodeEngine, {
  label: "port26",
  place: 11,
  options: async () => ({ programs: await ensureEngine26() }),
});
