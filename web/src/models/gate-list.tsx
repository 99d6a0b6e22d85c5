"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { AiModel, ModelComparison, ModelGate, ModelVersion } from "@/lib/types";
import { DiffBar } from "@/ui/diff-bar";
import { Num } from "@/ui/figures";
import { askedOf, asRead, decimalsOf, moreIsBetter, reasonsOf, valueDecimals } from "./figures";
import { useModelWords } from "./words";

/** Each question that the version must pass, with its figures, and what the cascade does behind it. */
export function GateList({ model, version }: { model: AiModel; version: ModelVersion }) {
  const t = useTranslations("models.gates");
  const format = useFormat();
  const place = (gate: ModelGate) => version.comparisons.findIndex(({ key }) => key === gate.key);
  const gates = version.gates.toSorted((a, b) => Number(b.main) - Number(a.main) || place(a) - place(b));
  return (
    <section aria-label={t("title")} className="border-line border-t">
      <p className="flex flex-wrap items-baseline gap-x-2 px-4 pt-3 pb-1">
        <span className="font-mid">{t("title")}</span>
        <span className="text-12 text-ink-3">{t("note", { trials: format.number(model.trials) })}</span>
      </p>
      <ul>
        {gates.map((gate) => (
          <GateLine
            key={gate.key}
            model={model}
            gate={gate}
            line={version.comparisons.find(({ key }) => key === gate.key) ?? null}
            counts={version.role === "champion" && !model.health.suspended && model.health.usable !== false}
          />
        ))}
      </ul>
    </section>
  );
}

interface GateLineProps {
  model: AiModel;
  gate: ModelGate;
  line: ModelComparison | null;
  /** Whether the version is one that the cascade asks at all. */
  counts: boolean;
}

function GateLine({ model, gate, line, counts }: GateLineProps) {
  const t = useTranslations("models.gates");
  const words = useModelWords();
  const question = words.question(model.name, gate.key, line?.what ?? gate.key);
  const use = words.use(model.name, gate.key, gate.use);
  const shape = gate.open ? "" : gate.difference === null ? "tag-outline" : "tag-hatch";
  const behind =
    use === null
      ? t("use.nothing")
      : t(gate.open && counts ? "use.used" : gate.open ? "use.waits" : "use.closed", { use });
  return (
    <li className="grid grid-cols-1 gap-x-6 gap-y-1 border-line border-t px-4 py-3 phone:gap-y-2 md:grid-cols-2 lg:grid-cols-[minmax(0,1.25fr)_minmax(0,1fr)_minmax(0,.9fr)]">
      <div className="min-w-0 below-desktop:col-span-full">
        <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-semi">{question}</span>
          <span className={`tag ${shape}`}>
            {gate.open ? t("open") : gate.difference === null ? t("tooLittle") : t("closed")}
          </span>
          {gate.main ? (
            <span className="tag tag-outline" title={t("mainMeans")}>
              {t("main")}
            </span>
          ) : null}
        </h3>
        <p className="mt-0.5 text-12 text-ink-3">{behind}</p>
      </div>
      {line ? <Values line={line} /> : <span />}
      {line ? <Comparison line={line} label={question} /> : <span />}
      <Reason gate={gate} />
    </li>
  );
}

/** Metric, and its mean for the model and for the baseline. */
function Values({ line }: { line: ModelComparison }) {
  const t = useTranslations("models.gates");
  const format = useFormat();
  const words = useModelWords();
  const first = line.baselines[0];
  const decimals = valueDecimals(first?.difference ?? null, line.model);
  const value = (loss: number | null) => format.number(asRead(line.metric, loss), decimals);
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)_auto] content-start gap-x-3 text-12">
      <dt className="col-span-2 text-ink-3">
        {t("metric", {
          metric: words.metric(line.metric),
          better: t(moreIsBetter(line.metric) ? "more" : "less"),
        })}
      </dt>
      <dt>{t("model")}</dt>
      <dd className="text-end font-semi">
        <Num>{value(line.model)}</Num>
      </dd>
      <dt className="text-ink-2">{words.baseline(first?.name ?? "")}</dt>
      <dd className="text-end">
        <Num>{value(first?.value ?? null)}</Num>
      </dd>
    </dl>
  );
}

/** How much better than the baseline, with what is not known of it. */
function Comparison({ line, label }: { line: ModelComparison; label: string }) {
  const t = useTranslations("models.gates");
  const format = useFormat();
  const words = useModelWords();
  const first = line.baselines[0];
  const n = format.number(line.n);
  if (!first?.difference) return <p className="text-12 text-ink-3">{t("noDifference", { n })}</p>;
  const { mean, low, high } = first.difference;
  const decimals = decimalsOf(first.difference);
  const range = format.range(format.signed(low, decimals), format.signed(high, decimals), true);
  const clears = low > 0;
  return (
    <div className="min-w-0 text-12">
      <p className="flex items-baseline justify-between gap-3">
        <span className="truncate text-ink-3">{t("better", { baseline: words.baseline(first.name) })}</span>
        <Num className={clears ? "font-semi text-ink" : "font-semi text-ink-3"}>{format.signed(mean, decimals)}</Num>
      </p>
      <DiffBar label={label} difference={mean} low={low} high={high} decimals={decimals} />
      <p className="text-ink-3">{t("interval", { range, n })}</p>
    </div>
  );
}

/** What the gate asks, and how that came out. */
function Reason({ gate }: { gate: ModelGate }) {
  const t = useTranslations("models.gates");
  const format = useFormat();
  const words = useModelWords();
  const { difference } = gate;
  const decimals = decimalsOf(difference);
  const judged =
    difference === null
      ? null
      : t("judged", {
          low: format.isolate(format.signed(difference.low, decimals)),
          high: format.isolate(format.signed(difference.high, decimals)),
          trials: format.number(gate.trials),
          share: format.share(askedOf(gate.baseline).share),
          worth: askedOf(gate.baseline).share > 0 ? "yes" : "no",
        });
  const calibration =
    gate.calibration_error === null || reasonsOf(gate.reason).some(({ kind }) => kind === "calibration")
      ? null
      : t("calibration", { error: format.number(gate.calibration_error, 2) });
  return (
    <p className="col-span-full max-w-[110ch] text-12 text-ink-2">
      {[words.why(gate.reason, gate.baseline), judged, calibration].filter((part) => part !== null).join(" ")}
    </p>
  );
}
