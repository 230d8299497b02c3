import { describe, expect, it } from "vitest";
import { testApp } from "../../docker/testing/images";
import { localNodeId } from "../../server/machines/local-node";
import { buildRelease } from "../../server/services/builds/build-release";
import { type BuildBed, type Built, textOf } from "../testing/builds";
import { ownWorker } from "../testing/processes";

const never = new AbortController().signal;

export function describeInterruptions(bed: () => BuildBed): void {
  const deps = () => bed().installation.deps;
  const read = (id: string): Promise<Built> =>
    deps().db.deployment.findUniqueOrThrow({
      where: { id },
      include: { release: true, steps: { orderBy: { position: "asc" } }, log: { orderBy: { seq: "asc" } } },
    });
  const prepare = async (name: string, dockerfile: string) => {
    bed().repositories.commit(name, { Dockerfile: dockerfile }, name);
    const app = await bed().createApplication(name);
    return { app, id: await app.begin() };
  };
  const says = (id: string, words: string) =>
    expect.poll(async () => textOf(await read(id)), { timeout: 90_000 }).toContain(words);
  const wish = (id: string) => deps().db.deployment.update({ where: { id }, data: { cancelRequestedAt: new Date() } });

  describe("two builds at a time", () => {
    it.each(["classic", "buildkit"])("one is cancelled at once, the other does not notice: %s", async (builder) => {
      const option = builder === "buildkit" ? "--mount=type=cache,target=/c " : "";
      const two = { ...deps(), limits: { ...deps().limits, perNode: 2 } };
      const long = await prepare(`long-${builder}`, `FROM ${testApp}\nRUN ${option}echo begun; sleep 778\n`);
      const other = await prepare(
        `other-${builder}`,
        `FROM ${testApp}\nRUN ${option}echo begun; sleep 4; echo still here\n`,
      );
      const building = [long, other].map(({ id }) => buildRelease(two, id, never));
      await says(long.id, "begun");
      await says(other.id, "begun");
      const asked = Date.now();
      await wish(long.id);
      await building[0];
      expect(Date.now() - asked).toBeLessThan(15_000);
      expect(await read(long.id)).toMatchObject({ status: "CANCELLED", reason: "cancelled" });
      await building[1];
      expect((await read(other.id)).status).toBe("DEPLOYING");
      expect(textOf(await read(other.id))).toContain("still here");
      await other.app.settle(other.id);
    });
  });

  describe("one build at a time", () => {
    it("lets the next wait, says so, takes them in their order, and lets who waits be cancelled at once", async () => {
      const made = [];
      for (const name of ["queue-1", "queue-2", "queue-3"])
        made.push(await prepare(name, `FROM ${testApp}\nRUN echo ${name}; sleep 3\n`));
      const [first, second, third] = made.map(({ id }) => id) as [string, string, string];
      const running = buildRelease(deps(), first, never);
      await says(first, "queue-1");
      expect(await buildRelease(deps(), third, never)).toBe(false);
      expect(await buildRelease(deps(), second, never)).toBe(false);
      const waiting = await read(third);
      expect(waiting.waitingFor).toBe("Waiting for another build to end: one is made at a time on local.");
      expect(waiting.steps[0]?.status).toBe("waiting");
      await wish(second);
      expect(await buildRelease(deps(), second, never)).toBe(true);
      expect((await read(second)).status).toBe("CANCELLED");
      await running;
      expect(await buildRelease(deps(), third, never)).toBe(true);
      expect(await read(third)).toMatchObject({ status: "DEPLOYING", waitingFor: null });
      for (const { app, id } of made) await app.settle(id);
    });

    it("never takes two at once, when both ask in the same moment", async () => {
      const pair = [];
      for (const name of ["both-1", "both-2"])
        pair.push(await prepare(name, `FROM ${testApp}\nRUN echo ${name}; sleep 1\n`));
      const taken = await Promise.all(pair.map(({ id }) => buildRelease(deps(), id, never)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      for (const { id } of pair) await buildRelease(deps(), id, never);
      for (const { app, id } of pair) {
        expect((await read(id)).status).toBe("DEPLOYING");
        await app.settle(id);
      }
    });
  });

  describe("a worker that is killed in mid-build", () => {
    it.each(["classic", "buildkit"])("leaves it to the next, which ends it right: %s", async (builder) => {
      const option = builder === "buildkit" ? "--mount=type=cache,target=/c " : "";
      const worker = ownWorker(bed().installation.variables);
      const { id } = await prepare(
        `killed-${builder}`,
        `FROM ${testApp}\nRUN ${option}echo begun; sleep 3; echo over\n`,
      );
      await worker.start();
      try {
        await says(id, "begun");
        await worker.kill();
        expect((await read(id)).status).toBe("BUILDING");
        await worker.start();
        const status = async () => (await read(id)).status;
        await expect.poll(status, { timeout: 80_000, interval: 200 }).toBe("SUCCEEDED");
        const built = await read(id);
        expect(built.release?.number).toBe(1);
        expect(built.log.map(({ seq }) => seq)).toEqual(built.log.map((_, index) => index + 1));
        expect(await deps().db.release.count({ where: { appEnvironmentId: built.appEnvironmentId } })).toBe(1);
      } finally {
        await worker.stop();
      }
    });
  });

  describe("an engine that goes away in mid-build", () => {
    it("builds again when it is back", async () => {
      const { app, id } = await prepare("engine", `FROM ${testApp}\nRUN echo begun; sleep 4; echo over\n`);
      const building = buildRelease(deps(), id, never);
      await says(id, "begun");
      await bed().installation.host.restartDockerd();
      await building;
      const built = await read(id);
      expect([built.status, built.message]).toEqual(["DEPLOYING", null]);
      expect(textOf(built)).toContain("It is back; the work begins again.");
      await app.settle(id);
    });
  });

  describe("a database that goes away in mid-build", () => {
    it("ends nothing: the build is taken up again", async () => {
      const { app, id } = await prepare("database", `FROM ${testApp}\n`);
      const away = Object.assign(new Error("Can't reach database server"), { code: "P1001" });
      const git = { ...deps().git, resolve: () => Promise.reject(away) };
      await buildRelease({ ...deps(), git }, id, never);
      expect(await read(id)).toMatchObject({ status: "BUILDING", leaseOwner: null, reason: null });
      await buildRelease(deps(), id, never);
      expect((await read(id)).status).toBe("DEPLOYING");
      await app.settle(id);
    });
  });

  describe("a worker that stops in mid-build", () => {
    it("notes nothing, and nothing of it goes on", async () => {
      const engine = await deps().engines.get(localNodeId);
      // of builds, which the engine names by itself
      const stepsThere = async () =>
        (await engine.list({})).filter(({ name }) => /^[a-z]+_[a-z]+\d*$/.test(name)).map(({ name }) => name);
      const before = await stepsThere();
      const stopping = new AbortController();
      const { id } = await prepare("stopping", `FROM ${testApp}\nRUN echo begun; sleep 779\n`);
      const building = buildRelease(deps(), id, stopping.signal);
      await says(id, "begun");
      expect(await stepsThere()).toHaveLength(before.length + 1);
      stopping.abort();
      await building;
      expect(await read(id)).toMatchObject({ status: "BUILDING", leaseOwner: null, endedAt: null });
      await expect.poll(stepsThere, { timeout: 60_000 }).toEqual(before);
      await wish(id);
      await buildRelease(deps(), id, never);
    });
  });
}
