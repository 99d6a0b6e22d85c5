/** The same with one of it one place further up or down. */
export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const after = [...items];
  const [item] = after.splice(at, 1);
  if (item !== undefined) after.splice(at + by, 0, item);
  return after;
}
