import type { Candles, Interval, Source } from "@/lib/types";
import { intervalSeconds } from "./levels";

/**
 * A bar that is not closed, or that has closed and was not read yet. `high` and `low` are those of the prices heard, without the open;
 * `shownBar` completes it. Its volume is that of the part that was read, null where none was.
 */
export interface Bar {
  /** Epoch seconds at which it opens. */
  time: number;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number | null;
}

/** More than these are not carried: what has closed is read again long before. */
const MOST = 5;
const BETWEEN_TRIES_MS = 5_000;
const RARE_TRIES_MS = 60_000;
/** The exchange's last message of a bar, written in batches, needs this long to get here. */
const SETTLE_MS = 2_500;

/** The close of the newest closed candle, and where it opens. */
export interface Closed {
  time: number;
  close: number;
}

export function lastClosed(candles: Candles | undefined): Closed | null {
  const time = candles?.epoch_seconds.at(-1);
  const close = candles?.close.at(-1);
  return time === undefined || close === undefined ? null : { time, close };
}

/**
 * Where the bar opens that a price belongs to, epoch seconds. A replayed market has a clock of its own: there it is the one after the
 * last closed candle. Null where nothing can be running: files, or a clock that stands before the candles.
 */
export function openingOfBar(source: Source | null, now: number, closed: Closed, step: number): number | null {
  if (source === null || source === "files") return null;
  if (source === "replay") return closed.time + step;
  const opening = Math.floor(now / step) * step;
  return opening > closed.time ? opening : null;
}

/** Takes a price into the bars after the last closed candle. A new bar opens where the one before it ended. */
export function takePrice(bars: readonly Bar[], price: number, opening: number, closed: Closed): readonly Bar[] {
  const kept = bars.filter((bar) => bar.time > closed.time);
  const last = kept.at(-1);
  if (last && opening < last.time) return kept;
  if (last?.time === opening) {
    const { high, low, close } = last;
    if (close === price && kept.length === bars.length) return bars;
    return [...kept.slice(0, -1), { ...last, high: Math.max(high, price), low: Math.min(low, price), close: price }];
  }
  const open = last?.close ?? closed.close;
  return [...kept, { time: opening, open, high: price, low: price, close: price, volume: null }].slice(-MOST);
}

/** What finer closed candles say of the bar that opens at `opening`; null when none of them lies in it. */
export function fromFiner(finer: Candles | undefined, opening: number, step: number): Bar | null {
  if (!finer) return null;
  let made: Bar | null = null;
  finer.epoch_seconds.forEach((time, i) => {
    const [open, high, low, close] = [finer.open[i], finer.high[i], finer.low[i], finer.close[i]];
    if (time < opening || time >= opening + step) return;
    if (open === undefined || high === undefined || low === undefined || close === undefined) return;
    made = {
      time: opening,
      open: made?.open ?? open,
      high: Math.max(made?.high ?? high, high),
      low: Math.min(made?.low ?? low, low),
      close,
      volume: (made?.volume ?? 0) + (finer.volume[i] ?? 0),
    };
  });
  return made;
}

/** The bar as it is drawn: opened and measured by what closed in it, where that was read, and ended by the newest price. */
export function shownBar(bar: Bar, finer: Bar | null): Bar {
  const known = finer?.time === bar.time ? finer : null;
  const open = known?.open ?? bar.open;
  return {
    ...bar,
    open,
    high: Math.max(open, bar.high, known?.high ?? bar.high),
    low: Math.min(open, bar.low, known?.low ?? bar.low),
    volume: known?.volume ?? bar.volume,
  };
}

/** The candles with the bars after them, for whoever reads them by number. */
export function withBars(candles: Candles, bars: readonly Bar[]): Candles {
  const after = bars.filter((bar) => bar.time > (candles.epoch_seconds.at(-1) ?? 0));
  if (after.length === 0) return candles;
  return {
    ...candles,
    epoch_seconds: [...candles.epoch_seconds, ...after.map(({ time }) => time)],
    open: [...candles.open, ...after.map(({ open }) => open)],
    high: [...candles.high, ...after.map(({ high }) => high)],
    low: [...candles.low, ...after.map(({ low }) => low)],
    close: [...candles.close, ...after.map(({ close }) => close)],
    volume: [...candles.volume, ...after.map(({ volume }) => volume ?? Number.NaN)],
  };
}

/** Milliseconds until the candles are worth reading again: at the close of the running bar, then often, then seldom. */
export function nextReading(closed: Closed | null, interval: Interval, nowMs: number): number {
  const step = intervalSeconds[interval] * 1000;
  if (closed === null) return RARE_TRIES_MS;
  // The bar after the last closed one closes two steps after that one opened.
  const due = closed.time * 1000 + 2 * step + SETTLE_MS;
  const late = nowMs - due;
  if (late < 0) return Math.max(BETWEEN_TRIES_MS, -late);
  return late < 60_000 ? BETWEEN_TRIES_MS : RARE_TRIES_MS;
}
