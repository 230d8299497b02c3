import { describe, expect, it, vi } from "vitest";
import { patientFetch } from "./patient-fetch";

const lost = new TypeError("Failed to fetch");
const failing = (times: number) => {
  let left = times;
  return vi.fn<typeof fetch>(async () => {
    if (left-- > 0) throw lost;
    return new Response("data", { status: 202, headers: { "x-remix-response": "yes" } });
  });
};
const noWait = async () => {};
/** An answer of which the first part comes, and then an error. */
const cutOff = (error: Error) => {
  let parts = 0;
  const pull = (controller: ReadableStreamDefaultController) =>
    parts++ === 0 ? controller.enqueue(new TextEncoder().encode("da")) : controller.error(error);
  return new Response(new ReadableStream({ pull }));
};

describe("patientFetch", () => {
  it("asks again for a page's data, less and less often, until there is an answer", async () => {
    const ask = failing(6);
    const waits: number[] = [];
    const patient = patientFetch(ask, async (ms) => void waits.push(ms));
    const answer = await patient(new URL("http://dm.example/brinewood.data?index"));
    expect([answer.status, answer.headers.get("x-remix-response"), await answer.text()]).toEqual([202, "yes", "data"]);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it.each<[string, string, RequestInit]>([
    ["what changes something", "/brinewood/projects/new.data", { method: "POST" }],
    ["what is no page's data", "/trpc/deployments.deploy", {}],
  ])("sends %s once", async (_name, path, init) => {
    const ask = failing(1);
    await expect(patientFetch(ask, noWait)(path, init)).rejects.toBe(lost);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("asks again for an answer that is cut off, and tells whoever waits when he gave it up in the midst of it", async () => {
    const ask = failing(0).mockResolvedValueOnce(cutOff(lost));
    expect(await (await patientFetch(ask, noWait)("/a.data")).text()).toBe("data");
    const gone = new DOMException("gone on", "AbortError");
    for (const method of ["GET", "POST"])
      await expect(patientFetch(async () => cutOff(gone), noWait)("/a.data", { method })).rejects.toBe(gone);
    await expect(patientFetch(async () => cutOff(lost), noWait)("/a.data", { method: "POST" })).rejects.toBe(lost);
  });

  it("takes an answer for one, also a bad one, and another error for what it is", async () => {
    const bad = new Response(null, { status: 500 });
    expect(await patientFetch(async () => bad, noWait)("/a.data")).toBe(bad);
    const aborted = new DOMException("gone on", "AbortError");
    await expect(patientFetch(() => Promise.reject(aborted))("/a.data")).rejects.toBe(aborted);
  });

  it("ends when nobody wants the page any more", async () => {
    const leaving = new AbortController();
    const ask = failing(100);
    const patient = patientFetch(ask, async () => leaving.abort());
    await expect(patient("/a.data", { signal: leaving.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
