"use client";

import { useTranslations } from "next-intl";
import { isModel } from "@/dashboard/is-model";
import { useDashboard } from "@/dashboard/queries";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { Early } from "@/shell/early";
import { AssetsSentence, AssetsSkeleton } from "./assets-sentence";
import { ListPanel } from "./list-panel";
import { useScored } from "./queries";

/** The third layer: which assets are watched, what is expected of each, and what one might be missing. */
export function AssetsPage() {
  const t = useTranslations();
  const query = useScored();
  const dashboard = useDashboard().data;
  return (
    <AppShell
      page="assets"
      sections={[]}
      source={dashboard?.source ?? null}
      dataAt={dashboard ? Date.parse(dashboard.decided_at) : null}
    >
      <Answered
        query={query}
        name={t("nav.assets")}
        failed={t("assetList.failed")}
        skeleton={<AssetsSkeleton />}
        refusal={(status) => (status === 503 ? <Early /> : null)}
      >
        {(scored) => (
          <>
            <AssetsSentence scored={scored} dashboard={dashboard ?? null} />
            <ListPanel
              scored={scored}
              asOf={dashboard?.as_of ?? null}
              quiet={dashboard ? !isModel(dashboard, "assets") : true}
            />
          </>
        )}
      </Answered>
    </AppShell>
  );
}
