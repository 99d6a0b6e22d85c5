"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ClaimRecord } from "@/lib/types";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { SaveButton } from "@/ui/twin-table";
import { keyOf } from "./judgement";
import { Reliability } from "./reliability/reliability";
import { saveClaims } from "./save";
import { SkillCards } from "./skill-cards";
import { SkillTable } from "./skill-table";

export type From = "live" | "backtest";

export interface SkillListProps {
  from: From;
  claims: readonly ClaimRecord[];
  chosen: string;
  onChoose: (key: string) => void;
}

/** The claims of one kind of source, never mixed with the other: how good each was, and one of them in full. */
export function ClaimsPanel({ from, claims }: { from: From; claims: readonly ClaimRecord[] }) {
  const t = useTranslations("record.from");
  const [wanted, setWanted] = useState<string | null>(null);
  const shown = claims.find((claim) => keyOf(claim) === wanted) ?? claims[0];
  return (
    <Panel
      id={from}
      title={t(`${from}.title`)}
      note={<span className={`tag ${from === "live" ? "tag-outline" : "tag-simulated"}`}>{t(`${from}.tag`)}</span>}
      actions={claims.length ? <SaveButton onSave={() => saveClaims(from, claims)} /> : null}
    >
      {shown ? (
        <>
          <p className="px-4 pt-1 pb-2 text-12 text-ink-3">{t("how")}</p>
          <SkillTable from={from} claims={claims} chosen={keyOf(shown)} onChoose={setWanted} />
          <SkillCards from={from} claims={claims} chosen={keyOf(shown)} onChoose={setWanted} />
          <Reliability key={keyOf(shown)} from={from} record={shown} />
        </>
      ) : (
        <Notice shape="bare" icon={from === "live" ? "clock" : "nothing"} title={t(`${from}.empty.title`)}>
          {t(`${from}.empty.why`)}
        </Notice>
      )}
    </Panel>
  );
}
