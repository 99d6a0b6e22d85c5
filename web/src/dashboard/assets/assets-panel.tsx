"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard } from "@/lib/types";
import { pageHref } from "@/shell/ways";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { ProbKey } from "@/ui/prob-bar";
import { isModel } from "../is-model";
import { AssetCards } from "./asset-cards";
import { AssetTable } from "./asset-table";

/** The assets that stand highest among all that were scored. */
export function AssetsPanel({ dashboard, className }: { dashboard: Dashboard; className?: string }) {
  const t = useTranslations("assets");
  const format = useFormat();
  const locale = useLocale();
  const { assets } = dashboard;
  const quiet = !isModel(dashboard, "assets");
  return (
    <Panel
      id="assets"
      className={className}
      title={t("title")}
      href={pageHref(locale, "assets")}
      note={<span className="phone:hidden">{t("best", { count: format.number(assets.length) })}</span>}
      actions={
        <span className="phone:hidden">
          <ProbKey withBreakEven={false} quiet={quiet} />
        </span>
      }
    >
      {assets.length === 0 ? (
        <Notice shape="bare" icon="assets" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      ) : (
        <>
          <AssetTable assets={assets} quiet={quiet} />
          <AssetCards assets={assets} quiet={quiet} />
        </>
      )}
    </Panel>
  );
}
