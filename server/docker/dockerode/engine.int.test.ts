import { describeEngine } from "../contract/engine-contract";
import { createDockerodeEngine } from "./create-dockerode-engine";

// The machine's own: on Debian 12 it is 20.10, the oldest that we support.
describeEngine("the machine's Docker Engine", createDockerodeEngine, { label: "port", place: 10 });
