"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useUniverse } from "@/dashboard/queries";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { Cryptocurrency, KeptSector } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Ticker } from "@/ui/figures";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Select } from "@/ui/select";
import { EditSectorDialog } from "./edit-sector-dialog";
import { type Move, MoveDialog } from "./move-dialog";
import { useMembers } from "./queries";
import { SwitchDialog } from "./switch-dialog";

interface MembersPanelProps {
  sector: KeptSector;
  /** Those that assets can be in. */
  sectors: readonly KeptSector[];
  /** What was done, in words. */
  onDone: (said: string) => void;
}

/** One sector: what it is, who is in it, and what an admin can change about both. */
export function MembersPanel({ sector, sectors, onDone }: MembersPanelProps) {
  const t = useTranslations("sectorMembers");
  const name = useSectorName();
  const [asking, setAsking] = useState<"edit" | "switch" | Move | null>(null);
  const close = () => setAsking(null);
  return (
    <Panel
      id="members"
      className="col-span-7 min-w-0"
      title={<bdi>{name(sector.name)}</bdi>}
      actions={
        <span className="flex gap-2">
          <button type="button" className="btn btn-small" onClick={() => setAsking("edit")}>
            {t("edit.open")}
          </button>
          <button type="button" className="btn btn-small" onClick={() => setAsking("switch")}>
            {t(sector.is_active ? "switch.off.open" : "switch.on.open")}
          </button>
        </span>
      }
    >
      <p className="max-w-[72ch] px-4 pt-1 pb-3 text-12 text-ink-2 [overflow-wrap:anywhere]">
        {sector.description ? <bdi>{sector.description}</bdi> : t("undescribed")}
      </p>
      <Members sector={sector} onLeave={(asset) => setAsking({ asset, to: null })} />
      {sector.is_active ? <AddField sector={sector} onAdd={(asset) => setAsking({ asset, to: sector })} /> : null}
      {asking === null ? null : asking === "edit" ? (
        <EditSectorDialog sector={sector} onClose={close} onDone={onDone} />
      ) : asking === "switch" ? (
        <SwitchDialog sector={sector} onClose={close} onDone={onDone} />
      ) : (
        <MoveDialog move={asking} sectors={sectors} onClose={close} onDone={onDone} />
      )}
    </Panel>
  );
}

function Members({ sector, onLeave }: { sector: KeptSector; onLeave: (asset: Cryptocurrency) => void }) {
  const t = useTranslations("sectorMembers");
  const format = useFormat();
  const query = useMembers(sector.id);
  if (query.data === undefined) return <PanelRest query={query} rows={4} />;
  const { rows } = query.data;
  const others = sector.members - rows.length;
  return (
    <>
      {rows.length === 0 ? (
        <Notice shape="bare" icon="assets" title={t("nobody.title")}>
          {t("nobody.why")}
        </Notice>
      ) : (
        <ul>
          {rows.map((asset) => (
            <li key={asset.id} className="flex min-h-11 items-center gap-2 border-line border-t px-4">
              <span className="flex min-w-0 flex-1">
                <Ticker symbol={asset.symbol} name={asset.name} color={asset.sector_color} />
              </span>
              <button
                type="button"
                className="icon-btn"
                aria-label={t("leave.open", { symbol: asset.symbol })}
                title={t("leave.open", { symbol: asset.symbol })}
                onClick={() => onLeave(asset)}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others > 0 ? (
        <p className="border-line border-t px-4 py-3 text-12 text-ink-3">
          {t("unlisted", { n: others, count: format.isolate(format.number(others)) })}
        </p>
      ) : null}
    </>
  );
}

function AddField({ sector, onAdd }: { sector: KeptSector; onAdd: (asset: Cryptocurrency) => void }) {
  const t = useTranslations("sectorMembers");
  const rest = (useUniverse().data ?? []).filter(({ sector_id }) => sector_id !== sector.id);
  return (
    <div className="border-line border-t px-4 py-3">
      <Select
        label={t("join.open")}
        value=""
        options={[
          { value: "", label: t("join.choose") },
          ...rest.map(({ id, symbol, name }) => ({
            value: String(id),
            label: symbol === name ? symbol : `${symbol} · ${name}`,
          })),
        ]}
        onChange={(chosen) => {
          const asset = rest.find(({ id }) => String(id) === chosen);
          if (asset) onAdd(asset);
        }}
      />
    </div>
  );
}
