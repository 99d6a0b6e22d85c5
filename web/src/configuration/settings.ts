import { plainDigits } from "@/lib/format/typed";
import type { ConfigSetting } from "@/lib/types";

export type Value = ConfigSetting["value"];
/** What is typed of settings that were touched, by key: a text, or where a switch stands. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** The part of a key before the dot: settings of one group stand together. */
export const groupOf = (key: string): string => key.slice(0, key.indexOf("."));

/** Settings by group, both in the order of their keys. */
export function grouped(settings: readonly ConfigSetting[]): [string, ConfigSetting[]][] {
  const groups = new Map<string, ConfigSetting[]>();
  for (const setting of settings) {
    const group = groupOf(setting.key);
    groups.set(group, [...(groups.get(group) ?? []), setting]);
  }
  return [...groups];
}

/** The value that was typed, or why it is none: no number, or out of bounds. */
export function typedValue(setting: ConfigSetting, typed: string | boolean): Value | "number" | "whole" | "bounds" {
  if (typeof typed === "boolean") return typed;
  const text = plainDigits(typed);
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(text)) return "number";
  const value = Number(text);
  if (setting.kind === "integer" && !Number.isInteger(value)) return "whole";
  const { low, high } = setting;
  return (low !== null && value < low) || (high !== null && value > high) ? "bounds" : value;
}

export interface Change {
  setting: ConfigSetting;
  value: Value;
}

/** What saving would change; null while something that was typed is no value. */
export function changesOf(settings: readonly ConfigSetting[], typed: Typed): Change[] | null {
  const changes: Change[] = [];
  for (const setting of settings) {
    const entry = typed[setting.key];
    if (entry === undefined) continue;
    const value = typedValue(setting, entry);
    if (typeof value === "string") return null;
    if (value !== setting.value) changes.push({ setting, value });
  }
  return changes;
}
