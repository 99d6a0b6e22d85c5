/**
 * Places on a bar, in percent from the left, with zero in the middle and a margin beyond the farther end; `atLeast` is how far a bar that
 * shares its scale with others has to reach.
 */
export interface DiffPlaces {
  zero: number;
  low: number;
  high: number;
  point: number;
}

export function diffGeometry(difference: number, low: number, high: number, atLeast = 0): DiffPlaces {
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(difference), atLeast, 1e-9) * 1.25;
  const at = (value: number) => 50 + (value / reach) * 50;
  return { zero: 50, low: at(low), high: at(high), point: at(difference) };
}
