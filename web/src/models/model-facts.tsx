"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { AiModel, ModelVersion } from "@/lib/types";
import { Icon } from "@/ui/icon";
import { healthOf, needsLook } from "./standing";

/** The facts of a model in one row: what counts and since when, what it knows, how it is, how much was tried. */
export function ModelFacts({ model, version }: { model: AiModel; version: ModelVersion | null }) {
  const t = useTranslations("models.facts");
  const format = useFormat();
  const none = format.number(null);
  const day = (at: string | null) => (at === null ? none : format.fullDay(at));
  const champion = version?.role === "champion" ? version : null;
  const since = champion?.promoted_at ?? null;
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-3 px-4 pt-2 pb-4 md:grid-cols-2 lg:grid-cols-4">
      <Fact name={t("counts")} means={since === null ? t("baselineMeans") : t("since", { day: day(since) })}>
        {model.champion === null ? t("baseline") : t("version", { version: format.number(Number(model.champion)) })}
      </Fact>
      <Fact
        name={t("trainedTo")}
        means={
          version === null
            ? ""
            : t("made", {
                version: format.number(Number(version.version)),
                day: day(version.stored_at),
                quick: version.quick ? "yes" : "no",
              })
        }
      >
        {day(version?.trained_to ?? null)}
      </Fact>
      <HealthFact model={model} />
      <Fact name={t("trials")} means={t("trialsMean")}>
        {format.number(model.trials)}
      </Fact>
    </dl>
  );
}

function Fact({ name, means, children }: { name: string; means: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 phone:grid phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-x-3">
      <dt className="text-12 text-ink-3">{name}</dt>
      <dd className="phone:contents">
        <span className="font-semi">{children}</span>
        <span className="block text-12 text-ink-3 phone:col-span-2">{means}</span>
      </dd>
    </div>
  );
}

function HealthFact({ model }: { model: AiModel }) {
  const t = useTranslations("models.health");
  const format = useFormat();
  const health = healthOf(model);
  const { drift, reason } = model.health;
  const skill =
    drift?.skill == null ? null : t("skill", { skill: format.change(drift.skill * 100, 0), n: format.number(drift.n) });
  const said =
    health === "unusable" || health === "suspended" ? (reason ?? drift?.why) : health === "ok" ? null : drift?.why;
  return (
    <Fact
      name={t("name")}
      means={
        <>
          {t(`means.${health}`)}
          {skill ? ` ${skill}` : null}
          {said ? (
            <bdi lang="en" className="block [overflow-wrap:anywhere]">
              {said}
            </bdi>
          ) : null}
        </>
      }
    >
      <span
        className={`inline-flex items-center gap-1.5 ${health === "none" || health === "unjudged" ? "text-ink-2" : ""}`}
      >
        {needsLook(model) ? (
          <span className="text-warn">
            <Icon name="warning" />
          </span>
        ) : null}
        {t(`state.${health}`)}
      </span>
    </Fact>
  );
}
