import { describe, expect, it, vi } from "vitest";
import { patientFetch } from "./patient-fetch";

const lost = new TypeError("Failed to fetch");
const answer = new Response("data");
const failing = (times: number) => {
  let left = times;
  return vi.fn<typeof fetch>(async () => {
    if (left-- > 0) throw lost;
    return answer;
  });
};

describe("patientFetch", () => {
  it("asks again for a page's data, less and less often, until there is an answer", async () => {
    const ask = failing(6);
    const waits: number[] = [];
    const patient = patientFetch(ask, async (ms) => void waits.push(ms));
    expect(await patient(new URL("http://dm.example/brinewood.data?index"))).toBe(answer);
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it.each<[string, string, RequestInit]>([
    ["what changes something", "/brinewood/projects/new.data", { method: "POST" }],
    ["what is no page's data", "/trpc/deployments.deploy", {}],
  ])("sends %s once", async (_name, path, init) => {
    const ask = failing(1);
    await expect(patientFetch(ask, async () => {})(path, init)).rejects.toBe(lost);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it("takes an answer for one, also a bad one, and another error for what it is", async () => {
    const bad = new Response(null, { status: 500 });
    expect(
      await patientFetch(
        async () => bad,
        async () => {},
      )("/a.data"),
    ).toBe(bad);
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
