"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard, Edge, LayerCard } from "@/lib/types";
import { useRetryNow } from "@/live/live-provider";
import { DiffBar } from "@/ui/diff-bar";
import { Num } from "@/ui/figures";
import { ProbBar } from "@/ui/prob-bar";
import { useBaselineName } from "../baseline-name";
import { RecordLine } from "../record-line";
import { useServerMessage } from "../server-message";
import { Abstention } from "./abstention";

/** The middle of a card: a probability with its record, a difference to the baseline, or words where there is neither. */
export function LayerBody({ card, dashboard }: { card: LayerCard; dashboard: Dashboard }) {
  if (card.state === "error") return <Failed runId={dashboard.run_id} />;
  if (card.name === "timing" && card.headline.key === "layer4.none") return <Abstention dashboard={dashboard} />;
  // A difference is drawn to show that it is none; where its interval clears zero the record of the answer says more.
  if (card.state === "no_edge" && card.edge && card.edge.low <= 0) return <Difference edge={card.edge} />;
  return <Chance card={card} breakEven={card.name === "timing" ? breakEvenOf(card, dashboard) : null} />;
}

function Chance({ card, breakEven }: { card: LayerCard; breakEven: number | null }) {
  const t = useTranslations("evidence");
  const write = useServerMessage();
  const format = useFormat();
  const said = card.evidence?.said ?? card.confidence;
  const what = write(card.key_metric);
  return (
    <>
      <Metric label={what} value={format.probability(said)} />
      <ProbBar
        of={what}
        said={said}
        evidence={card.evidence}
        breakEven={breakEven}
        quiet={card.state !== "in_use" && card.state !== "stale"}
      />
      <p className="text-12 text-ink-3 phone:hidden">
        {card.state === "stale" ? t("noNewSignals") : <RecordLine evidence={card.evidence} />}
      </p>
    </>
  );
}

function Difference({ edge }: { edge: Edge }) {
  const t = useTranslations("difference");
  const format = useFormat();
  const against = useBaselineName()(edge.against);
  const percent = edge.unit === "percent";
  const decimals = percent ? 1 : 3;
  const show = (value: number) => (percent ? format.change(value, 1) : format.signed(value, decimals));
  const label = t("modelMinus", { against });
  return (
    <>
      <Metric label={label} value={show(edge.difference)} />
      <DiffBar label={label} difference={edge.difference} low={edge.low} high={edge.high} decimals={decimals} />
      <p className="text-12 text-ink-3 phone:hidden">
        {t(edge.low > 0 ? "clears" : edge.high < 0 ? "below" : "spans", {
          low: format.isolate(format.number(edge.low, decimals)),
          high: format.isolate(format.number(edge.high, decimals)),
          n: format.number(edge.n),
        })}
      </p>
    </>
  );
}

function Metric({ label, value }: { label: string; value: string }) {
  return (
    <div className="layer-metric flex justify-between gap-2 text-12 text-ink-2">
      <span>{label}</span>
      <b className="font-semi text-ink">
        <Num>{value}</Num>
      </b>
    </div>
  );
}

function Failed({ runId }: { runId: number }) {
  const t = useTranslations("layers.failed");
  const format = useFormat();
  const retry = useRetryNow();
  return (
    <div className="flex min-h-[54px] flex-col items-start gap-2">
      <p className="text-12 text-ink-2">{t("what", { run: format.number(runId) })}</p>
      <button type="button" className="btn btn-small relative z-1" onClick={retry}>
        {t("again")}
      </button>
    </div>
  );
}

/** The break-even of the signal that the card speaks of. */
function breakEvenOf(card: LayerCard, dashboard: Dashboard): number | null {
  const { symbol } = card.key_metric.params;
  const shown = dashboard.active_signals.find((signal) => signal.symbol === symbol);
  return (shown ?? (dashboard.nearest?.symbol === symbol ? dashboard.nearest : null))?.break_even ?? null;
}
