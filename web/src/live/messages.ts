import type { Dashboard, TaskProgress } from "@/lib/types";
import type { LivePrice } from "./store";

/** One message of the socket: what it is about, its place in the sequence, and its content. */
export interface Envelope {
  type: string;
  seq: number | null;
  data: unknown;
}

export function parseEnvelope(raw: unknown): Envelope | null {
  if (typeof raw !== "string") return null;
  try {
    const message = JSON.parse(raw) as { type?: unknown; seq?: unknown; data?: unknown };
    if (typeof message.type !== "string") return null;
    return { type: message.type, seq: typeof message.seq === "number" ? message.seq : null, data: message.data };
  } catch {
    return null;
  }
}

interface Opening {
  /** Names the sequence; a server that was started anew has another. */
  stream: string;
  /** What was missed follows as messages of its own. */
  resumed: boolean;
  dashboard: Dashboard | null;
}

/** The content of `dashboard_init`. */
export function openingOf(data: unknown): Opening {
  const found = (data ?? {}) as Partial<Opening>;
  return {
    stream: typeof found.stream === "string" ? found.stream : "",
    resumed: found.resumed === true,
    dashboard: found.dashboard ?? null,
  };
}

interface PriceItem {
  crypto_id?: unknown;
  price?: unknown;
  change_24h?: unknown;
}

/** The prices of a `price_update`, by asset id; anything malformed in it is left out. */
export function pricesOf(data: unknown): Record<number, LivePrice> {
  const found: Record<number, LivePrice> = {};
  const list = (data as { prices?: unknown } | null)?.prices;
  if (!Array.isArray(list)) return found;
  for (const item of list as PriceItem[]) {
    if (typeof item?.crypto_id === "number" && typeof item.price === "number" && item.price > 0) {
      found[item.crypto_id] = {
        price: item.price,
        change: typeof item.change_24h === "number" ? item.change_24h : null,
      };
    }
  }
  return found;
}

/** How far a job is, of a `job_progress`; null when it is none. */
export function progressOf(data: unknown): TaskProgress | null {
  const found = (data ?? {}) as Partial<Record<keyof TaskProgress, unknown>>;
  const { id, name, progress, message, status } = found;
  if (typeof id !== "number" || typeof name !== "string" || typeof status !== "string") return null;
  return {
    id,
    name,
    status: status as TaskProgress["status"],
    progress: typeof progress === "number" ? Math.min(1, Math.max(0, progress)) : 0,
    message: typeof message === "string" ? message : null,
  };
}

/** Whether a message means that the decision on the screen may be old. */
export function changesDecision(type: string): boolean {
  return (
    /^layer[1-4]_update$/.test(type) || type === "new_signal" || type === "signal_update" || type === "system_status"
  );
}

/** Which answers a message makes old, by the head of their keys: orders and the account, what is stopped, suggested or told. */
export function madeOld(type: string): readonly string[] {
  if (type === "execution" || type === "portfolio_update") return ["portfolio", "signal", "signals"];
  if (type === "halt_update") return ["halts", "portfolio", "signal", "signals", "dashboard"];
  if (type === "notification") return ["notifications"];
  return type === "suggestion" ? ["curation"] : [];
}

/** Seconds until the next try: 1, 2, 4 … 30, each with up to a fifth more, so that clients do not return as one. */
export function retryDelay(attempt: number, chance: number): number {
  return Math.min(30, 2 ** Math.min(attempt, 5)) * (1 + 0.2 * chance);
}
