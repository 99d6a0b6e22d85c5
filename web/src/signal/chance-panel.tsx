"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SignalDetail } from "@/lib/types";
import { Edge } from "@/signals/edge";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { ProbBar } from "@/ui/prob-bar";
import { endings } from "./endings";

const colors = { target: "var(--accent)", stop: "var(--ink-3)", neither: "var(--line-strong)" } as const;

/** The one probability: what it is a probability of, how often it came true, and where break-even lies. */
export function ChancePanel({
  detail,
  quiet,
  className,
}: {
  detail: SignalDetail;
  quiet: boolean;
  className?: string;
}) {
  const t = useTranslations("signal.chance");
  const words = useTranslations("signals");
  const format = useFormat();
  const { signal, ai_analysis } = detail;
  const { target_24h, target_3d, target_7d, stop_first } = ai_analysis.probability_analysis;
  const span = format.duration(signal.time_horizon_hours * 3600);
  const three = endings(signal.confidence, stop_first);
  return (
    <Panel id="chance" className={className} title={t("title")}>
      <div className="px-4 pb-3">
        <p className="flex flex-wrap items-baseline gap-x-2.5">
          <Num
            className={`font-semi text-32 tracking-[-.025em] rtl:tracking-normal ${quiet ? "text-ink-2" : "text-accent"}`}
          >
            {format.probability(signal.confidence)}
          </Num>
          <span className="text-ink-2">{t("of", { span })}</span>
        </p>
        {three ? (
          <>
            <div className="shares mt-2.5" aria-hidden="true">
              {three.map(({ key, chance }) => (
                <i
                  key={key}
                  style={{ "--c": quiet && key === "target" ? "var(--ink-2)" : colors[key], flexGrow: chance }}
                />
              ))}
            </div>
            <dl className="mt-1.5 flex flex-wrap justify-between gap-x-3 text-12">
              {three.map(({ key, chance }) => (
                <div key={key} className="flex items-center gap-1.5">
                  <dt className="flex items-center gap-1.5 text-ink-2">
                    <span
                      className="square"
                      style={{ "--c": quiet && key === "target" ? "var(--ink-2)" : colors[key] }}
                    />
                    {t(key)}
                  </dt>
                  <dd className="font-semi">
                    <Num>{format.probability(chance)}</Num>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ) : null}
      </div>
      <Record detail={detail} quiet={quiet} />
      <dl className="flex flex-col gap-1.5 border-line border-t px-4 py-3">
        {(
          [
            ["day", target_24h],
            ["threeDays", target_3d],
            ["week", target_7d],
          ] as const
        ).map(([key, chance]) => (
          <div key={key} className="flex justify-between gap-2">
            <dt className="text-ink-2">{t(`within.${key}`)}</dt>
            <dd>
              <Num title={chance === null ? t("notComputed") : undefined}>{format.probability(chance)}</Num>
            </dd>
          </div>
        ))}
        <div className="flex justify-between gap-2">
          <dt className="text-ink-2">{words("edge")}</dt>
          <dd>
            <Edge signal={signal} />
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

/** Said, happened, needed: never one without the others. */
function Record({ detail, quiet }: { detail: SignalDetail; quiet: boolean }) {
  const t = useTranslations("signal.chance");
  const words = useTranslations("signals");
  const format = useFormat();
  const { evidence, confidence, break_even } = detail.signal;
  const known = evidence.observed !== null;
  return (
    <div className="border-line border-t px-4 py-3">
      <p className="flex flex-wrap justify-between gap-x-3 text-12">
        <span className="text-ink-2">{t("when")}</span>
        {known ? (
          <span className="text-ink-3">
            {t.rich("happened", {
              observed: format.probability(evidence.observed),
              b: (chunks) => <Num className="font-semi text-ink">{chunks}</Num>,
            })}
          </span>
        ) : (
          <span className="text-ink-3">{t("tooFew", { n: format.number(evidence.observed_n) })}</span>
        )}
      </p>
      <div className="py-0.5">
        <ProbBar of={words("chance")} said={confidence} evidence={evidence} breakEven={break_even} quiet={quiet} />
      </div>
      <p className="flex justify-between gap-2 text-11 text-ink-3">
        <Num>{format.number(0)}</Num>
        <span>
          {known
            ? t("interval", {
                range: format.range(
                  format.number(evidence.observed_low, 2),
                  format.number(evidence.observed_high, 2),
                  true,
                ),
                n: format.number(evidence.observed_n),
                even: break_even === null ? "none" : format.isolate(format.number(break_even, 2)),
              })
            : break_even === null
              ? null
              : t("even", { value: format.isolate(format.number(break_even, 2)) })}
        </span>
        <Num>{format.number(1)}</Num>
      </p>
    </div>
  );
}
