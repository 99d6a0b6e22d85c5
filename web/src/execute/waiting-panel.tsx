"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Money, Unit } from "@/portfolio/money";
import { SignalLink } from "@/signals/signal-link";
import { Num, Side } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Panel } from "@/ui/panel";
import { useRuleName } from "./rule-list";
import { dropWaiting, keepWaiting, type Unsent, useWaiting } from "./waiting-store";

/** Executions that wait in this browser: kept offline, or held back because the price has moved. Nothing to show where none waits. */
export function WaitingPanel() {
  const t = useTranslations("waiting");
  const format = useFormat();
  const rows = useWaiting((state) => state.rows);
  if (rows.length === 0) return null;
  return (
    <Panel id="waits" title={t("title")} note={t("note", { count: format.number(rows.length) })}>
      <ul className="pt-1 pb-2">
        {rows.map((row) => (
          <li key={row.key} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2">
            <span className="flex min-w-0 flex-col">
              <span className="flex flex-wrap items-center gap-2">
                <SignalLink id={row.signalId}>
                  <bdi className="font-semi">{row.symbol}</bdi>
                </SignalLink>
                <Side side={row.side} />
                <span>
                  <Money value={row.size} /> <Unit />
                </span>
                <span className={`tag ${row.state === "waiting" ? "" : "tag-warn"}`}>
                  <Icon name={row.state === "waiting" ? "clock" : "warning"} small />
                  {t(`state.${row.state}`)}
                </span>
              </span>
              <State row={row} />
            </span>
            <span className="flex gap-2">
              {row.state === "waiting" ? null : (
                <button
                  type="button"
                  className="btn btn-small"
                  onClick={() => void keepWaiting({ ...row, state: "waiting", priceNow: null, rules: [] })}
                >
                  {t("again")}
                </button>
              )}
              <button type="button" className="btn btn-small" onClick={() => void dropWaiting(row.key)}>
                {t("drop")}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function State({ row }: { row: Unsent }) {
  const t = useTranslations("waiting");
  const format = useFormat();
  const ruleName = useRuleName();
  if (row.state === "waiting") {
    return (
      <span className="text-12 text-ink-3">
        {t("kept", { clock: format.clock(row.keptAt), day: format.day(row.keptAt) })}
      </span>
    );
  }
  if (row.state === "moved") {
    return (
      <span className="text-12 text-ink-2">
        {t.rich("moved", {
          before: format.price(row.price),
          now: format.price(row.priceNow),
          n: (chunks) => <Num>{chunks}</Num>,
        })}
      </span>
    );
  }
  const list = new Intl.ListFormat(format.locale, { type: "conjunction" });
  return (
    <span className="text-12 text-ink-2">
      {row.rules.length ? t("refused", { rules: list.format(row.rules.map(ruleName)) }) : t("refusedPlain")}
    </span>
  );
}
