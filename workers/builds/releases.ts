import { describe, expect, it } from "vitest";
import { testApp } from "../../docker/testing/images";
import type { ReleaseSpec } from "../../server/domain/application/config";
import { localNodeId } from "../../server/machines/local-node";
import { type BuildBed, type Built, textOf } from "../testing/builds";

const dockerfile = `FROM ${testApp}
ARG COLOUR=none
RUN echo "painted $COLOUR"
EXPOSE 9000 7070
`;
const stepsOf = ({ steps }: Built) => steps.map(({ key, status }) => `${key} ${status}`);
const isBuilt = (built: Built) => textOf(built).includes("Step 1/");

export function describeReleases(bed: () => BuildBed): void {
  describe("a build", () => {
    it("makes a release of the branch's newest commit, and keeps what it said line by line", async () => {
      const { repositories, installation } = bed();
      const commit = repositories.commit("good", { Dockerfile: dockerfile, "a.txt": "a" }, "Paint it\n\nmore words");
      const app = await bed().createApplication("good");
      await installation.api.variables.setVariable({ ...app.at, key: "GREETING", value: "hello", secret: true });
      const built = await app.build();
      expect([built.status, built.reason, built.waitingFor]).toEqual(["DEPLOYING", null, null]);
      expect(built.release).toMatchObject({ number: 1, commit, commitMessage: "Paint it", prunedAt: null });
      expect(built.release?.spec as unknown as ReleaseSpec).toMatchObject({ port: 7070 });
      const { vault, engines } = installation.deps;
      const sealed = vault.open(built.release?.sealedVariables ?? "", `release:${built.release?.id}`);
      expect(JSON.parse(sealed)).toEqual({ GREETING: "hello" });
      expect(stepsOf(built)).toEqual(["source done", "build done", "rollout running", "monitor waiting"]);
      expect(built.log.map(({ seq }) => seq)).toEqual(built.log.map((_, index) => index + 1));
      expect(textOf(built)).toContain("painted none");
      expect(textOf(built)).toContain("The classic builder builds it, with at most 2048 MB of memory and 1 CPU.");
      const engine = await engines.get(localNodeId);
      const image = await engine.inspectImage(built.release?.imageId ?? "");
      expect(image?.tags).toEqual([built.release?.imageRef]);
      expect(image?.labels).toMatchObject({ "org.opencontainers.image.revision": commit });
    });

    it("is not made again for the same commit and variables, in any environment of the application", async () => {
      const { repositories, installation } = bed();
      repositories.commit("same", { Dockerfile: dockerfile }, "One");
      const app = await bed().createApplication("same");
      const first = await app.build();
      const second = await app.build();
      const elsewhere = await app.build({}, "staging");
      expect([first, second, elsewhere].map(isBuilt)).toEqual([true, false, false]);
      expect([second, elsewhere].map(({ release }) => release?.imageId)).toEqual(Array(2).fill(first.release?.imageId));
      expect(stepsOf(second)).toContain("build skipped");
      expect(textOf(second)).toContain("Built before from the same commit and variables");

      await installation.api.variables.setVariable({ ...app.at, key: "RUNS", value: "1", secret: false });
      const runTime = await app.build();
      expect([isBuilt(runTime), runTime.release?.imageId]).toEqual([false, first.release?.imageId]);
      expect(runTime.release?.variablesVersion).toBeGreaterThan(first.release?.variablesVersion ?? 0);

      await installation.api.variables.setVariable({
        ...app.at,
        ...{ key: "COLOUR", value: "blue", secret: false, build: true },
      });
      const painted = await app.build();
      expect([isBuilt(painted), painted.release?.imageId === first.release?.imageId]).toEqual([true, false]);
      expect(textOf(painted)).toContain("painted blue");

      repositories.commit("same", { "b.txt": "b" }, "Two");
      expect(isBuilt(await app.build())).toBe(true);
    });

    it("is made again when its image is gone from the node", async () => {
      const { repositories, installation } = bed();
      repositories.commit("gone", { Dockerfile: dockerfile, id: "gone" }, "One");
      const app = await bed().createApplication("gone");
      const first = await app.build();
      await (await installation.deps.engines.get(localNodeId)).removeImage(first.release?.imageRef ?? "");
      expect(isBuilt(await app.build())).toBe(true);
    });

    it("goes on from the layers of the one before", async () => {
      const { repositories } = bed();
      const slow = `FROM ${testApp}\nRUN date +%N >/stamp && cat /stamp\nCOPY . /srv/app\n`;
      repositories.commit("layers", { Dockerfile: slow, "a.txt": "1" }, "One");
      const app = await bed().createApplication("layers");
      await app.build();
      repositories.commit("layers", { "a.txt": "2" }, "Two");
      const second = await app.build();
      expect(textOf(second)).toContain(" ---> Using cache");
      expect(second.status).toBe("DEPLOYING");
    });

    it("shows no secret, however it got into its words", async () => {
      const { repositories, installation } = bed();
      const secret = "hunter2-very-long";
      const encoded = Buffer.from(secret).toString("base64");
      const leaky = `FROM ${testApp}\nARG LEAK\nRUN echo "leak: $LEAK ${encoded}"\nRUN echo ${secret} && exit 3\n`;
      repositories.commit("leaky", { Dockerfile: leaky }, `Never ${secret}`);
      const app = await bed().createApplication("leaky");
      const { variables } = installation.api;
      await variables.setVariable({ ...app.at, key: "TOKEN", value: secret, secret: true });
      await variables.setVariable({ ...app.at, key: "LEAK", value: secret, secret: false, build: true });
      const built = await app.build();
      expect(built).toMatchObject({ status: "FAILED", reason: "build_failed" });
      expect(textOf(built)).toContain("leak: ••• •••");
      const everything = JSON.stringify({ ...built, log: built.log, steps: built.steps });
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(encoded);
    });

    it("cuts a log that would fill the database, and still says how it ended", async () => {
      const { repositories } = bed();
      const chatty = `FROM ${testApp}\nRUN seq 1 60000\nRUN exit 9\n`;
      repositories.commit("chatty", { Dockerfile: chatty }, "Talk");
      const built = await (await bed().createApplication("chatty")).build();
      expect(built.log.length).toBeLessThan(50_010);
      expect(built.log.length).toBeGreaterThan(49_000);
      expect(textOf(built)).toContain("The log is cut here");
      expect(built.log.at(-1)?.text).toContain("non-zero code: 9");
      expect(built.message).toContain("non-zero code: 9");
    });
  });
}
