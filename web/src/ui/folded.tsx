import type { ReactNode } from "react";
import { Icon } from "./icon";

/** More of a panel, folded away until it is asked for. */
export function Folded({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <details className="group border-line border-t">
      <summary className="flex min-h-10 cursor-pointer list-none items-center gap-2 px-4 py-2 hover:bg-surface-2 phone:min-h-11 [&::-webkit-details-marker]:hidden">
        <span className="text-ink-3 transition-transform group-open:rotate-180">
          <Icon name="chevron" small />
        </span>
        <span className="font-mid whitespace-nowrap">{title}</span>
        <span className="min-w-0 truncate text-12 text-ink-3">{note}</span>
      </summary>
      {children}
    </details>
  );
}
