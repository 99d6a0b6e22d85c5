"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { SystemHealth } from "@/lib/types";
import { Panel } from "@/ui/panel";
import { FactList } from "./fact-list";

/** PostgreSQL as it measures itself. */
export function DatabasePanel({ database }: { database: SystemHealth["database"] }) {
  const t = useTranslations("health.database");
  const format = useFormat();
  return (
    <Panel id="database" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      <FactList
        facts={[
          [t("answers"), format.isolate(t("ms", { ms: format.number(database.answers_in_ms, 1) }))],
          [t("size"), format.isolate(t("megabytes", { size: format.number(database.size_bytes / 1e6) }))],
          [t("cache"), format.share(database.cache_hit_ratio, 1)],
          [t("connections"), format.number(database.connections)],
          [t("pool"), format.number(database.pool_in_use)],
          [t("longest"), format.duration(database.longest_transaction_s)],
          [t("transactions"), format.number(database.transactions)],
          [t("rollbacks"), format.number(database.rollbacks)],
          [t("deadlocks"), format.number(database.deadlocks)],
        ]}
      />
    </Panel>
  );
}
