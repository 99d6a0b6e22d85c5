import type { Dashboard, LayerCard } from "@/lib/types";

/** Whether a layer's own model answers; a baseline's answers are drawn grey wherever they stand. */
export function isModel(dashboard: Dashboard, layer: LayerCard["name"]): boolean {
  return dashboard.layers.some((card) => card.name === layer && (card.state === "in_use" || card.state === "stale"));
}
