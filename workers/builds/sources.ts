import { randomBytes } from "node:crypto";
import { existsSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { testApp } from "../../docker/testing/images";
import { createCliGit } from "../../server/git/cli/cli-git";
import { type BuildBed, repositoryLogin, textOf } from "../testing/builds";

const dockerfile = `FROM ${testApp}\n`;

export function describeSources(bed: () => BuildBed): void {
  const [username = "", token = ""] = repositoryLogin.split(":");
  const git = (repository: string, over: object = {}) => ({
    ...{ kind: "git" as const, url: `${bed().repositories.url}/${repository}.git`, branch: "main" },
    ...over,
  });
  const buildFrom = async (source: ReturnType<typeof git>, credential: object | null = null) => {
    const app = await bed().createApplication("any", { source, credential: credential as never });
    return app.build();
  };

  describe("a repository", () => {
    it("that is not there", async () => {
      const built = await buildFrom(git("nowhere"));
      expect(built).toMatchObject({ status: "FAILED", reason: "clone_failed" });
      expect(built.message).toContain("There is no repository at");
      expect(built.steps[0]).toMatchObject({ key: "source", status: "failed" });
    });

    it("that is private opens with its token only, and the token is in no line", async () => {
      bed().repositories.commit("private-shop", { Dockerfile: dockerfile }, "Hidden");
      const without = await buildFrom(git("private-shop"));
      expect([without.reason, without.message]).toEqual(["clone_failed", expect.stringContaining("add a token")]);
      const wrong = await buildFrom(git("private-shop"), { kind: "token", username, token: "wrong-token-123" });
      expect([wrong.reason, wrong.message]).toEqual(["clone_failed", expect.stringContaining("does not accept")]);
      expect(JSON.stringify(wrong)).not.toContain("wrong-token-123");
      const right = await buildFrom(git("private-shop"), { kind: "token", username, token });
      expect([right.status, right.release?.commitMessage]).toEqual(["DEPLOYING", "Hidden"]);
      expect(JSON.stringify(right)).not.toContain(token);
    });

    it("that is huge is left where it is, with the limit and how to raise it", async () => {
      const files = { Dockerfile: dockerfile, "film.bin": randomBytes(3_000_000).toString("base64") };
      bed().repositories.commit("huge", files, "Films");
      const built = await buildFrom(git("huge"));
      expect([built.status, built.reason]).toEqual(["FAILED", "clone_failed"]);
      expect(built.message).toMatch(/larger than 1 MB\. .* DM_GIT_MAX_MB\.$/);
    });

    it("whose server does not answer is given up in time", async () => {
      const { protocols, dataDir } = { protocols: ["http"] as const, dataDir: bed().installation.deps.workDir };
      const app = await bed().createApplication("hang", { source: git("hang") });
      const built = await app.build({ git: createCliGit({ dataDir, protocols: [...protocols], stepTimeoutMs: 800 }) });
      expect([built.reason, built.message]).toEqual([
        "clone_failed",
        expect.stringContaining("did not answer in time"),
      ]);
    });
  });

  describe("a branch", () => {
    it("that is missing", async () => {
      bed().repositories.commit("branches", { Dockerfile: dockerfile }, "One");
      const built = await buildFrom(git("branches", { branch: "nope" }));
      expect([built.reason, built.message]).toEqual(["clone_failed", expect.stringContaining('no branch "nope"')]);
    });

    it("named like a command is the name that it is", async () => {
      const { repositories } = bed();
      repositories.commit("branches", { "b.txt": "b" }, "Two");
      repositories.git("branches", "branch", "-f", "$(id)", "HEAD");
      repositories.git("branches", "push", "-q", "origin", "$(id)");
      const built = await buildFrom(git("branches", { branch: "$(id)" }));
      expect([built.status, built.release?.commitMessage]).toEqual(["DEPLOYING", "Two"]);
    });

    it("named like an option is refused, and refused again by who builds if it got into the database", async () => {
      const branch = "--upload-pack=touch /tmp/dm-upload-pack";
      await expect(buildFrom(git("branches", { branch }))).rejects.toThrow(/Correct|branch/);
      const app = await bed().createApplication("branches");
      await bed().installation.deps.db.application.updateMany({
        where: { slug: app.at.application, project: { slug: app.at.project } },
        data: { source: { url: git("branches").url, branch, subdirectory: "", dockerfile: "Dockerfile" } },
      });
      const built = await app.build();
      expect([built.status, built.reason]).toEqual(["FAILED", "clone_failed"]);
      expect(existsSync("/tmp/dm-upload-pack")).toBe(false);
    });
  });

  describe("a folder and a Dockerfile", () => {
    it("inside the repository are built from", async () => {
      const nested = `FROM ${testApp}\nCOPY page.txt /page\nRUN cat /page\n`;
      bed().repositories.commit(
        "nested",
        { "apps/web/docker/Main": nested, "apps/web/page.txt": "from inside" },
        "One",
      );
      const built = await buildFrom(git("nested", { subdirectory: "apps/web", dockerfile: "docker/Main" }));
      expect([built.status, textOf(built)]).toEqual(["DEPLOYING", expect.stringContaining("from inside")]);
    });

    it("that are missing are named", async () => {
      const folder = await buildFrom(git("nested", { subdirectory: "apps/none" }));
      expect([folder.reason, folder.message]).toEqual([
        "clone_failed",
        expect.stringContaining('no folder "apps/none"'),
      ]);
      const file = await buildFrom(git("nested", { subdirectory: "apps" }));
      expect(file.message).toContain('There is no "Dockerfile" in the folder "apps"');
    });

    it.each([{ subdirectory: "../.." }, { subdirectory: "/etc" }, { dockerfile: "../Dockerfile" }])(
      "that lead out of the repository are refused: %j",
      async (over) => {
        await expect(buildFrom(git("nested", over))).rejects.toThrow();
        const app = await bed().createApplication("nested");
        await bed().installation.deps.db.application.updateMany({
          where: { slug: app.at.application, project: { slug: app.at.project } },
          data: {
            source: { url: git("nested").url, branch: "main", subdirectory: "", dockerfile: "Dockerfile", ...over },
          },
        });
        expect(await app.build()).toMatchObject({ status: "FAILED", reason: "clone_failed" });
      },
    );

    it("that are links out of the repository are not followed", async () => {
      const { repositories } = bed();
      repositories.commit("links", { "real/Dockerfile": dockerfile }, "One");
      const copy = path.join(repositories.root, "links-copy");
      symlinkSync("/etc", path.join(copy, "out"));
      symlinkSync("/etc/hostname", path.join(copy, "Dockerfile"));
      symlinkSync("real", path.join(copy, "inside"));
      repositories.commit("links", {}, "Links");
      for (const over of [{ subdirectory: "out", dockerfile: "hostname" }, {}])
        expect(await buildFrom(git("links", over))).toMatchObject({ status: "FAILED", reason: "clone_failed" });
      expect((await buildFrom(git("links", { subdirectory: "inside" }))).status).toBe("DEPLOYING");
    });
  });
}
