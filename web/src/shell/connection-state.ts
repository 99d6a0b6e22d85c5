import type { Source } from "@/lib/types";
import type { Link } from "@/live/store";

interface Seen {
  link: Link;
  heardAt: number | null;
  pausedAt: number | null;
  dataAt: number | null;
  source: Source | null;
  /** Local time, for what was measured here. */
  now: number;
}

export interface ConnectionState {
  key: "live" | "connected" | "connecting" | "reconnecting" | "offline" | "stopped" | "paused";
  mood: "good" | "waiting" | "bad" | "still";
  /** A moment to show, epoch milliseconds. */
  at: number | null;
  /** An age to show, seconds. */
  age: number | null;
}

/** What the connection light says: a pause first, then the truth about the link. */
export function describeConnection(seen: Seen, serverNow: number): ConnectionState {
  if (seen.pausedAt !== null) return { key: "paused", mood: "still", at: seen.pausedAt, age: null };
  const since = (from: number | null, now: number) => (from === null ? null : Math.max(0, (now - from) / 1000));
  if (seen.link === "live") {
    return {
      key: seen.source === "live" ? "live" : "connected",
      mood: "good",
      at: null,
      age: since(seen.heardAt, seen.now),
    };
  }
  if (seen.link === "unreachable") {
    // Files do not grow older, and without data there is no age.
    if (seen.source === "files" || seen.dataAt === null) return { key: "stopped", mood: "bad", at: null, age: null };
    return { key: "offline", mood: "bad", at: null, age: since(seen.dataAt, serverNow) };
  }
  // Signed out: the data stays, nothing moves it any more.
  if (seen.link === "idle" && seen.dataAt !== null) return { key: "stopped", mood: "still", at: null, age: null };
  return { key: seen.link === "reconnecting" ? "reconnecting" : "connecting", mood: "waiting", at: null, age: null };
}
