import { create } from "zustand";
import type { Interval } from "@/lib/types";

interface ChartChoice {
  cryptoId: number | null;
  interval: Interval;
  choose: (cryptoId: number) => void;
  setInterval: (interval: Interval) => void;
  /** Chooses and brings the chart into view. */
  show: (cryptoId: number) => void;
}

/** Which candles are on the chart; tables choose it too. */
export const useChartChoice = create<ChartChoice>((set) => ({
  cryptoId: null,
  interval: "1h",
  choose: (cryptoId) => set({ cryptoId }),
  setInterval: (interval) => set({ interval }),
  show: (cryptoId) => {
    set({ cryptoId });
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    document.getElementById("chart")?.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
    document.getElementById("chart-asset")?.focus({ preventScroll: true });
  },
}));
