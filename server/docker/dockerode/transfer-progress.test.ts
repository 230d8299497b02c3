import { expect, it } from "vitest";
import { createTransferProgress } from "./transfer-progress";

const [a, b, c] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"];

it("counts layers that are pushed and their bytes, and those that the registry has as done", () => {
  const read = createTransferProgress();
  expect(read({ status: "The push refers to repository [r.example/shop]" })).toMatchObject({ layers: 0 });
  for (const id of [a, b, c]) read({ id, status: "Preparing", progressDetail: {} });
  read({ id: a, status: "Layer already exists", progressDetail: {} });
  read({ id: b, status: "Pushing", progressDetail: { current: 512, total: 1_000 } });
  expect(read({ id: c, status: "Pushing", progressDetail: { current: 120, total: 100 } })).toEqual({
    ...{ layers: 3, layersDone: 1, bytes: 632, of: 1_120 },
  });
  read({ id: c, status: "Pushed" });
  expect(read({ id: b, status: "Pushed" })).toEqual({ layers: 3, layersDone: 3, bytes: 1_120, of: 1_120 });
  expect(read({ status: "1: digest: sha256:1 size: 2" })).toMatchObject({ layers: 3 });
});

it("counts layers that are fetched, whose bytes are not told twice when they are unpacked", () => {
  const read = createTransferProgress();
  read({ id: "latest", status: "Pulling from library/x" });
  read({ id: a, status: "Already exists" });
  read({ id: b, status: "Downloading", progressDetail: { current: 800, total: 1_000 } });
  expect(read({ id: b, status: "Extracting", progressDetail: { current: 10, total: 1_000 } })).toEqual({
    ...{ layers: 2, layersDone: 1, bytes: 800, of: 1_000 },
  });
  expect(read({ id: b, status: "Pull complete" })).toMatchObject({ layersDone: 2, bytes: 1_000 });
});
