"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { RunDetail, SignalDetail } from "@/lib/types";
import { useIsAdmin } from "@/sources/queries";
import { Icon, type IconName } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { LineageRows } from "./lineage-rows";
import { useRun } from "./queries";
import { ReplayCheck } from "./replay-check";
import { shortHash } from "./short-hash";

/** Where a signal comes from: what each step answered, and what it takes to check it. */
export function LineagePanel({ detail, className }: { detail: SignalDetail; className?: string }) {
  const t = useTranslations("signal.lineage");
  const admin = useIsAdmin();
  const { lineage } = detail;
  const run = useRun(lineage.run_id).data ?? null;
  if (lineage.run_id === null) {
    return (
      <Panel id="lineage" className={className} title={t("title")}>
        <Notice shape="bare" icon="link" title={t("unknown.title")}>
          {t("unknown.why")}
        </Notice>
      </Panel>
    );
  }
  return (
    <Panel
      id="lineage"
      className={className}
      title={t("title")}
      actions={admin ? <ReplayCheck runId={lineage.run_id} /> : null}
    >
      <Steps detail={detail} run={run} />
      <dl className="flex flex-wrap items-center gap-x-5 gap-y-1 border-line border-t px-4 py-2.5 text-12 text-ink-3">
        <Mark name={t("run")} value={String(lineage.run_id)} />
        <Mark name={t("ledger")} value={lineage.ledger_sha256 === null ? null : shortHash(lineage.ledger_sha256)} />
        <Mark name={t("code")} value={lineage.code_version === null ? null : shortHash(lineage.code_version)} />
      </dl>
      <LineageRows detail={detail} run={run} />
    </Panel>
  );
}

function Mark({ name, value }: { name: string; value: string | null }) {
  const t = useTranslations("common");
  const format = useFormat();
  return (
    <div className="flex gap-1.5">
      <dt>{name}</dt>
      <dd>
        <code className="font-mono text-ink-2" dir="ltr" title={value === null ? t("notKnown") : undefined}>
          {value ?? format.number(null)}
        </code>
      </dd>
    </div>
  );
}

function Steps({ detail, run }: { detail: SignalDetail; run: RunDetail | null }) {
  const t = useTranslations("signal.lineage");
  const layer = useTranslations("layers");
  const regime = useTranslations("regime");
  const side = useTranslations("signals");
  const sectorName = useSectorName();
  const format = useFormat();
  const { signal, market_context: context, lineage } = detail;
  const chance = (value: number | null) => format.isolate(format.probability(value));
  return (
    <ol className="lineage px-4 pt-1.5 pb-3 phone:gap-2">
      <Step icon="data" name={t("data")}>
        {lineage.as_of === null ? null : (
          <>
            <b>{t("closed", { clock: format.clock(lineage.as_of) })}</b>
            <span>{format.fullDay(lineage.as_of)}</span>
          </>
        )}
      </Step>
      <Step icon="macro" name={layer("macro.name")}>
        {context.regime === null ? null : (
          <>
            <b>
              {regime(context.regime)} <span className="num">{format.probability(context.regime_confidence)}</span>
            </b>
            <span>{t("exposure", { share: format.isolate(format.share(context.recommended_exposure)) })}</span>
          </>
        )}
      </Step>
      <Step icon="sectors" name={layer("sectors.name")}>
        {context.sector === null ? null : (
          <>
            <b>{sectorName(context.sector)}</b>
            <span>{context.sector_status === null ? null : t(`sectorIs.${context.sector_status}`)}</span>
          </>
        )}
      </Step>
      <Step icon="assets" name={layer("assets.name")}>
        {context.asset_confidence === null ? null : (
          <>
            <b>{t("beats", { chance: chance(context.asset_confidence) })}</b>
            <span>
              {run?.assets_scored ? t("scored", { count: format.isolate(format.number(run.assets_scored)) }) : null}
            </span>
          </>
        )}
      </Step>
      <Step icon="candles" name={layer("timing.name")}>
        <b>
          {side(signal.signal_type)} <span className="num">{format.probability(signal.confidence)}</span>
        </b>
        <span>{t("given", { count: format.isolate(format.number(run?.signals_given)) })}</span>
      </Step>
    </ol>
  );
}

/** One step: what it answered, and one fact; a step that said nothing says so. */
function Step({ icon, name, children }: { icon: IconName; name: string; children: ReactNode }) {
  const t = useTranslations("signal.lineage");
  return (
    <li className="flex min-w-0 flex-col phone:grid phone:grid-cols-[112px_minmax(0,1fr)] phone:items-start">
      <span className="lineage-head flex h-8 items-center gap-2 text-12 text-ink-3 phone:h-6">
        <span className="text-ink-2">
          <Icon name={icon} />
        </span>
        {name}
      </span>
      <span className="flex flex-col pe-3 [&>b]:font-semi [&>span]:text-12 [&>span]:text-ink-3">
        {children ?? <span>{t("nothing")}</span>}
      </span>
    </li>
  );
}
