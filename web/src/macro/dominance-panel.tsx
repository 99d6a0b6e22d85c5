"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dominance } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Scroller } from "@/ui/scroller";
import { useDominance } from "./queries";

const KINDS = ["btc", "eth", "alt", "stablecoin"] as const;
/** Neither good nor bad, so only lighter and darker. */
const TINT = { btc: 88, eth: 62, alt: 40, stablecoin: 22 };

/** Who has which share of the market's value, and how that has changed; a change of a share is neither good nor bad. */
export function DominancePanel({ className = "" }: { className?: string }) {
  const t = useTranslations("macro.dominance");
  const format = useFormat();
  const query = useDominance();
  const { data } = query;
  return (
    <Panel
      id="dominance"
      className={className}
      title={t("title")}
      note={<span className="phone:hidden">{t("note")}</span>}
      actions={
        data ? (
          <span className="text-12 text-ink-3">
            {t("total")} <span className="font-semi text-ink">{format.dollars(data.total_market_cap)}</span>
          </span>
        ) : null
      }
    >
      {data ? (
        data.btc_dominance === null ? (
          <Notice shape="bare" icon="chart" title={t("none.title")}>
            {t("none.why")}
          </Notice>
        ) : (
          <Shares dominance={data} />
        )
      ) : (
        <PanelRest query={query} height={120} failed={t("failed")} />
      )}
    </Panel>
  );
}

function Shares({ dominance }: { dominance: Dominance }) {
  const t = useTranslations("macro.dominance");
  const common = useTranslations("common");
  const format = useFormat();
  const { since_24h, since_7d, since_30d } = dominance.changes;
  const color = (kind: (typeof KINDS)[number]) => `color-mix(in oklab, var(--ink) ${TINT[kind]}%, var(--surface))`;
  const point = (value: number | undefined) => (
    <Num className="text-ink-3" title={value === undefined ? common("notKnown") : undefined}>
      {format.signed(value ?? null, 1)}
    </Num>
  );
  return (
    <>
      <div className="px-4 pt-2 pb-1">
        <div className="shares" aria-hidden="true">
          {KINDS.map((kind) => (
            <i key={kind} style={{ "--c": color(kind), flexGrow: dominance[`${kind}_dominance`] ?? 0 }} />
          ))}
        </div>
      </div>
      <Scroller label={t("title")}>
        <table className="table table-dense">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("what")}</th>
              <th scope="col" className="right">
                {t("share")}
              </th>
              <th scope="col" className="right">
                {t("day")}
              </th>
              <th scope="col" className="right">
                {t("week")}
              </th>
              <th scope="col" className="right">
                {t("month")}
              </th>
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">
                  <span className="inline-flex items-center gap-2">
                    <span className="square" style={{ "--c": color(kind) }} />
                    {t(`of.${kind}`)}
                  </span>
                </th>
                <td className="right">
                  <Num className="font-semi">{format.percentage(dominance[`${kind}_dominance`])}</Num>
                </td>
                <td className="right">{point(since_24h?.[kind])}</td>
                <td className="right">{point(since_7d?.[kind])}</td>
                <td className="right">{point(since_30d?.[kind])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
