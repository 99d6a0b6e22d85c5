/** What the keyboard does everywhere; single letters can be switched off, for speech input types them by accident. */
export type Shortcut = "palette" | "help" | "pause" | "theme" | "search" | `go-${string}`;

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The letter after "g", and the page that it leads to. */
export const GO: Readonly<Record<string, string>> = {
  d: "dashboard",
  m: "macro",
  s: "sectors",
  a: "assets",
  i: "signals",
  p: "portfolio",
  t: "record",
  o: "models",
  q: "data",
};

/**
 * What a key means. `typing` is whether it goes into a field, `after` the key before it if that was a "g" just now, `letters` whether
 * single keys count.
 */
export function shortcutOf(
  pressed: Pressed,
  { typing, after, letters }: { typing: boolean; after: string | null; letters: boolean },
): Shortcut | "wait" | null {
  const key = pressed.key.toLowerCase();
  if ((pressed.ctrlKey || pressed.metaKey) && !pressed.altKey) return key === "k" ? "palette" : null;
  if (typing || !letters || pressed.altKey) return null;
  if (after === "g") {
    const page = GO[key];
    return page ? `go-${page}` : null;
  }
  if (key === "g") return "wait";
  if (key === "?") return "help";
  if (key === "/") return "search";
  if (key === "p") return "pause";
  if (key === "t") return "theme";
  return null;
}

const STORED = "cryptopredict.letters";

export function lettersCount(): boolean {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

export function setLettersCount(on: boolean): void {
  try {
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "off");
  } catch {
    // Then the choice lasts as long as the page asks anew: single keys count.
  }
}
