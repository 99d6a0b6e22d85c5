import type { FeedState } from "@/lib/types";
import { Icon, type IconName } from "./icon";

const marks: Record<FeedState, { icon: IconName; color: string }> = {
  fresh: { icon: "check", color: "text-up" },
  late: { icon: "clock", color: "text-warn" },
  stale: { icon: "warning", color: "text-warn" },
  empty: { icon: "nothing", color: "text-ink-3" },
};

/** The sign of a state; the word beside it says the same. */
export function FeedMark({ state }: { state: FeedState }) {
  const { icon, color } = marks[state];
  return (
    <span className={color}>
      <Icon name={icon} />
    </span>
  );
}
