export interface Tile<Item> {
  item: Item;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Tiles that fill a rectangle, each with its item's share of the area, largest first, as square as they can be
 * (squarified: Bruls, Huizing, van Wijk). Items of no weight have no tile.
 */
export function treemap<Item>(
  items: readonly Item[],
  weigh: (item: Item) => number,
  width: number,
  height: number,
): Tile<Item>[] {
  const there = items.filter((item) => weigh(item) > 0).sort((a, b) => weigh(b) - weigh(a));
  const total = there.reduce((sum, item) => sum + weigh(item), 0);
  if (total === 0 || width <= 0 || height <= 0) return [];
  const areas = there.map((item) => ({ item, area: (weigh(item) / total) * width * height }));
  const tiles: Tile<Item>[] = [];
  let [x, y, w, h] = [0, 0, width, height];
  for (let start = 0; start < areas.length; ) {
    const side = Math.min(w, h);
    let end = start + 1;
    while (end < areas.length && worst(areas.slice(start, end + 1), side) <= worst(areas.slice(start, end), side))
      end++;
    const row = areas.slice(start, end);
    const sum = row.reduce((all, { area }) => all + area, 0);
    const deep = sum / side;
    let along = 0;
    for (const { item, area } of row) {
      const length = area / deep;
      tiles.push(
        w >= h
          ? { item, x, y: y + along, width: deep, height: length }
          : { item, x: x + along, y, width: length, height: deep },
      );
      along += length;
    }
    if (w >= h) [x, w] = [x + deep, w - deep];
    else [y, h] = [y + deep, h - deep];
    start = end;
  }
  return tiles;
}

/** The longest shape in a row of tiles along a side; 1 is a square. */
function worst(row: readonly { area: number }[], side: number): number {
  const sum = row.reduce((all, { area }) => all + area, 0);
  const deep = sum / side;
  return Math.max(...row.map(({ area }) => Math.max(deep ** 2 / area, area / deep ** 2)));
}

export type Period = "24h" | "7d" | "30d";
export const PERIODS = ["24h", "7d", "30d"] as const;

/** A change of this many percent has the full tint. */
const FULL: Record<Period, number> = { "24h": 6, "7d": 16, "30d": 40 };

/** How strong the tint of a change is, percent of its colour over the surface: 8 where it stands still, 46 at most. */
export function tintOf(change: number | null, period: Period): number {
  return change === null ? 0 : 8 + 38 * Math.min(1, Math.abs(change) / FULL[period]);
}
