import type { IconName } from "@/ui/icon";

/** The parts of the dashboard that the navigation leads to. */
export const sections = [
  { id: "layers", icon: "layers", phone: true },
  { id: "signals", icon: "candles", phone: true },
  { id: "market", icon: "macro", phone: true },
  { id: "chart", icon: "chart", phone: false },
  { id: "sectors", icon: "sectors", phone: true },
  { id: "assets", icon: "assets", phone: true },
] as const satisfies readonly { id: string; icon: IconName; phone: boolean }[];

export type SectionId = (typeof sections)[number]["id"];
