export interface Ending {
  key: "target" | "stop" | "neither";
  chance: number;
}

/** The three ways in which a signal can end, which sum to 1; null where the chance of the stop was not computed. */
export function endings(target: number, stop: number | null): Ending[] | null {
  if (stop === null || target + stop > 1 + 1e-6) return null;
  return [
    { key: "target", chance: target },
    { key: "stop", chance: stop },
    { key: "neither", chance: Math.max(0, 1 - target - stop) },
  ];
}
