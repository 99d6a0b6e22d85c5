"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useUniverse } from "@/dashboard/queries";
import type { Cryptocurrency } from "@/lib/types";
import { useRules } from "@/notices/queries";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { alertsOf } from "./alert";
import { AlertForm } from "./alert-form";
import { AlertRow } from "./alert-row";

interface AlertsPanelProps {
  /** The asset that all of it is about; without one, of every asset. */
  asset?: Cryptocurrency;
  className?: string;
}

/** When one is told that a price crosses a level: what is set, and one more. */
export function AlertsPanel({ asset, className }: AlertsPanelProps) {
  const t = useTranslations("alerts");
  const locale = useLocale();
  const query = useRules();
  const universe = useUniverse();
  const known = asset ? [asset] : (universe.data ?? []);
  const alerts = query.data ? alertsOf(query.data, asset?.id ?? null) : [];
  return (
    <Panel
      id="alerts"
      className={className}
      title={t("title")}
      note={<span className="phone:hidden">{asset ? null : t("note")}</span>}
    >
      {query.data === undefined ? (
        <PanelRest query={query} rows={2} />
      ) : (
        <>
          <AlertForm assets={known} fixed={asset !== undefined} />
          {alerts.length ? (
            <ul className="border-line border-t">
              {alerts.map((alert) => (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  asset={known.find(({ id }) => id === alert.crypto_id) ?? null}
                  named={asset === undefined}
                />
              ))}
            </ul>
          ) : (
            <p className="border-line border-t px-4 py-3 text-12 text-ink-3">{t(asset ? "noneHere" : "none")}</p>
          )}
          {asset ? (
            <p className="border-line border-t px-4 py-2.5 text-12">
              <Link prefetch={false} className="link" href={`/${locale}/settings/#alerts`}>
                {t("all")}
              </Link>
            </p>
          ) : null}
        </>
      )}
    </Panel>
  );
}
