import type { Locale } from "@/i18n/locales";
import type { Notification } from "@/lib/types";
import { assetHref, signalHref } from "@/shell/ways";
import type { IconName } from "@/ui/icon";

type Side = "long" | "short";
type Regime = "bull" | "bear" | "neutral" | "volatile";

/** What a message says, read from its facts; numbers are null where they are not known. */
export type Told =
  | { is: "new_signal"; symbol: string; side: Side; confidence: number | null; edge: number | null }
  | {
      is: "signal_outcome";
      symbol: string;
      side: Side;
      outcome: "target" | "stop" | "timeout";
      confidence: number | null;
      result: number | null;
    }
  | { is: "regime_change"; regime: Regime; before: Regime; confidence: number | null }
  | { is: "price_cross"; symbol: string; side: "above" | "below"; level: number; price: number }
  | { is: "suggestion"; symbol: string; confidence: number | null }
  | { is: "halted"; reason: string | null }
  | { is: "resumed" }
  | { is: "model_suspended"; model: string };

const SIDES = ["long", "short"] as const;
const REGIMES = ["bull", "bear", "neutral", "volatile"] as const;
const OUTCOMES = ["target", "stop", "timeout"] as const;

/** The sentence of a message as this page can write it; null where its facts are not all there, and the server's own words stand. */
export function toldOf(data: Readonly<Record<string, unknown>>): Told | null {
  const text = (name: string) => (typeof data[name] === "string" && data[name] !== "" ? data[name] : null);
  const number = (name: string) => (typeof data[name] === "number" && Number.isFinite(data[name]) ? data[name] : null);
  const one = <Value extends string>(name: string, allowed: readonly Value[]) =>
    allowed.find((value) => value === data[name]) ?? null;
  const [symbol, confidence] = [text("symbol"), number("confidence")];
  switch (data.event === "system" ? data.what : data.event) {
    case "new_signal": {
      const side = one("side", SIDES);
      return symbol && side ? { is: "new_signal", symbol, side, confidence, edge: number("edge") } : null;
    }
    case "signal_outcome": {
      const [side, outcome] = [one("side", SIDES), one("outcome", OUTCOMES)];
      return symbol && side && outcome
        ? { is: "signal_outcome", symbol, side, outcome, confidence, result: number("result") }
        : null;
    }
    case "regime_change": {
      const [regime, before] = [one("regime", REGIMES), one("before", REGIMES)];
      return regime && before ? { is: "regime_change", regime, before, confidence } : null;
    }
    case "price_cross": {
      const [side, level, price] = [one("side", ["above", "below"] as const), number("level"), number("price")];
      return symbol && side && level !== null && price !== null
        ? { is: "price_cross", symbol, side, level, price }
        : null;
    }
    case "suggestion":
      return symbol ? { is: "suggestion", symbol, confidence } : null;
    case "halted":
      return { is: "halted", reason: text("reason") };
    case "resumed":
      return { is: "resumed" };
    case "model_suspended": {
      const model = text("model");
      return model ? { is: "model_suspended", model } : null;
    }
    default:
      return null;
  }
}

const ICONS: Readonly<Record<Told["is"], IconName>> = {
  new_signal: "candles",
  signal_outcome: "check",
  regime_change: "macro",
  price_cross: "chart",
  suggestion: "inbox",
  halted: "stop",
  resumed: "play",
  model_suspended: "model",
};

export function iconOf(notice: Pick<Notification, "data" | "notification_type">): IconName {
  const told = toldOf(notice.data);
  if (told?.is === "signal_outcome" && told.outcome !== "target") return told.outcome === "stop" ? "cross" : "nothing";
  if (told) return ICONS[told.is];
  return notice.notification_type === "signal" ? "candles" : notice.notification_type === "alert" ? "warning" : "bell";
}

/** The page that tells of what a message is about; null where there is none. */
export function wayOf(locale: Locale, data: Readonly<Record<string, unknown>>): string | null {
  const id = (name: string) => (Number.isSafeInteger(data[name]) && Number(data[name]) > 0 ? Number(data[name]) : null);
  const [signal, asset] = [id("signal_id"), id("crypto_id")];
  if (data.event === "suggestion") return `/${locale}/suggestions/`;
  if (data.event === "regime_change") return `/${locale}/macro/`;
  if (data.what === "model_suspended") return `/${locale}/models/`;
  if (data.event === "system") return `/${locale}/data/`;
  if (signal !== null) return signalHref(locale, signal);
  return asset === null ? null : assetHref(locale, asset);
}

/** What became of a message outside this page, the worst first: that something failed must not hide behind what went well. */
export function sentOf(deliveries: Notification["deliveries"]): "failed" | "pending" | "sent" | null {
  return (
    (["failed", "pending", "sent"] as const).find((state) => deliveries.some(({ status }) => status === state)) ?? null
  );
}
