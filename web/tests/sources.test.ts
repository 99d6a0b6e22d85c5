import { describe, expect, it } from "vitest";
import type { ScheduledJob, SourceRow, SyncStatus, Task } from "@/lib/types";
import { progressOf } from "@/live/messages";
import { jobViews } from "@/sources/jobs/views";
import { ageNow, ageShare, byProvider, feedHost, inTrouble, overall, seriesKey, took } from "@/sources/state";
import en from "../messages/en.json";

const row = (provider: string, series: string, state: SourceRow["state"], age: number | null = 0): SourceRow =>
  ({ provider, series, state, data_age_s: age, expected_s: 10, reason: null }) as SourceRow;

describe("the sources", () => {
  const rows = [
    row("coingecko", "prices", "fresh"),
    row("binance", "prices", "fresh"),
    row("binance", "candles:1m", "stale", 99),
    row("news:example.org", "news", "late"),
  ];

  it("stand by provider, trouble first", () => {
    expect(byProvider(rows).map(({ provider, rows: list }) => [provider, ...list.map(({ series }) => series)])).toEqual(
      [
        ["binance", "candles:1m", "prices"],
        ["news:example.org", "news"],
        ["coingecko", "prices"],
      ],
    );
  });

  it("are named by what is wrong with them, the worst first", () => {
    const all = [...rows, row("a", "b", "empty", null)];
    expect(overall(all)).toBe("empty");
    expect(inTrouble(all).groups.map(({ state, rows: list }) => [state, ...list.map(({ series }) => series)])).toEqual([
      ["empty", "b"],
      ["stale", "candles:1m"],
      ["late", "news"],
    ]);
    expect(inTrouble([row("a", "b", "fresh")])).toEqual({ groups: [], covered: [] });
    expect(overall([])).toBeNull();
  });

  it("are as good as the better provider where two have the same candles, and only there", () => {
    const stream = row("binance_stream", "candles:1m", "fresh");
    const covered = inTrouble([...rows, stream]);
    expect(covered.covered).toEqual([rows[2]]);
    expect(overall([...rows, stream])).toBe("late");
    expect(overall([row("binance", "listings", "fresh"), row("coingecko", "listings", "stale")])).toBe("stale");
  });

  it("grow older by the clock between two readings, and fill their gauge where they are stale", () => {
    expect(ageNow(row("a", "b", "fresh", 4), 1_000, 3_500)).toBe(6.5);
    expect(ageNow(row("a", "b", "empty", null), 0, 9)).toBeNull();
    expect([ageShare(15, 10), ageShare(99, 10), ageShare(0, 10)]).toEqual([0.5, 1, 0]);
  });

  it("are named in words for every reason, state and series of the server", () => {
    expect(feedHost("news:example.org")).toBe("example.org");
    expect(feedHost("binance")).toBeNull();
    for (const series of ["prices", "candles:1m", "candles:1h", "candles:1d", "fear_greed", "stream"])
      expect(en.data.series).toHaveProperty(seriesKey(series));
    for (const reason of ["rate_limited", "provider_down", "unreadable", "blocked", "not_listed"])
      expect(en.data.reason).toHaveProperty(reason);
    for (const reason of ["gap", "stale", "quarantined", "unconfirmed"]) expect(en.data.reason).toHaveProperty(reason);
    expect(Object.keys(en.source.long)).toEqual(["live", "simulated", "replay", "files"]);
  });
});

describe("jobs", () => {
  const task = (id: number, status: Task["status"]) => ({ id, name: "sync_news", status }) as Task;
  const job = (last: Task | null) => ({ name: "sync_news", last }) as ScheduledJob;
  const status = (open: Task | null) => ({ jobs: [{ name: "sync_news", open }] }) as SyncStatus;

  it("show what goes on, whichever list knows of it first", () => {
    const asked = { sync_news: task(7, "queued") };
    expect(jobViews([job(task(5, "succeeded"))], undefined, asked)[0]).toMatchObject({
      open: { id: 7 },
      last: { id: 5 },
    });
    expect(jobViews([job(task(7, "running"))], status(task(7, "queued")), {})[0]).toMatchObject({
      open: { id: 7, status: "running" },
      last: null,
    });
  });

  it("are over once a list says that the newest has ended", () => {
    const asked = { sync_news: task(7, "queued") };
    expect(jobViews([job(task(7, "succeeded"))], status(null), asked)[0]).toMatchObject({
      open: null,
      last: { id: 7 },
    });
  });

  it("tell how long they took and how far they are", () => {
    const at = (seconds: number) => new Date(seconds * 1000).toISOString();
    expect(took({ started_at: at(10), finished_at: at(14.5) } as Task)).toBe(4.5);
    expect(took({ started_at: at(10), finished_at: null } as Task)).toBeNull();
    const told = { id: 3, name: "backfill", status: "running", progress: 1.5, message: 4 };
    expect(progressOf(told)).toEqual({ id: 3, name: "backfill", status: "running", progress: 1, message: null });
    expect(progressOf({ id: "3" })).toBeNull();
  });
});
