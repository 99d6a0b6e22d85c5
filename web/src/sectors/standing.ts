import { sectorRows, type SectorRow as WeightRow } from "@/dashboard/sectors/rows";
import type { SectorRotation, SectorRow } from "@/lib/types";

/** Weights as the dashboard lists them: heaviest first, with the one that money is parked in. */
export function weightRows(sectors: readonly SectorRow[], rotation: SectorRotation): WeightRow[] {
  const standing = sectors.map(({ id, momentum_score, ...sector }) => ({
    ...sector,
    sector_id: id,
    momentum: momentum_score,
  }));
  return sectorRows(standing, rotation.recommended_allocation);
}

/** The sectors that a page of lines begins with: the largest, or, where no value is known, the first. */
export function firstSectors(sectors: readonly SectorRow[], count: number): number[] {
  return [...sectors]
    .sort((a, b) => (b.market_cap ?? 0) - (a.market_cap ?? 0) || a.id - b.id)
    .slice(0, count)
    .map(({ id }) => id);
}
