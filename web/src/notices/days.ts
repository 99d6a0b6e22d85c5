import type { Notification } from "@/lib/types";

export const TYPES = ["all", "signal", "alert", "system"] as const;
export type TypeFilter = (typeof TYPES)[number];

export interface Day<Row> {
  /** The day in UTC, 2026-11-21, or what is urgent and unread, whenever it came. */
  day: string;
  rows: Row[];
}

type Placed = Pick<Notification, "created_at" | "notification_type" | "priority" | "status">;

/** Messages by day, in the order in which they come; what is urgent and unread stands on top. */
export function daysOf<Row extends Placed>(rows: readonly Row[], type: TypeFilter): Day<Row>[] {
  const days = new Map<string, Row[]>();
  const wanted = rows.filter((row) => type === "all" || row.notification_type === type);
  const urgent = wanted.filter((row) => row.priority === "urgent" && row.status === "unread");
  if (urgent.length) days.set("urgent", urgent);
  for (const row of wanted) {
    if (urgent.includes(row)) continue;
    const day = row.created_at.slice(0, 10);
    const some = days.get(day);
    if (some) some.push(row);
    else days.set(day, [row]);
  }
  return [...days].map(([day, some]) => ({ day, rows: some }));
}
