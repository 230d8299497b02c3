const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      "no-circular",
      "A circle has no beginning: neither part can be understood or tested alone.",
      { pathNot: "^server/db/generated" },
      { circular: true },
    ),
    rule(
      "domain-is-pure",
      "Decisions depend on nothing that can fail or change by itself.",
      { path: "^server/domain", pathNot: "\\.test(ing)?\\.ts$" },
      { pathNot: "^(server/domain|node_modules/zod)" },
    ),
    rule(
      "only-docker-talks-docker",
      "One port to the machines, so that a fake can stand for them.",
      { pathNot: "^server/docker" },
      { path: "^node_modules/(dockerode|ssh2)" },
    ),
    rule(
      "services-know-no-doors",
      "A use-case must not depend on how it was asked.",
      { path: "^server/services", pathNot: "\\.test\\.ts$" },
      { path: "^(server/(trpc|http|ws)|app|workers)" },
    ),
    rule(
      "doors-are-thin",
      "A door parses, calls a use-case and returns; it never reads rows by itself.",
      { path: "^server/(trpc|http|ws)", pathNot: "\\.(test|testing)\\.ts$" },
      { path: "^server/(docker|edge|db)" },
    ),
    rule(
      "app-sees-types-only",
      "Pages are bundled apart: server code imported there at run time would exist twice.",
      { path: "^app" },
      { path: "^(server|workers)", pathNot: "^server/domain", dependencyTypesNot: ["type-only"] },
    ),
    rule(
      "not-to-test",
      "What runs must not need what tests it.",
      { pathNot: "\\.test(ing)?\\.tsx?$" },
      { path: "\\.test(ing)?\\.tsx?$" },
    ),
    rule(
      "not-to-unresolvable",
      "An import that leads nowhere fails at run time only.",
      { pathNot: "^(server/setup|app)" },
      { couldNotResolve: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|public/build)" },
  },
};
