"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { useLive } from "@/live/store";

/** Says new signals and changes of the connection to those who listen; never prices. */
export function Announcer({ dashboard }: { dashboard: Dashboard | null }) {
  const t = useTranslations("announce");
  const side = useTranslations("signals");
  const format = useFormat();
  const link = useLive((state) => state.link);
  const known = useRef<ReadonlySet<number> | null>(null);
  const lost = useRef(false);
  const [words, setWords] = useState("");

  useEffect(() => {
    if (!dashboard) return;
    const before = known.current;
    known.current = new Set(dashboard.active_signals.map((signal) => signal.id));
    if (!before) return;
    const fresh = dashboard.active_signals.filter((signal) => !before.has(signal.id));
    if (fresh.length) {
      setWords(
        fresh
          .map((signal) => t("signal", { symbol: format.isolate(signal.symbol), side: side(signal.signal_type) }))
          .join(" "),
      );
    }
  }, [dashboard, t, side, format]);

  useEffect(() => {
    if (link === "unreachable" && !lost.current) setWords(t("lost"));
    if (link === "live" && lost.current) setWords(t("back"));
    lost.current = link === "unreachable" || (lost.current && link !== "live");
  }, [link, t]);

  return (
    <p className="sr-only" aria-live="polite">
      {words}
    </p>
  );
}
