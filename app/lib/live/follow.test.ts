import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { follow, type Handlers, reconnectNow } from "./follow";

const dropSocket = vi.hoisted(() => vi.fn());
vi.mock("./socket", () => ({ liveApi: () => ({}), dropSocket, onDeadSocket: () => () => {} }));

interface Begun extends Handlers<string> {
  readonly place: string | undefined;
  stopped: boolean;
}
let begun: Begun[] = [];
const subscribe = (_api: unknown, place: string | undefined, handlers: Handlers<string>) => {
  const entry = { ...handlers, place, stopped: false };
  begun.push(entry);
  return {
    unsubscribe: () => {
      entry.stopped = true;
    },
  };
};
const seen: string[] = [];
const listener = { data: (data: string) => void seen.push(data), refused: vi.fn() };
const newest = (): Begun => {
  const last = begun.at(-1);
  if (last === undefined) throw new Error("Nothing was begun.");
  return last;
};
const failWith = (code: string) => newest().onError({ message: `Sentence of ${code}`, data: { code } });

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
  begun = [];
  seen.length = 0;
});

describe("follow", () => {
  it("goes on after what it saw last when the server could not go on for a while", () => {
    const stop = follow(subscribe, listener, "7");
    expect(newest().place).toBe("7");
    newest().onData({ id: "8", data: "a" });
    failWith("SERVICE_UNAVAILABLE");
    vi.advanceTimersByTime(2_000);
    expect([begun.length, newest().place]).toEqual([2, "8"]);
    newest().onData({ id: "9", data: "b" });
    expect(seen).toEqual(["a", "b"]);
    stop();
    expect(newest().stopped).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(begun.length).toBe(2);
  });

  it("does not ask again for what it may not have", () => {
    const stop = follow(subscribe, listener);
    failWith("FORBIDDEN");
    vi.advanceTimersByTime(60_000);
    expect([begun.length, listener.refused.mock.calls]).toEqual([1, [["Sentence of FORBIDDEN"]]]);
    stop();
  });

  it("connects anew when the session of the connection has ended, for there may be another one", () => {
    const stops = [follow(subscribe, listener), follow(subscribe, listener)];
    failWith("UNAUTHORIZED");
    expect([dropSocket.mock.calls.length, begun.length]).toEqual([1, 4]);
    for (const stop of stops) stop();
  });

  it("hears nothing of a subscription that it gave up", () => {
    const stop = follow(subscribe, listener, "1");
    const [first] = begun;
    reconnectNow();
    expect([first?.stopped, newest().place]).toEqual([true, "1"]);
    first?.onData({ id: "2", data: "late" });
    first?.onError({ message: "late" });
    vi.advanceTimersByTime(60_000);
    expect([seen, begun.length]).toEqual([[], 2]);
    stop();
    reconnectNow();
    expect(begun.length).toBe(2);
  });
});
