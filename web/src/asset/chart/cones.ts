import type { Cone, ConePoint } from "@/dashboard/candles/decor";
import type { Prediction } from "@/lib/types";

/** A claim about the price that has not come due: an interval, the moment that it was said at, and the moment it is about. */
export interface Expected {
  hours: number;
  /** Epoch seconds. */
  from: number;
  to: number;
  price: number;
  low: number;
  middle: number;
  high: number;
  /** Chance that the price will lie inside, 0..1; null where it was not said. */
  level: number | null;
}

/** A claim over more bars than this would dwarf the candles; one that begins with a shorter one is cut so many bars after the last. */
const MOST_BARS = 60;
const MOST_AHEAD = 36;

/** The live claims about the price that still stand, nearest first: of each horizon the one that was said last. */
export function expectedOf(predictions: readonly Prediction[], now: number): Expected[] {
  const newest = new Map<number, Prediction>();
  for (const one of predictions) {
    if (one.claim !== "price" || one.is_realized || one.is_backtest || Date.parse(one.target_datetime) <= now) continue;
    const known = newest.get(one.horizon_hours);
    if (!known || known.id < one.id) newest.set(one.horizon_hours, one);
  }
  return [...newest.values()]
    .flatMap((one): Expected[] => {
      const { predicted_low: low, predicted_price: middle, predicted_high: high, input_price: price } = one;
      if (low === null || middle === null || high === null || price === null || one.based_on === null) return [];
      const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1000);
      const [from, to] = [seconds(one.based_on), seconds(one.target_datetime)];
      return [{ hours: one.horizon_hours, from, to, price, low, middle, high, level: one.interval_level }];
    })
    .sort((a, b) => a.to - b.to);
}

/**
 * What the claims look like over bars of `step` seconds, of which the newest opened at `last`: one cone for each moment at which
 * something was said. Only the ends of a horizon were claimed; between them the width follows the root of time, as that of a price
 * without direction does.
 */
export function conesOf(expected: readonly Expected[], step: number, last: number): Cone[] {
  const drawn = expected.filter(({ from, to }) => to - from >= step);
  const near = drawn.filter(({ from, to }) => to - from <= MOST_BARS * step);
  return [...new Set(near.map(({ from }) => from))].map((from) => ({
    points: bent(
      from,
      drawn.filter((claim) => claim.from === from),
      step,
      last + MOST_AHEAD * step,
    ),
  }));
}

function bent(from: number, claims: readonly Expected[], step: number, until: number): ConePoint[] {
  const first = claims[0];
  if (!first) return [];
  // A price of a moment is the close of the bar that ends then.
  const opening = (time: number) => (Math.ceil(time / step) - 1) * step;
  let before: ConePoint = { time: opening(from), low: first.price, middle: first.price, high: first.price };
  const points = [before];
  const start = before.time;
  for (const claim of claims) {
    const end: ConePoint = { ...claim, time: opening(claim.to) };
    for (let time = before.time + step; time <= Math.min(end.time, until); time += step) {
      const root = (moment: number) => Math.sqrt(moment - start);
      const part = (root(time) - root(before.time)) / (root(end.time) - root(before.time));
      const between = (a: number, b: number) => a * (b / a) ** part;
      points.push({
        time,
        low: between(before.low, end.low),
        middle: between(before.middle, end.middle),
        high: between(before.high, end.high),
      });
    }
    before = end;
  }
  return points;
}
