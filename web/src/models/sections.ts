import type { Section } from "@/shell/sections";

/** The parts of the page of models, one for each. */
export const modelSections: readonly Section[] = [
  { id: "model_volatility", icon: "macro" },
  { id: "model_regime", icon: "layers" },
  { id: "model_tone", icon: "source" },
  { id: "model_sectors", icon: "sectors" },
  { id: "model_assets", icon: "assets" },
  { id: "model_prices", icon: "chart" },
  { id: "model_timing", icon: "candles" },
];
