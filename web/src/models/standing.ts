import type { AiModel, ModelVersion } from "@/lib/types";

/** Those that there are recipes for, in the order of the cascade. */
export const KNOWN = ["volatility", "regime", "tone", "sectors"] as const;

/** What becomes of a model's answers; all but `in_use` mean that baselines answer, `gated` that they do where a gate is closed. */
export type Standing = "in_use" | "gated" | "unused" | "suspended" | "unusable" | "untrained";

export function standingOf(model: AiModel | null): Standing {
  if (model === null || model.newest === null) return "untrained";
  if (model.champion === null) return "unused";
  if (model.health.suspended) return "suspended";
  if (model.health.usable === false) return "unusable";
  return model.gate?.open ? "in_use" : "gated";
}

export type Health = "unusable" | "suspended" | "retrain" | "watch" | "ok" | "unjudged" | "none";

/** How the version that counts is: the gravest thing known of it. */
export function healthOf(model: AiModel | null): Health {
  if (model === null || model.champion === null) return "none";
  if (model.health.usable === false) return "unusable";
  const verdict = model.health.drift?.verdict;
  if (model.health.suspended || verdict === "suspend") return "suspended";
  return verdict ?? "unjudged";
}

const LOOK: readonly Health[] = ["unusable", "suspended", "retrain", "watch"];

export const needsLook = (model: AiModel | null): boolean => LOOK.includes(healthOf(model));

export interface Place {
  name: string;
  model: AiModel | null;
}

/** Every model there is or could be: the known ones first, whether they were trained or not. */
export function placesOf(models: readonly AiModel[]): readonly Place[] {
  const others = models.filter(({ name }) => !KNOWN.some((known) => known === name));
  return [
    ...KNOWN.map((name) => ({ name, model: models.find((model) => model.name === name) ?? null })),
    ...others.map((model) => ({ name: model.name, model })),
  ];
}

export interface Summary {
  headline: "untrained" | "none" | "some" | "all";
  used: number;
  total: number;
  /** What needs a look, the gravest first. */
  looks: readonly { name: string; health: Health }[];
}

export function summaryOf(places: readonly Place[]): Summary {
  const used = places.filter(({ model }) => standingOf(model) === "in_use").length;
  const untrained = places.every(({ model }) => standingOf(model) === "untrained");
  const looks = places
    .map(({ name, model }) => ({ name, health: healthOf(model) }))
    .filter(({ health }) => LOOK.includes(health))
    .sort((a, b) => LOOK.indexOf(a.health) - LOOK.indexOf(b.health));
  const headline = untrained ? "untrained" : used === 0 ? "none" : used === places.length ? "all" : "some";
  return { headline, used, total: places.length, looks };
}

/** The version whose gates and figures are shown: the one that counts, else the newest. */
export function shownVersion(versions: readonly ModelVersion[]): ModelVersion | null {
  return versions.find(({ role }) => role === "champion") ?? versions[0] ?? null;
}

/** The version that a rollback would bring back; null where there is nothing to go back to. */
export function versionBefore(versions: readonly ModelVersion[]): ModelVersion | null {
  if (!versions.some(({ role }) => role === "champion")) return null;
  const counted = versions.filter(({ role, promoted_at }) => role === "retired" && promoted_at !== null);
  return counted.toSorted((a, b) => Date.parse(b.promoted_at ?? "") - Date.parse(a.promoted_at ?? ""))[0] ?? null;
}

export const mainGate = (version: ModelVersion) => version.gates.find(({ main }) => main) ?? null;
