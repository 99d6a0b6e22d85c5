import type { ClaimRecord } from "@/lib/types";

type Bin = ClaimRecord["bins"][number];

/** Below this many claims a share says little; its point is hollow and no line leads to it. */
export const ENOUGH = 30;

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  /** Where the chance 0 is; the counts stand below. */
  bottom: number;
  foot: number;
}

export function frameOf(width: number): Frame {
  const height = Math.round(Math.min(396, Math.max(320, width * 0.66)));
  return { width, height, left: 40, right: width - 14, top: 26, bottom: height - 92, foot: height - 40 };
}

export interface Spot {
  bin: Bin;
  x: number;
  y: number;
  low: number;
  high: number;
  enough: boolean;
  /** Height of the bar of its count. */
  count: number;
}

const MOST_COUNT = 28;

/** Both axes always go from 0 to 1: a cropped one makes a small error look large, or a large one small. */
export function scalesOf({ left, right, top, bottom }: Frame) {
  return {
    x: (chance: number) => left + chance * (right - left),
    y: (share: number) => bottom - share * (bottom - top),
  };
}

export function spotsOf(bins: readonly Bin[], frame: Frame): Spot[] {
  const { x, y } = scalesOf(frame);
  const most = Math.max(1, ...bins.map(({ share }) => share.n));
  return bins.map((bin) => ({
    bin,
    x: x(bin.share.said),
    y: y(bin.share.happened),
    low: y(bin.share.low),
    high: y(bin.share.high),
    enough: bin.share.n >= ENOUGH,
    count: (bin.share.n / most) * MOST_COUNT,
  }));
}

/** Which of these places, from left to right, can carry a number without touching the one before. */
export function roomFor(places: readonly number[], apart: number): ReadonlySet<number> {
  const chosen = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  places.forEach((place, i) => {
    if (place - last < apart) return;
    chosen.add(i);
    last = place;
  });
  return chosen;
}
