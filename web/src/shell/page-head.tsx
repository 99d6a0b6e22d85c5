import type { ReactNode } from "react";

/** The answer of a page in one sentence, more in others, and what stands beside it. */
export function PageHead({ title, children, beside }: { title: ReactNode; children?: ReactNode; beside?: ReactNode }) {
  return (
    <div className="flex items-end justify-between gap-x-6 gap-y-2 below-desktop:flex-col below-desktop:items-start">
      <div>
        <h1>{title}</h1>
        {children ? <p className="mt-1.5 max-w-[90ch] text-ink-2">{children}</p> : null}
      </div>
      {beside}
    </div>
  );
}
