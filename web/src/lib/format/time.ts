import type { Writing } from "./writing";

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter({ times }: Writing, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${times}${JSON.stringify(options)}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(times, { timeZone: "UTC", hourCycle: "h23", ...options });
    cache.set(key, found);
  }
  return found;
}

type Moment = number | string | Date;

/** 14:05, in UTC. */
export function clock(writing: Writing, at: Moment): string {
  return formatter(writing, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** 14:05:12, in UTC. */
export function clockSeconds(writing: Writing, at: Moment): string {
  return formatter(writing, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(new Date(at));
}

/** The parts of a date from the smallest to the largest: both languages write them in this order. */
function ascending(writing: Writing, at: Moment, options: Intl.DateTimeFormatOptions): string {
  const parts = formatter(writing, options).formatToParts(new Date(at));
  const order = ["day", "month", "year"];
  const found = order.map((type) => parts.find((part) => part.type === type)?.value);
  return found.filter(Boolean).join(" ");
}

/** 21 Nov, or ۳۰ آبان in the Persian calendar. */
export function day(writing: Writing, at: Moment): string {
  return ascending(writing, at, { day: "numeric", month: "short" });
}

/** 21 Nov 2026. */
export function fullDay(writing: Writing, at: Moment): string {
  return ascending(writing, at, { day: "numeric", month: "short", year: "numeric" });
}

/** Nov, for the axis of a long chart. */
export function month(writing: Writing, at: Moment): string {
  return formatter(writing, { month: "short" }).format(new Date(at));
}

/** 2026, for the axis of a long chart. */
export function year(writing: Writing, at: Moment): string {
  const parts = formatter(writing, { year: "numeric" }).formatToParts(new Date(at));
  return parts.find((part) => part.type === "year")?.value ?? "";
}

export type Span =
  | { unit: "seconds" | "minutes" | "hours" | "days"; first: number }
  | { unit: "hoursMinutes" | "daysHours"; first: number; second: number };

/** What is left of a term, no finer than it matters: whole hours from two hours on, whole days from two days on. */
export function coarse(seconds: number): number {
  const unit = seconds >= 172_800 ? 86_400 : seconds >= 7200 ? 3600 : 60;
  return Math.floor(Math.max(0, seconds) / unit) * unit;
}

/** A length of time in one unit under an hour and two above; zero parts are left out. */
export function span(seconds: number): Span {
  const total = Math.max(0, Math.round(seconds));
  if (total < 60) return { unit: "seconds", first: total };
  if (total < 3600) return { unit: "minutes", first: Math.floor(total / 60) };
  if (total < 86_400) {
    const minutes = Math.floor((total % 3600) / 60);
    const first = Math.floor(total / 3600);
    return minutes ? { unit: "hoursMinutes", first, second: minutes } : { unit: "hours", first };
  }
  const hours = Math.floor((total % 86_400) / 3600);
  const first = Math.floor(total / 86_400);
  return hours ? { unit: "daysHours", first, second: hours } : { unit: "days", first };
}
