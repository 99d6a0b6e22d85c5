/** The ten colours of the taxonomy as they are stored, and the token of each that suits both themes. */
const tokens: Record<string, string> = {
  "#1b4f72": "var(--s-defi)",
  "#148f77": "var(--s-layer1)",
  "#d68910": "var(--s-layer2)",
  "#a569bd": "var(--s-gaming)",
  "#e74c3c": "var(--s-nft)",
  "#5d6d7e": "var(--s-infra)",
  "#f39c12": "var(--s-meme)",
  "#27ae60": "var(--s-payments)",
  "#2e4057": "var(--s-privacy)",
  "#85929e": "var(--s-stable)",
};

const names: Record<string, string> = { Stablecoins: "var(--s-stable)" };

/** The colour of a sector that is known by name only: the one that money is parked in has no standing of its own. */
export function sectorColorOf(name: string): string {
  return names[name] ?? "var(--ink-3)";
}

/** A colour for a sector's square; one that is not in the palette keeps its hue and takes the theme's lightness. */
export function sectorColor(code: string | null | undefined): string {
  if (!code || !/^#[0-9a-f]{6}$/i.test(code)) return "var(--ink-3)";
  return tokens[code.toLowerCase()] ?? `oklch(from ${code} var(--sector-l) min(c, .13) h)`;
}
