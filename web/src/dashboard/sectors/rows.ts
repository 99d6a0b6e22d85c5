import { sectorColor, sectorColorOf } from "@/lib/sector-color";
import type { Rotation, SectorStanding } from "@/lib/types";

export interface SectorRow {
  /** Null where money is parked: that is no sector. */
  id: number | null;
  name: string;
  color: string;
  /** 0..1 of what is recommended to hold. */
  weight: number | null;
  day: number | null;
  week: number | null;
  status: SectorStanding["status"] | null;
  momentum: number;
}

/** Every sector with a standing or a weight, heaviest first. Where money is parked there is a weight but no standing. */
export function sectorRows(sectors: readonly SectorStanding[], allocation: Rotation["allocation"]): SectorRow[] {
  const standing = sectors.map((sector) => ({
    id: sector.sector_id,
    name: sector.name,
    color: sectorColor(sector.color_code),
    weight: sector.allocation ?? allocation[sector.name] ?? null,
    day: sector.performance_24h,
    week: sector.performance_7d,
    status: sector.status,
    momentum: sector.momentum,
  }));
  const known = new Set(sectors.map((sector) => sector.name));
  const parked = Object.entries(allocation)
    .filter(([name, weight]) => !known.has(name) && weight > 0)
    .map(([name, weight]) => ({
      id: null,
      name,
      color: sectorColorOf(name),
      weight,
      day: null,
      week: null,
      status: null,
      momentum: 0,
    }));
  return [...standing, ...parked].sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0) || b.momentum - a.momentum);
}

/** What the weights follow from, as the catalogue calls it: they lean to the leaders, are even, or share the risk out. */
export function weighingOf(by: Rotation["allocation_by"]): "tilted" | "even" | "byRisk" {
  if (by === "even_weights") return "even";
  return by === "risk_parity" ? "byRisk" : "tilted";
}
