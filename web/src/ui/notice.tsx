import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface NoticeProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** `panel` stands alone, `bare` inside a panel, `strip` in one line above what it speaks of. */
  shape?: "panel" | "bare" | "strip";
  role?: "alert" | "status";
}

/** Nothing to show, or nothing new, and why: empty, unreachable, ended. */
export function Notice({ icon, title, children, action, shape = "panel", role }: NoticeProps) {
  if (shape === "strip") {
    return (
      <div className="panel flex items-center gap-3 px-4 py-3 text-ink-3 phone:flex-wrap" role={role}>
        <Icon name={icon} />
        <p className="flex min-w-0 flex-1 flex-wrap gap-x-2 text-ink-2">
          <span className="font-semi text-ink">{title}</span>
          <span>{children}</span>
        </p>
        {action}
      </div>
    );
  }
  return (
    <div
      className={`flex flex-col items-start gap-1.5 px-4 py-5 text-ink-3 ${shape === "panel" ? "panel" : ""}`}
      role={role}
    >
      <Icon name={icon} />
      <p className="mt-1 font-semi text-ink">{title}</p>
      {children ? <div className="max-w-[72ch] text-12 text-ink-2 phone:text-14">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
