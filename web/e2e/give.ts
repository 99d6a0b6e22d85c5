import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type APIRequestContext, expect } from "@playwright/test";
import { owner } from "./support";

const port = Number(process.env.CRYPTOPREDICT_E2E_PORT ?? 8719);

/** Where the server keeps its things; undefined for one elsewhere whose home was not named. */
export const home = process.env.CRYPTOPREDICT_URL
  ? process.env.CRYPTOPREDICT_HOME
  : join(tmpdir(), `cryptopredict-e2e-${port}`);

/** What the newest decision came nearest to, stored as if it had been enough: a market of a few minutes has no signal of its own. */
export function give(...what: string[]): number[] {
  const python = process.env.CRYPTOPREDICT_PYTHON ?? "../.venv/bin/python";
  const env = { ...process.env, CRYPTOPREDICT_HOME: home };
  return JSON.parse(execFileSync(python, ["e2e/give.py", ...what], { env, encoding: "utf8" }));
}

/** A server that has been lived with: signals that stand, one held and one closed, suggestions that wait, things that were told. */
export async function furnish(request: APIRequestContext): Promise<void> {
  const signed = await request.post("/api/v1/auth/login", { data: { email: owner.email, password: owner.password } });
  const headers = { authorization: `Bearer ${(await signed.json()).data.access_token}` };
  const post = async (path: string, data: object, more = {}) => {
    const answer = await request.post(`/api/v1/${path}`, { data, headers: { ...headers, ...more } });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()).data;
  };
  give("suggestions");
  const [first = 0, second = 0] = give("signals", "SOL", "short", "ETH", "long", "BTC", "long", "XRP", "short");
  for (const [id, position_size] of [
    [first, "500"],
    [second, "400"],
  ] as const) {
    const order = { position_size, execution_type: "manual", order_type: "market", risk_confirmation: true };
    await post(`layer4/signals/${id}/execute`, order, { "idempotency-key": `furnished-${id}` });
  }
  const { data: held } = await (await request.get("/api/v1/portfolio/positions", { headers })).json();
  if (held.length > 1) await post(`portfolio/positions/${held[0].id}/close`, {});
  const halt = await post("admin/halts", { reason: "an exchange is down" });
  const lifted = await request.delete(`/api/v1/admin/halts/${halt.id}?reason=it+is+back`, { headers });
  expect(lifted.ok(), await lifted.text()).toBe(true);
}
