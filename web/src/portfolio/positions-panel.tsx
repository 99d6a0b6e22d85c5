"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Position } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { CloseDialog } from "./close-dialog";
import { PositionCards } from "./position-cards";
import { PositionTable } from "./position-table";
import { usePositions } from "./queries";

/** What is held now, where its stop and its target stand, and the way out. */
export function PositionsPanel({ className }: { className?: string }) {
  const t = useTranslations("portfolio.positions");
  const format = useFormat();
  const query = usePositions("open");
  const [closing, setClosing] = useState<Position | null>(null);
  return (
    <Panel
      id="positions"
      className={className}
      title={t("title")}
      note={query.data ? <span className="num">{format.number(query.data.length)}</span> : null}
    >
      {query.data === undefined ? (
        <PanelRest query={query} rows={3} />
      ) : query.data.length === 0 ? (
        <Notice shape="bare" icon="portfolio" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : (
        <>
          <PositionTable positions={query.data} onClose={setClosing} />
          <PositionCards positions={query.data} onClose={setClosing} />
        </>
      )}
      {closing ? <CloseDialog position={closing} onClose={() => setClosing(null)} /> : null}
    </Panel>
  );
}
