/** Five dates on a wide chart, two on a narrow one; the last is always named. */
export function dateMarks(count: number, width: number): number[] {
  const marks = Math.min(width < 480 ? 2 : 5, count);
  const gap = (count - 1) / marks;
  return [...Array(marks).keys()].map((i) => Math.round(count - 1 - (marks - 1 - i) * gap));
}
