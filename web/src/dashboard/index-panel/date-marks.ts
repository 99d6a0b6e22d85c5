/** What the last date, which has its year, and half of the one before it need. */
const APART = 120;

/** Five dates on a wide chart, as many as there is room for on a narrow one; the last is always named. */
export function dateMarks(count: number, width: number): number[] {
  const marks = Math.min(5, Math.max(1, Math.floor(width / APART)), count);
  const gap = (count - 1) / marks;
  return [...Array(marks).keys()].map((i) => Math.round(count - 1 - (marks - 1 - i) * gap));
}
