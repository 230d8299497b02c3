/** @type {import('@remix-run/dev').AppConfig} */
export default {
  appDirectory: "app",
  serverModuleFormat: "esm",
  serverBuildPath: "build/remix/index.js",
  assetsBuildDirectory: "public/build",
  publicPath: "/build/",
  ignoredRouteFiles: ["**/*.test.*", "**/.*"],
  watchPaths: ["server/domain/**/*.ts"],
  postcss: true,
  tailwind: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    // All routes are known from the start, in 2 kB: a fetcher that meets one not yet discovered may answer 404.
    v3_lazyRouteDiscovery: false,
  },
};
