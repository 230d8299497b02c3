import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edgeImages } from "../../docker/testing/images";
import { loadActor } from "../../server/auth/load-actor";
import { localNodeId } from "../../server/machines/local-node";
import { createApi } from "../../server/services/api";
import { takeSurvey } from "../../server/services/nodes/take-survey";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { surveyNode } from "./survey-node";
import { watchEdge } from "./watch-edge";

const password = "correct horse battery";
const times = { calmMs: 50, doubtMs: 50, roomMs: 200, wholeMs: 1_000 };
let installation: TestInstallation;
const stopping = new AbortController();
let loops: Promise<unknown>;

beforeAll(async () => {
  installation = await createTestInstallation("survey", 24);
  const { deps } = installation;
  await deps.db.node.create({
    data: { id: localNodeId, name: "local", endpoint: installation.variables.DM_DOCKER_HOST ?? "" },
  });
  loops = Promise.all([
    watchEdge(deps, localNodeId, stopping.signal),
    surveyNode(deps, localNodeId, stopping.signal, times),
  ]);
});
afterAll(async () => {
  stopping.abort();
  await loops;
  await installation.remove();
});

const read = () => installation.api.nodes.readNode({ organization: installation.organization, node: "local" });
const isReady = async () => (await read()).node.state;
const wait = { timeout: 60_000 };

describe("a node", () => {
  it("is ready once it answers, and says what it is, what room it has and what takes it", async () => {
    await expect.poll(isReady, wait).toBe("ready");
    await expect.poll(async () => (await read()).parts, wait).not.toBeNull();
    const { node, machine, parts, states, pages } = await read();
    expect(machine?.version).toMatch(/^\d+\.\d+/);
    expect(machine?.cpus).toBeGreaterThan(0);
    expect(node.memory?.total).toBeGreaterThan(node.memory?.available ?? Number.POSITIVE_INFINITY);
    const { total = 0, free = 0 } = node.disk ?? {};
    expect(total).toBeGreaterThan(free);
    expect(parts?.imagesUnneeded).toBeGreaterThan(0);
    expect(node.containers).toEqual({ managed: 0, running: 0, others: 0 });
    expect(states.map(({ state }) => state)).toEqual(["ready"]);
    expect(pages).toEqual({ current: 1, all: 1, total: 0 });
  });

  it("counts what else runs on it, and tells members no more than that", async () => {
    const { deps, organization, api } = installation;
    const engine = await deps.engines.get(localNodeId);
    await engine.ensureContainer({
      ...{ name: "somebody-elses", image: edgeImages.companion, labels: {}, command: ["sleep", "1000"] },
      ...{ network: "none", restart: "no" },
    });
    const counts = { managed: 0, running: 0, others: 1 };
    await expect.poll(async () => (await read()).node.containers, wait).toEqual(counts);
    await api.members.addMember({
      organization,
      email: "ravi@brinewood.example",
      name: "Ravi",
      password,
      role: "MEMBER",
    });
    const ravi = await deps.db.user.findUniqueOrThrow({ where: { email: "ravi@brinewood.example" } });
    const asRavi = createApi({ ...deps, requestId: "test", actor: await loadActor(deps.db, ravi.id) });
    const seen = await asRavi.nodes.readNode({ organization, node: "local" });
    expect(seen.node.containers).toEqual(counts);
    expect(JSON.stringify(seen)).not.toContain("somebody-elses");
    await engine.remove("somebody-elses");
  });

  it("whose edge is not up yet is not looked at to the end: how full its disk is, is asked for again", async () => {
    const { deps, variables } = installation;
    const id = "node_new";
    await deps.db.node.create({ data: { id, name: "new", endpoint: variables.DM_DOCKER_HOST ?? "" } });
    const disk = () => Promise.reject(new Error("It is not up."));
    const edges = { get: async () => ({ ...(await deps.edges.get(localNodeId)), disk }) };
    expect(await takeSurvey({ ...deps, edges }, id, true)).toBe(false);
    expect(await takeSurvey({ ...deps, edges: { get: () => deps.edges.get(localNodeId) } }, id, true)).toBe(true);
    expect(await takeSurvey({ ...deps, edges }, id, true)).toBe(true);
    await deps.db.node.delete({ where: { id } });
  });

  it("is unreachable when its engine is away, keeps what was known, and comes back; both are told", async () => {
    const { deps, host, organization, api } = installation;
    const before = await read();
    await host.stop();
    await expect.poll(isReady, wait).toBe("unreachable");
    const away = await read();
    expect(away.node.troubles).toEqual([{ kind: "unreachable" }]);
    expect(away.states[0]?.reason).toMatch(/does not answer/);
    expect([away.machine, away.node.disk?.total]).toEqual([before.machine, before.node.disk?.total]);
    expect((await api.organizations.readOverview({ organization })).totals.attention).toBe(1);
    expect((await api.organizations.readFrame({ organization })).nodesMark).toBe("bad");
    await host.start();
    await expect.poll(isReady, wait).toBe("ready");
    expect((await read()).states.map(({ state }) => state)).toEqual(["ready", "unreachable", "ready"]);
    const told = await deps.db.event.findMany({ where: { type: "node.changed" }, orderBy: { id: "asc" } });
    expect(told.map(({ payload }) => payload)).toEqual(["ready", "unreachable", "ready"].map((state) => ({ state })));
  });

  it("that is not there is told like one of somebody else", async () => {
    const { api, organization } = installation;
    await expect(api.nodes.readNode({ organization, node: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
    await expect(api.nodes.readNode({ organization: "others", node: "local" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
