"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard, Edge } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { Num, Risk } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { useBaselineName } from "../baseline-name";

/** The chance of each regime now, likeliest first, and what follows for the exposure. */
export function RegimePanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const overview = dashboard.market_overview;
  const edge = dashboard.layers.find((card) => card.name === "macro")?.edge ?? null;
  const t = useTranslations("regimeNow");
  const regime = useTranslations("regime");
  const format = useFormat();
  const locale = useLocale();
  const chances = (["bull", "neutral", "volatile", "bear"] as const)
    .map((name) => ({ name, chance: overview.probabilities[name] }))
    .sort((a, b) => b.chance - a.chance);
  return (
    <Panel
      id="regime"
      className={className}
      title={t("title")}
      href={`${pageHref(locale, "macro")}#regime`}
      note={t("together")}
    >
      <ul className="flex grow flex-col justify-around px-4 pt-1 pb-2">
        {chances.map(({ name, chance }) => (
          <li key={name} className="grid grid-cols-[92px_minmax(0,1fr)_auto] items-center gap-3 py-0.5">
            <span className="flex items-center gap-2">
              <span className="square" style={{ "--c": `var(--${name})` }} />
              {regime(name)}
            </span>
            <span className="prob" aria-hidden="true" style={{ "--p": chance, "--bar-fill": `var(--${name})` }}>
              <span className="prob-fill" />
            </span>
            <Num className={name === overview.regime ? "font-semi" : ""}>{format.probability(chance)}</Num>
          </li>
        ))}
      </ul>
      <dl className="flex flex-col gap-1 border-line border-t px-4 py-2.5">
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{t("exposure")}</dt>
          <dd className="font-semi">
            <Num>{format.share(overview.recommended_exposure)}</Num>
          </dd>
        </div>
        {edge && edge.low <= 0 && edge.high >= 0 ? <NoEdge edge={edge} /> : null}
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{t("risk")}</dt>
          <dd>
            <Risk level={overview.risk_level} />
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

/** Nothing shows that the recommended exposure is better than holding the same all the time: said where it stands. */
function NoEdge({ edge }: { edge: Edge }) {
  const t = useTranslations("regimeNow");
  const format = useFormat();
  const against = useBaselineName()(edge.against);
  const show = (value: number) => (edge.unit === "percent" ? format.change(value, 1) : format.signed(value, 3));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1 text-12 text-ink-3">
      <dt>
        <span className="tag tag-hatch">{t("noEdge")}</span>
      </dt>
      <dd>
        {t("against", {
          against,
          difference: format.isolate(show(edge.difference)),
          range: format.range(show(edge.low), show(edge.high), true),
        })}
      </dd>
    </div>
  );
}
