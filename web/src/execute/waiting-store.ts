import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { create } from "zustand";
import { wakeWorker } from "./background";

/** An execution that could not be sent yet. Its key makes it the same order however often it is tried. */
export interface Waiting {
  key: string;
  userId: number;
  signalId: number;
  symbol: string;
  side: "long" | "short";
  size: string;
  /** The price that was seen when it was confirmed. */
  price: number;
  /** Epoch milliseconds. */
  keptAt: number;
  /** One that the worker has sent while no page was open stays until a page has said so. */
  state: "waiting" | "moved" | "refused" | "sent";
  /** The price at the last try, where it has left the bounds of the signal. */
  priceNow: number | null;
  /** The rules that it broke at the last try. */
  rules: string[];
}

interface Shape extends DBSchema {
  executions: { key: string; value: Waiting };
}

let database: Promise<IDBPDatabase<Shape>> | null = null;

function opened(): Promise<IDBPDatabase<Shape>> {
  database ??= openDB<Shape>("cryptopredict", 1, {
    upgrade: (made) => {
      made.createObjectStore("executions", { keyPath: "key" });
    },
  });
  return database;
}

export type Unsent = Waiting & { state: Exclude<Waiting["state"], "sent"> };

interface Shown {
  rows: readonly Unsent[];
  /** Those that went through without a page to say so. */
  sent: readonly Waiting[];
}

/** What waits in this browser, oldest first; the database is the truth, this is what the screen shows of it. */
export const useWaiting = create<Shown>(() => ({ rows: [], sent: [] }));

/** Reads again what waits. */
export async function readWaiting(): Promise<readonly Waiting[]> {
  const rows = (await (await opened()).getAll("executions")).sort((a, b) => a.keptAt - b.keptAt);
  useWaiting.setState({
    rows: rows.filter((row): row is Unsent => row.state !== "sent"),
    sent: rows.filter(({ state }) => state === "sent"),
  });
  return rows;
}

export async function keepWaiting(row: Waiting): Promise<void> {
  await (await opened()).put("executions", row);
  if (row.state === "waiting") void wakeWorker();
  await readWaiting();
}

export async function dropWaiting(key: string): Promise<void> {
  await (await opened()).delete("executions", key);
  await readWaiting();
}

/** Nothing private outlives a sign-out. */
export async function purgeWaiting(): Promise<void> {
  await (await opened()).clear("executions");
  await readWaiting();
}
