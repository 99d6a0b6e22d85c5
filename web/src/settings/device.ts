/** What a browser says of itself, as far as it is one that people know; the names are the makers'. */
export interface Device {
  browser: string | null;
  system: string | null;
}

/** The more particular first: each of these also claims to be one of the later. */
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
  ["curl", "curl"],
] as const;

const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "macOS"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

export function deviceOf(agent: string | null): Device {
  const text = agent ?? "";
  return {
    browser: BROWSERS.find(([mark]) => text.includes(`${mark}/`))?.[1] ?? null,
    system: SYSTEMS.find(([mark]) => text.includes(mark))?.[1] ?? null,
  };
}
