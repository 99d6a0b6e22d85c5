/** Places on a bar, in percent from the left, with zero in the middle and a margin beyond the farther end. */
export interface DiffPlaces {
  zero: number;
  low: number;
  high: number;
  point: number;
}

export function diffGeometry(difference: number, low: number, high: number): DiffPlaces {
  const reach = Math.max(Math.abs(low), Math.abs(high), Math.abs(difference), 1e-9) * 1.25;
  const at = (value: number) => 50 + (value / reach) * 50;
  return { zero: 50, low: at(low), high: at(high), point: at(difference) };
}
