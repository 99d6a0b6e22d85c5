/** How far back the history reaches, in hours. */
export const RANGES = ["6", "24", "72", "168"] as const;
export type Range = (typeof RANGES)[number];
