"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Icon } from "@/ui/icon";

type Outcome = "copied" | "notCopied";

/** A line for the terminal, to be taken away. */
export function Command({ line }: { line: string }) {
  const t = useTranslations("record.verify");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);
  // Browsers lend the clipboard to secure pages only.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(line);
      setOutcome("copied");
    } catch {
      setOutcome("notCopied");
    }
  };
  return (
    <div className="flex items-center gap-2 rounded-2 border border-line bg-surface-2 ps-3 pe-1">
      <code className="min-w-0 flex-1 py-2 [overflow-wrap:anywhere] text-start font-mono text-12" dir="ltr">
        {line}
      </code>
      <span role="status" className="text-12 text-ink-2">
        {outcome ? t(outcome) : null}
      </span>
      <button
        type="button"
        className="icon-btn"
        aria-label={t("copy", { command: line })}
        title={t("copy", { command: line })}
        onClick={() => void copy()}
      >
        <Icon name={outcome === "copied" ? "check" : "copy"} />
      </button>
    </div>
  );
}
