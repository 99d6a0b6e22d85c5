import { RENEWAL } from "./early";

/**
 * The access token lives here, in memory only; the refresh token is a cookie that scripts cannot read.
 * `keeper` is set once by the session and does the renewal itself.
 */
let token: string | null = null;
let expiresAt = 0;
let keeper: (() => Promise<string | null>) | null = null;
let renewing: Promise<string | null> | null = null;

const EARLY_MS = 45_000;

export function keep(value: string | null, lifetimeSeconds = 0): void {
  token = value;
  expiresAt = value === null ? 0 : Date.now() + lifetimeSeconds * 1000;
}

export function renewWith(renewal: () => Promise<string | null>): void {
  keeper = renewal;
}

/** Renews once, however many ask; tabs take turns, so that one does not use up the other's cookie. */
export function renew(): Promise<string | null> {
  renewing ??= (async () => {
    try {
      if (!keeper) return null;
      return await (navigator.locks ? navigator.locks.request(RENEWAL, keeper) : keeper());
    } finally {
      renewing = null;
    }
  })();
  return renewing;
}

/** The token to send now, renewed shortly before it ends; null when signed out. */
export async function bearer(): Promise<string | null> {
  if (token !== null && Date.now() > expiresAt - EARLY_MS) return renew();
  return token;
}
