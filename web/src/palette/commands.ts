import type { IconName } from "@/ui/icon";

export type Group = "assets" | "signals" | "pages" | "deeds";
/** In this order, whatever was typed. */
export const GROUPS: readonly Group[] = ["assets", "signals", "pages", "deeds"];

export interface Command {
  id: string;
  group: Group;
  /** What is read, and what is searched in beside `also`. */
  title: string;
  also?: string;
  icon?: IconName;
  /** A colour in place of an icon. */
  color?: string;
  /** A number beside it. */
  remark?: string;
  keys?: string;
  run: () => void;
}

/** How well a text fits: 0 not at all, more for the beginning of the title or of a word than for its inside. */
export function matchOf(command: Pick<Command, "title" | "also">, text: string): number {
  const wanted = plain(text);
  if (wanted === "") return 1;
  const title = plain(command.title);
  const also = plain(command.also ?? "");
  if (title === wanted || also === wanted) return 6;
  if (title.startsWith(wanted)) return 5;
  if (also.startsWith(wanted)) return 4;
  if (words(title).some((word) => word.startsWith(wanted))) return 3;
  if (title.includes(wanted) || also.includes(wanted)) return 2;
  return 0;
}

/** The commands that fit, each group's best first, groups in their order; with nothing typed, a few of each. */
export function found(commands: readonly Command[], text: string, most: Readonly<Record<Group, number>>): Command[] {
  return GROUPS.flatMap((group) =>
    commands
      .filter((command) => command.group === group)
      .map((command, i) => ({ command, i, how: matchOf(command, text) }))
      .filter(({ how }) => how > 0)
      .sort((a, b) => b.how - a.how || a.i - b.i)
      .slice(0, most[group])
      .map(({ command }) => command),
  );
}

const words = (text: string) => text.split(/[\s·:,]+/);

/** Case, half-spaces and the two shapes of Persian ye and kaf make no difference. */
function plain(text: string): string {
  return text
    .trim()
    .toLocaleLowerCase()
    .replaceAll("\u200c", " ")
    .replaceAll("ي", "ی")
    .replaceAll("ك", "ک")
    .replaceAll(/[\u2066-\u2069]/g, "");
}
