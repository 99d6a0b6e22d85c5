import type { LayerCard } from "@/lib/types";
import type { PageId } from "@/shell/sections";
import type { IconName } from "@/ui/icon";

type Layer = LayerCard["name"];

export const layerIcon: Record<Layer, IconName> = {
  macro: "macro",
  sectors: "sectors",
  assets: "assets",
  timing: "candles",
};

/** The page on which a layer tells all of its answer. */
export const layerPage: Record<Layer, PageId> = {
  macro: "macro",
  sectors: "sectors",
  assets: "assets",
  timing: "signals",
};
