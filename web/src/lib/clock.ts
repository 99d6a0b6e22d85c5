/** The server's clock, seen from here: ages are told against it, so a wrong local clock does no harm. */
let skew = 0;

export function heardServerTime(timestamp: string): void {
  const at = Date.parse(timestamp);
  if (Number.isFinite(at)) skew = at - Date.now();
}

/** Now in epoch milliseconds, by the server's clock. */
export function serverNow(): number {
  return Date.now() + skew;
}
