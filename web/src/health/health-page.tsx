"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SystemHealth } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { AdminPage } from "@/shell/admin-page";
import { PageHead } from "@/shell/page-head";
import { healthSections } from "@/shell/sections";
import { useAddress } from "@/shell/use-address";
import { DatabasePanel } from "./database-panel";
import { HistoryPanel } from "./history-panel";
import { LayersPanel } from "./layers-panel";
import { PartsPanel } from "./parts-panel";
import { useSystemHealth } from "./queries";
import { RANGES } from "./ranges";
import { StatisticsPanel } from "./statistics-panel";
import { usePartName } from "./use-part-name";

/** Whether every part is well: looked at now, and as the workers reported it before. */
export function HealthPage() {
  const t = useTranslations("health");
  const [range, setRange] = useAddress("hours", RANGES, "24");
  const query = useSystemHealth(Number(range));
  return (
    <AdminPage page="health" query={query} failed={t("failed")} sections={healthSections}>
      {({ health, readAt }) => (
        <>
          <HealthSentence health={health} readAt={readAt} />
          <div className="grid grid-cols-12 items-start gap-4 phone:flex phone:flex-col phone:items-stretch">
            <div className="col-span-7 flex min-w-0 flex-col gap-4 below-desktop:col-span-12">
              <PartsPanel parts={health.parts} />
              <HistoryPanel history={health.history} range={range} onRange={setRange} until={readAt} />
            </div>
            <div className="col-span-5 flex min-w-0 flex-col gap-4 below-desktop:col-span-12">
              <LayersPanel health={health} />
              <DatabasePanel database={health.database} />
              <StatisticsPanel />
            </div>
          </div>
        </>
      )}
    </AdminPage>
  );
}

/** How many parts are well, which are not, and how the score comes about. */
function HealthSentence({ health, readAt }: { health: SystemHealth; readAt: number }) {
  const t = useTranslations("health.sentence");
  const format = useFormat();
  const name = usePartName();
  const now = useNow(1000);
  const ill = health.parts.filter(({ status }) => status !== "healthy");
  const well = health.parts.length - ill.length;
  const n = (value: number) => format.isolate(format.number(value));
  const names = new Intl.ListFormat(format.locale, { type: "conjunction" }).format(ill.map((part) => name(part.name)));
  return (
    <PageHead
      title={
        ill.length
          ? t("some", { n: ill.length, ill: n(ill.length), all: n(health.parts.length) })
          : t("all", { all: n(health.parts.length) })
      }
      beside={
        <span className="text-12 text-ink-3 lg:whitespace-nowrap">
          {t("read", { age: format.ago(Math.max(0, (now - readAt) / 1000)) })}
        </span>
      }
    >
      {ill.length ? `${t("look", { names })} ` : null}
      {t("score", {
        score: format.isolate(format.percentage(health.overall_health_score, 0)),
        well: n(well),
        all: n(health.parts.length),
      })}
    </PageHead>
  );
}
