import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";

interface NoticeProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** Without a panel of its own, inside another. */
  bare?: boolean;
  role?: "alert" | "status";
}

/** Nothing to show, and why: empty, unreachable, ended. */
export function Notice({ icon, title, children, action, bare = false, role }: NoticeProps) {
  return (
    <div className={`flex flex-col items-start gap-1.5 px-4 py-5 text-ink-3 ${bare ? "" : "panel"}`} role={role}>
      <Icon name={icon} />
      <p className="mt-1 font-semi text-ink">{title}</p>
      {children ? <div className="max-w-[62ch] text-12 text-ink-2 phone:text-14">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}
