"use client";

import { useTranslations } from "next-intl";
import { useBaselineName } from "@/dashboard/baseline-name";
import { LayerChip } from "@/dashboard/cascade/layer-chip";
import { EdgeFigure } from "@/dashboard/edge-figure";
import { RecordLine } from "@/dashboard/record-line";
import { useFormat } from "@/lib/format/use-format";
import type { MarketRegime } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Num, Risk } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { ProbBar, ProbKey } from "@/ui/prob-bar";
import { REGIMES } from "./history/days";

/** The chance of each regime now; the one that is said has its record. Then what follows for the exposure, and whether that pays. */
export function NowPanel({ regime, className = "" }: { regime: MarketRegime; className?: string }) {
  const t = useTranslations("macro.now");
  const title = useTranslations("regimeNow");
  const names = useTranslations("regime");
  const format = useFormat();
  const baseline = useBaselineName();
  const age = (useNow(10_000) - Date.parse(regime.as_of)) / 1000;
  const chances = REGIMES.map((name) => ({ name, chance: regime.probabilities[name] })).sort(
    (a, b) => b.chance - a.chance,
  );
  const quiet = regime.state !== "in_use" && regime.state !== "stale";
  return (
    <Panel
      id="regime"
      className={`flex flex-col ${className}`}
      title={title("title")}
      actions={<LayerChip state={regime.state} age={format.duration(Math.max(0, age))} />}
    >
      <ul className="flex flex-col gap-1 px-4 pt-2 pb-1">
        {chances.map(({ name, chance }) => (
          <li key={name} className="grid grid-cols-[92px_minmax(0,1fr)_auto] items-center gap-3 py-0.5">
            <span className="flex items-center gap-2">
              <span className="square" style={{ "--c": `var(--${name})` }} />
              {names(name)}
            </span>
            {name === regime.regime ? (
              <ProbBar
                of={t("chance", { regime: names(name) })}
                said={chance}
                evidence={regime.evidence}
                quiet={quiet}
              />
            ) : (
              <span className="prob" aria-hidden="true" style={{ "--p": chance, "--bar-fill": "var(--ink-3)" }}>
                <span className="prob-fill" />
              </span>
            )}
            <Num className={name === regime.regime ? "font-semi" : ""}>{format.probability(chance)}</Num>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pb-3 text-12 text-ink-3">
        <span>
          <RecordLine evidence={regime.evidence} />
        </span>
        <ProbKey withBreakEven={false} quiet={quiet} />
      </div>
      <dl className="flex flex-col gap-2 border-line border-t px-4 py-3">
        <Gauge
          name={title("exposure")}
          value={format.share(regime.recommended_exposure)}
          share={regime.recommended_exposure}
        />
        <Gauge name={t("trend")} value={format.number(regime.trend_strength, 2)} share={regime.trend_strength} />
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{title("risk")}</dt>
          <dd>
            <Risk level={regime.risk_level} />
          </dd>
        </div>
      </dl>
      {regime.edge ? (
        <EdgeFigure edge={regime.edge} label={t("edge", { against: baseline(regime.edge.against) })} />
      ) : (
        <p className="border-line border-t px-4 py-3 text-12 text-ink-3">{t("noRecord")}</p>
      )}
    </Panel>
  );
}

function Gauge({ name, value, share }: { name: string; value: string; share: number }) {
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-2">
      <dt className="text-ink-2">{name}</dt>
      <dd className="font-semi">
        <Num>{value}</Num>
      </dd>
      <dd className="gauge col-span-2 mt-1" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </dd>
    </div>
  );
}
