"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { ClaimRecord } from "@/lib/types";
import { TwinTable, TwinToggle } from "@/ui/twin-table";
import type { From } from "../claims-panel";
import { CutsTable } from "../cuts-table";
import { useShareWords } from "../gain-figures";
import { useRecordWords } from "../words";
import { ReliabilityChart } from "./reliability-chart";

type Bin = ClaimRecord["bins"][number];

/** One question in full: what was said against what happened, and the same by horizon and regime. */
export function Reliability({ from, record }: { from: From; record: ClaimRecord }) {
  const t = useTranslations("record.reliability");
  const format = useFormat();
  const words = useRecordWords();
  const [table, setTable] = useState(false);
  const name = words.claim(record.claim);
  const { score } = record;
  const share = useShareWords()(score);
  const figure = (value: number) => format.isolate(format.number(value, 3));
  const two = (pick: (share: Bin["share"]) => number) => ({
    value: (bin: Bin) => pick(bin.share),
    show: (bin: Bin) => format.number(pick(bin.share), 2),
    numeric: true,
  });
  const columns = [
    { key: "part", title: t("part"), value: (bin: Bin) => bin.decile, show: (bin: Bin) => format.number(bin.decile) },
    { key: "said", title: t("said"), ...two((one) => one.said) },
    { key: "happened", title: t("happened"), ...two((one) => one.happened) },
    { key: "low", title: t("low"), ...two((one) => one.low) },
    { key: "high", title: t("high"), ...two((one) => one.high) },
    {
      key: "n",
      title: t("n"),
      value: (bin: Bin) => bin.share.n,
      show: (bin: Bin) => format.number(bin.share.n),
      numeric: true,
    },
  ];
  return (
    <div id={`${from}-full`} className="scroll-mt-16 border-line border-t">
      <div className="flex min-h-10 items-center gap-2 px-4 pt-3">
        <h3 className="font-semi">{t("of", { what: name })}</h3>
        <span className="flex-1" />
        <TwinToggle on={table} onToggle={() => setTable(!table)} what={t("of", { what: name })} />
      </div>
      <p className="max-w-[96ch] px-4 pb-2 text-12 text-ink-2">
        {t("sentence", share)}{" "}
        {t("figures", {
          brier: figure(score.brier),
          plain: figure(score.baseline_brier),
          gap: figure(score.calibration_error),
        })}
      </p>
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 pb-2 lg:grid-cols-12">
        <div className="min-w-0 lg:col-span-7">
          {table ? (
            <TwinTable
              caption={t("of", { what: name })}
              fileName={`${from}-${record.claim}.csv`}
              columns={columns}
              rows={record.bins}
              rowKey={(bin) => bin.decile}
              height={400}
            />
          ) : (
            <div className="px-4">
              <ReliabilityChart bins={record.bins} name={name} />
            </div>
          )}
        </div>
        <div className="min-w-0 lg:col-span-5 lg:border-line lg:border-s">
          <CutsTable cuts={record.cuts} name={name} />
        </div>
      </div>
    </div>
  );
}
