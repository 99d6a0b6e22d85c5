/** Round steps for an axis: at most `most` values inside the range. */
export function ticks(low: number, high: number, most: number): number[] {
  const raw = (high - low) / Math.max(1, most);
  if (!(raw > 0)) return [low];
  const size = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * size >= raw) ?? 10) * size;
  const found: number[] = [];
  for (let value = Math.ceil(low / step) * step; value <= high + step * 1e-9; value += step) found.push(value);
  return found;
}

/** Five dates on a wide chart, two on a narrow one; the last is always named. */
export function dateMarks(count: number, width: number): number[] {
  const marks = Math.min(width < 480 ? 2 : 5, count);
  const gap = (count - 1) / marks;
  return [...Array(marks).keys()].map((i) => Math.round(count - 1 - (marks - 1 - i) * gap));
}
