import { describe, expect, it } from "vitest";
import { testApp } from "../../docker/testing/images";
import { localNodeId } from "../../server/machines/local-node";
import { type BuildBed, textOf } from "../testing/builds";

const caching = `FROM ${testApp}\nRUN --mount=type=cache,target=/cache date +%N >>/cache/times && wc -l </cache/times\n`;

export function describeBuilders(bed: () => BuildBed): void {
  const limits = () => bed().installation.deps.limits;
  const buildOf = async (name: string, dockerfile: string, over: object = {}) => {
    bed().repositories.commit(name, { Dockerfile: dockerfile }, "One");
    const app = await bed().createApplication(name);
    return app.build(over);
  };

  describe("the builder", () => {
    it("is BuildKit where the Dockerfile needs it, and the log says what that means", async () => {
      const built = await buildOf("kit", caching);
      expect(built.status).toBe("DEPLOYING");
      expect(textOf(built)).toContain("BuildKit builds it. It keeps to no limit of memory and CPU");
      expect(textOf(built)).not.toContain("The classic builder");
    });

    it("is the classic one for a “# syntax” line alone, so that its limits hold", async () => {
      const built = await buildOf("syntax", `# syntax=docker/dockerfile:1\nFROM ${testApp}\nRUN true\n`);
      expect([built.status, textOf(built)]).toEqual([
        "DEPLOYING",
        expect.stringContaining("The classic builder builds it"),
      ]);
    });

    it("goes on without the image of a “# syntax” line that cannot be had", async () => {
      const built = await buildOf("kit-syntax", `# syntax=docker/dockerfile:1\n${caching}`);
      expect([built.status, textOf(built)]).toEqual([
        "DEPLOYING",
        expect.stringContaining("BuildKit reads the Dockerfile without it"),
      ]);
    });

    it("tells why a step failed under BuildKit, too, and ends at the time limit", async () => {
      const failed = await buildOf(
        "kit-fails",
        `FROM ${testApp}\nRUN --mount=type=cache,target=/c echo no good && exit 42\n`,
      );
      expect([failed.reason, failed.message]).toEqual(["build_failed", expect.stringContaining("exit code: 42")]);
      expect(textOf(failed)).toContain("no good");
      const slow = await buildOf("kit-hangs", `FROM ${testApp}\nRUN --mount=type=cache,target=/c sleep 777\n`, {
        limits: { ...limits(), timeoutMs: 3_000 },
      });
      expect(slow.reason).toBe("build_timeout");
    });

    it("is stopped when BuildKit leaves the node too little memory", async () => {
      const edge = await bed().installation.deps.edges.get(localNodeId);
      const { available, total } = await edge.memory();
      const greedy = `FROM ${testApp}\nRUN --mount=type=cache,target=/c node -e "const all = []; for (let i = 0; i < 1500; i++) all.push(Buffer.alloc(1e6, 1)); setTimeout(() => all, 60000)"\n`;
      const built = await buildOf("kit-greedy", greedy, {
        limits: { ...limits(), memoryFloorShare: (available - 900e6) / total },
      });
      expect([built.status, built.reason]).toEqual(["FAILED", "build_failed"]);
      expect(built.message).toMatch(
        /^The build was stopped: it left the node with \d+ MB of memory\. BuildKit keeps to no limit/,
      );
    });
  });
}
