import type { LayerCard } from "@/lib/types";
import type { IconName } from "@/ui/icon";

export const layerIcon: Record<LayerCard["name"], IconName> = {
  macro: "macro",
  sectors: "sectors",
  assets: "assets",
  timing: "candles",
};
