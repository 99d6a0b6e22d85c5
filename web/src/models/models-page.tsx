"use client";

import { useTranslations } from "next-intl";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import { AppShell } from "@/shell/app-shell";
import { Expired, Unreachable } from "@/shell/conditions";
import { useIsAdmin } from "@/sources/queries";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { EmptyModels } from "./empty-models";
import { ModelPanel } from "./model-panel";
import { ModelsSentence, ModelsSentenceSkeleton } from "./models-sentence";
import { useModels } from "./queries";
import { modelSections } from "./sections";
import { placesOf } from "./standing";
import { UntrainedPanel } from "./untrained-panel";

/** Which models count, how they did beside their baselines, and what an admin can do about it. */
export function ModelsPage() {
  const t = useTranslations();
  const admin = useIsAdmin();
  const standing = useSession((state) => state.standing);
  const known = useSession((state) => state.user !== null);
  const cut = useLive((state) => state.link === "unreachable");
  const query = useModels();
  const { data } = query;
  const problem = query.error ? asProblem(query.error) : null;
  const away = standing === "unreachable" || cut || (problem?.unreachable ?? false);
  const refused = (known && !admin) || problem?.status === 403;
  const places = data ? placesOf(data) : [];
  return (
    <AppShell
      page="models"
      sections={data?.length && !refused ? modelSections : []}
      source={null}
      dataAt={data ? query.dataUpdatedAt : null}
    >
      {data && !refused ? null : <h1 className="sr-only">{t("nav.models")}</h1>}
      {standing === "expired" ? (
        <Expired withData={data !== undefined} />
      ) : away ? (
        <Unreachable since={data ? query.dataUpdatedAt : null} />
      ) : null}
      {refused ? (
        <Notice icon="shield" title={t("models.refused.title")}>
          {t("models.refused.why")}
        </Notice>
      ) : data ? (
        <>
          <ModelsSentence places={places} />
          {data.length ? (
            places.map(({ name, model }) =>
              model?.newest ? (
                <ModelPanel key={name} model={model} />
              ) : (
                <UntrainedPanel key={name} name={name} status={model?.status ?? null} />
              ),
            )
          ) : (
            <EmptyModels />
          )}
        </>
      ) : problem && !away ? (
        <Notice
          icon="warning"
          title={t("models.failed")}
          action={
            <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
              {t("common.tryAgain")}
            </button>
          }
        >
          {t("problems.other", { status: String(problem.status) })}
        </Notice>
      ) : standing === "expired" || away ? null : (
        <>
          <ModelsSentenceSkeleton />
          <PanelSkeleton />
          <PanelSkeleton />
        </>
      )}
    </AppShell>
  );
}

export function PanelSkeleton() {
  return (
    <div className="panel flex flex-col gap-5 p-4" aria-hidden="true">
      <Skeleton width={140} height={16} />
      <Skeleton width="100%" height={36} />
      <Skeleton width="100%" height={44} />
      <Skeleton width="100%" height={44} />
    </div>
  );
}
