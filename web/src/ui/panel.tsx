import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "./icon";

interface PanelProps {
  id?: string;
  title: ReactNode;
  /** Where all of it is told: the title leads there. */
  href?: string;
  /** A quiet remark beside the title. */
  note?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled piece of the page. */
export function Panel({ id, title, href, note, actions, className = "", children }: PanelProps) {
  return (
    <section id={id} className={`panel ${className}`} aria-labelledby={id ? `${id}-title` : undefined}>
      <div className="flex min-h-10 flex-wrap items-center gap-2 px-4 pt-3 phone:min-h-11">
        <h2 id={id ? `${id}-title` : undefined} className="whitespace-nowrap">
          {href === undefined ? (
            title
          ) : (
            <Link prefetch={false} href={href} className="way">
              {title}
              <Icon name="next" small flip />
            </Link>
          )}
        </h2>
        {note ? <span className="min-w-0 truncate text-12 text-ink-3">{note}</span> : null}
        <span className="flex-1" />
        {actions ? <span className="flex flex-wrap items-center gap-2">{actions}</span> : null}
      </div>
      {children}
    </section>
  );
}
