import { api, open } from "@/lib/api";
import { asProblem, type Problem } from "@/lib/problem";
import type { ExecutionResult, RiskCheck } from "@/lib/types";
import { ORDERS } from "./background";
import { OF_PRICE } from "./bounds";
import { dropWaiting, keepWaiting, readWaiting, type Waiting } from "./waiting-store";

/** What a size would mean now; without one, what the suggested size would. */
export const askRisk = (signal_id: number, size: string | null, signal?: AbortSignal): Promise<RiskCheck> =>
  open(
    api.GET("/api/v1/layer4/signals/{signal_id}/risk-check", {
      params: { path: { signal_id }, query: size === null ? {} : { position_size: size } },
      ...(signal ? { signal } : {}),
    }),
  );

/** Executes on paper. The same key is the same order, however often it is sent. */
export const sendExecution = (signal_id: number, key: string, size: string): Promise<ExecutionResult> =>
  open(
    api.POST("/api/v1/layer4/signals/{signal_id}/execute", {
      params: { path: { signal_id }, header: { "idempotency-key": key } },
      body: { position_size: size, execution_type: "manual", order_type: "market", risk_confirmation: true },
    }),
  );

/** The names of the rules that a refusal gives. */
export const rulesOf = (problem: Problem): string[] => problem.details.map(({ field }) => field);

/**
 * Tries one that waits, and says whether it went through. The server looks at price and limits itself, and knows by the key one that was
 * sent and whose answer was lost: nothing is asked before that could be otherwise a moment later.
 */
async function tryOne(row: Waiting): Promise<boolean> {
  try {
    await sendExecution(row.signalId, row.key, row.size);
    await dropWaiting(row.key);
    return true;
  } catch (reason) {
    const problem = asProblem(reason);
    if (problem.unreachable || problem.status >= 500 || [401, 429].includes(problem.status)) throw problem;
    const rules = rulesOf(problem);
    const moved = rules.some((name) => OF_PRICE.has(name));
    const priceNow = moved ? Number((await askRisk(row.signalId, row.size)).price) : null;
    await keepWaiting({ ...row, state: moved ? "moved" : "refused", priceNow, rules });
    return false;
  }
}

/** Sends what waits, one after another and by one page at a time; returns what went through. Stops where the server cannot be asked. */
export async function sendWaiting(userId: number): Promise<Waiting[]> {
  const all = async () => {
    const sent: Waiting[] = [];
    for (const row of await readWaiting()) {
      if (row.userId === userId && row.state === "waiting" && (await tryOne(row))) sent.push(row);
    }
    return sent;
  };
  return navigator.locks ? navigator.locks.request(ORDERS, all) : all();
}
