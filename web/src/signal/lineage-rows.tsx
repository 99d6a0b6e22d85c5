"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { RunDetail, SignalDetail } from "@/lib/types";
import { Folded } from "@/ui/folded";

/** All rows and models behind a signal, as they stand in the database and the chain: whoever doubts it can look them up. */
export function LineageRows({ detail, run }: { detail: SignalDetail; run: RunDetail | null }) {
  const t = useTranslations("signal.lineage");
  const format = useFormat();
  const { lineage, signal } = detail;
  const rows: [string, string | number | null | undefined][] = [
    ["trading_signals", signal.id],
    ["cascade_runs", lineage.run_id],
    ["market_regime_analysis", lineage.macro_id],
    ["sector_rotation_analysis", lineage.rotation_id],
    ["sector_performance", lineage.sector_performance_id],
    ["ledger_entries", lineage.ledger_entry],
    ["entry_sha256", lineage.ledger_sha256],
    ["input_digest", lineage.input_digest],
    ["code_version", lineage.code_version],
    ["source_sha256", run?.environment?.source_sha256],
    ["python", run?.environment?.python],
    ["cpu", run?.environment?.cpu],
  ];
  const models = Object.entries(run?.model_versions ?? {});
  const libraries = Object.entries(run?.environment?.libraries ?? {});
  return (
    <Folded title={t("all.title")} note={t("all.note")}>
      <dl className="grid grid-cols-[minmax(0,auto)_minmax(0,1fr)] gap-x-6 gap-y-1 px-4 pt-1 pb-3 text-12" dir="ltr">
        {rows.map(([name, value]) => (
          <Row key={name} name={name} value={value ?? null} />
        ))}
        {models.map(([name, version]) => (
          <Row key={name} name={t("all.model", { name })} value={version} />
        ))}
        {libraries.map(([name, version]) => (
          <Row key={name} name={name} value={version} />
        ))}
      </dl>
      <p className="px-4 pb-3 text-12 text-ink-3">
        {t("all.check")}{" "}
        <code className="font-mono text-ink-2" dir="ltr">
          {`cryptopredict replay --verify ${lineage.run_id ?? format.number(null)}`}
        </code>
      </p>
    </Folded>
  );
}

function Row({ name, value }: { name: string; value: string | number | null }) {
  const t = useTranslations("common");
  const format = useFormat();
  return (
    <>
      <dt className="font-mono text-ink-3 [overflow-wrap:anywhere]">{name}</dt>
      <dd className="font-mono text-ink-2 [overflow-wrap:anywhere]" title={value === null ? t("notKnown") : undefined}>
        {value ?? format.number(null)}
      </dd>
    </>
  );
}
