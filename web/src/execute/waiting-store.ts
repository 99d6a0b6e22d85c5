import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { create } from "zustand";

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
  state: "waiting" | "moved" | "refused";
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

/** What waits in this browser, oldest first; the database is the truth, this is what the screen shows of it. */
export const useWaiting = create<{ rows: readonly Waiting[] }>(() => ({ rows: [] }));

/** Reads again what waits. */
export async function readWaiting(): Promise<readonly Waiting[]> {
  const rows = (await (await opened()).getAll("executions")).sort((a, b) => a.keptAt - b.keptAt);
  useWaiting.setState({ rows });
  return rows;
}

export async function keepWaiting(row: Waiting): Promise<void> {
  await (await opened()).put("executions", row);
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
