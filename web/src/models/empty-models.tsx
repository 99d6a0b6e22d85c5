"use client";

import { useTranslations } from "next-intl";
import { useRefusal } from "@/shell/refusal";
import { useRunJob } from "@/sources/queries";
import { Notice } from "@/ui/notice";
import { useTraining } from "./queries";
import { Training } from "./training";

const COMMAND = "cryptopredict train";

/** Nothing was trained yet: what answers meanwhile, and how to begin. */
export function EmptyModels() {
  const t = useTranslations("models.empty");
  const refusal = useRefusal();
  const run = useRunJob();
  const { open: training } = useTraining(null);
  return (
    <section className="panel" aria-label={t("title")}>
      <Notice
        shape="bare"
        icon="model"
        title={t("title")}
        action={
          training || run.isSuccess ? null : (
            <button
              type="button"
              className="btn btn-primary"
              disabled={run.isPending}
              onClick={() => run.mutate("train_models")}
            >
              {t("train")}
            </button>
          )
        }
      >
        <p>{t("why")}</p>
        <p className="mt-1.5">{t("how")}</p>
        <p className="mt-1.5">
          <code className="rounded-1 bg-surface-3 px-1.5 py-0.5 font-mono" dir="ltr">
            {COMMAND}
          </code>
        </p>
      </Notice>
      <div role="status" className="px-4">
        {run.isSuccess && !training ? <p className="pb-4 text-12 text-ink-2">{t("asked")}</p> : null}
      </div>
      {training ? <Training task={training} /> : null}
      <div role="alert" className="px-4">
        {run.error ? <p className="pb-4 text-12">{refusal(run.error).words}</p> : null}
      </div>
    </section>
  );
}
