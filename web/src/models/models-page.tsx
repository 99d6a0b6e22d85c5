"use client";

import { useTranslations } from "next-intl";
import type { AiModel } from "@/lib/types";
import { AdminPage } from "@/shell/admin-page";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";
import { EmptyModels } from "./empty-models";
import { ModelPanel } from "./model-panel";
import { ModelsSentence } from "./models-sentence";
import { useModels } from "./queries";
import { modelSections } from "./sections";
import { placesOf } from "./standing";
import { UntrainedPanel } from "./untrained-panel";

/** Which models count, how they did beside their baselines, and what an admin can do about it. */
export function ModelsPage() {
  const t = useTranslations("models");
  const query = useModels();
  return (
    <AdminPage
      page="models"
      query={query}
      failed={t("failed")}
      sections={query.data?.length ? modelSections : []}
      skeleton={
        <>
          <HeadSkeleton title={420} lead={560} />
          <PanelSkeleton />
          <PanelSkeleton />
        </>
      }
    >
      {(models) => <Models models={models} />}
    </AdminPage>
  );
}

function Models({ models }: { models: readonly AiModel[] }) {
  const places = placesOf(models);
  return (
    <>
      <ModelsSentence places={places} />
      {models.length ? (
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
  );
}

function PanelSkeleton() {
  return (
    <div className="panel flex flex-col gap-5 p-4" aria-hidden="true">
      <Skeleton width={140} height={16} />
      <Skeleton width="100%" height={36} />
      <Skeleton width="100%" height={44} />
      <Skeleton width="100%" height={44} />
    </div>
  );
}
