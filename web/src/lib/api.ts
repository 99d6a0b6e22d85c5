import createClient from "openapi-fetch";
import type { paths } from "./api.gen";
import { heardServerTime } from "./clock";
import { Problem } from "./problem";
import { bearer, renew } from "./token";
import type { ProblemBody } from "./types";

/** Sends with the access token; one 401 renews it and sends once more. */
async function send(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await bearer();
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  const response = await fetch(request);
  if (response.status !== 401 || !token) return response;
  const renewed = await renew();
  if (!renewed) return response;
  again.headers.set("Authorization", `Bearer ${renewed}`);
  return fetch(again);
}

/** The client of the signed-in user. */
export const api = createClient<paths, "application/json">({ baseUrl: "", fetch: send, cache: "no-store" });

/** The client of the doors: set-up, sign-in, renewal. It never carries an access token. */
export const doors = createClient<paths, "application/json">({ baseUrl: "", cache: "no-store" });

interface Sent<Body> {
  data?: Body;
  error?: unknown;
  response: Response;
}

interface Envelope<Data> {
  data: Data;
  timestamp: string;
}

/** Opens the envelope of a success; any failure becomes a Problem. */
export async function open<Data>(call: Promise<Sent<Envelope<Data>>>): Promise<Data> {
  return (await openWhole(call)).data;
}

/** A success with what stands beside its data: of a page, how many there are and what it was cut with. */
export async function openWhole<Body extends Envelope<unknown>>(call: Promise<Sent<Body>>): Promise<Body> {
  let sent: Sent<Body>;
  try {
    sent = await call;
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw new Problem(0, null);
  }
  if (sent.data === undefined) {
    const body = typeof sent.error === "object" ? (sent.error as Partial<ProblemBody> | null) : null;
    throw new Problem(sent.response.status, body, sent.response.headers.get("Retry-After"));
  }
  heardServerTime(sent.data.timestamp);
  return sent.data;
}
