import type { ProblemBody } from "./types";

/** A failed request. `status` 0 means that no answer came at all. */
export class Problem extends Error {
  readonly status: number;
  readonly type: string;
  readonly details: ProblemBody["details"];
  readonly retryAfter: number | null;

  constructor(status: number, body: Partial<ProblemBody> | null, retryAfter: string | null = null) {
    super(body?.error ?? `status ${status}`);
    this.name = "Problem";
    this.status = status;
    this.type = body?.type ?? (status === 0 ? "unreachable" : "unknown");
    this.details = body?.details ?? [];
    this.retryAfter = retryAfter === null || Number.isNaN(Number(retryAfter)) ? null : Number(retryAfter);
  }

  get unreachable(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 504;
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, null);
}
