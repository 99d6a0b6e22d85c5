"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ClaimRecord } from "@/lib/types";
import { Num } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { GainText, useShareWords } from "./gain-figures";

type Cut = ClaimRecord["cuts"][number];

/** The same question by horizon, where there are several, and by the regime that the market was said to be in. */
export function CutsTable({ cuts, name }: { cuts: readonly Cut[]; name: string }) {
  const t = useTranslations("record.cuts");
  const column = useTranslations("record.column");
  const horizons = cuts.filter((cut) => cut.horizon_hours !== null);
  const groups = [
    { key: "horizon", rows: horizons.length > 1 ? horizons : [] },
    { key: "regime", rows: cuts.filter((cut) => cut.regime !== null) },
  ] as const;
  return (
    <Scroller label={t("of", { what: name })}>
      <table className="table table-dense">
        <caption className="sr-only">{t("of", { what: name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("part")}</th>
            <th scope="col" className="right">
              {column("n")}
            </th>
            <th scope="col" className="right">
              {column("said")}
            </th>
            <th scope="col" className="right">
              {t("happened")}
            </th>
            <th scope="col">{t("gain")}</th>
          </tr>
        </thead>
        {groups.map(({ key, rows }) =>
          rows.length ? (
            <tbody key={key} className="group-rows">
              <tr className="group-head">
                <th scope="rowgroup" colSpan={5}>
                  {t(key)}
                </th>
              </tr>
              {rows.map((cut) => (
                <Row key={cut.horizon_hours ?? cut.regime} cut={cut} />
              ))}
            </tbody>
          ) : null,
        )}
      </table>
    </Scroller>
  );
}

function Row({ cut }: { cut: Cut }) {
  const t = useTranslations("record.cuts");
  const regime = useTranslations("regime");
  const format = useFormat();
  const share = useShareWords()(cut.score);
  return (
    <tr>
      <th scope="row">
        {cut.horizon_hours !== null ? (
          format.duration(cut.horizon_hours * 3600)
        ) : cut.regime === null || cut.regime === "unknown" ? (
          t("unknown")
        ) : (
          <span className="flex items-center gap-2">
            <span className="square" style={{ "--c": `var(--${cut.regime})` }} />
            {regime(cut.regime)}
          </span>
        )}
      </th>
      <td className="right">
        <Num>{share.n}</Num>
      </td>
      <td className="right">
        <Num>{share.said}</Num>
      </td>
      <td className="right">
        <Num className="font-semi" title={share.range}>
          {share.happened}
        </Num>
      </td>
      <td>
        <GainText score={cut.score} brief />
      </td>
    </tr>
  );
}
