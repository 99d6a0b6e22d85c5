"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { AiModel, ModelVersion } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { Outcome } from "@/sources/jobs/job-parts";
import { PanelRest } from "@/sources/panel-rest";
import { Folded } from "@/ui/folded";
import { Panel } from "@/ui/panel";
import { ModelDeeds } from "./deeds";
import { GateList } from "./gate-list";
import { ModelFacts } from "./model-facts";
import { OtherFigures } from "./other-figures";
import { useModel, useTraining } from "./queries";
import { ReliabilityList } from "./reliability-list";
import { type Standing, shownVersion, standingOf } from "./standing";
import { Training } from "./training";
import { VersionList } from "./version-list";
import { useModelWords } from "./words";
import { YearTables } from "./year-tables";

/** One model: what counts of it, each gate with its figures, and what an admin can do. */
export function ModelPanel({ model }: { model: AiModel }) {
  const t = useTranslations("models");
  const words = useModelWords();
  const query = useModel(model.id, model.newest, model.champion);
  const training = useTraining(model.id);
  const now = useNow(60_000);
  const versions = query.data?.versions ?? [];
  return (
    <Panel
      id={`model_${model.name}`}
      title={words.model(model.name)}
      note={<StandingTag standing={standingOf(model)} version={model.champion} />}
      actions={<ModelDeeds model={model} versions={versions} busy={training.open !== null} />}
    >
      <ModelFacts model={model} version={shownVersion(versions)} />
      {training.open ? (
        <Training key={training.open.id} task={training.open} />
      ) : training.ended ? (
        <p className="flex flex-wrap gap-x-3 border-line border-t px-4 py-2.5 text-12">
          <span className="text-ink-3">{t("lastTraining")}</span>
          <Outcome task={training.ended} now={now} />
        </p>
      ) : null}
      {query.data ? <Figures model={model} versions={versions} /> : <PanelRest query={query} rows={4} />}
    </Panel>
  );
}

const shapes: Record<Standing, string> = {
  in_use: "",
  gated: "tag-hatch",
  unused: "tag-outline",
  suspended: "tag-warn",
  unusable: "tag-warn",
  untrained: "tag-outline",
};

function StandingTag({ standing, version }: { standing: Standing; version: string | null }) {
  const t = useTranslations("models.standing");
  const format = useFormat();
  return (
    <span className={`tag ${shapes[standing]}`}>{t(standing, { version: format.number(Number(version ?? 0)) })}</span>
  );
}

function Figures({ model, versions }: { model: AiModel; versions: readonly ModelVersion[] }) {
  const t = useTranslations("models");
  const format = useFormat();
  const now = useNow(60_000);
  const version = shownVersion(versions);
  if (version === null) return null;
  const calibrated = version.comparisons.filter(({ calibration }) => calibration?.bins.length);
  const gated = version.comparisons.filter(({ key }) => version.gates.some((gate) => gate.key === key));
  return (
    <>
      <GateList model={model} version={version} />
      {calibrated.length ? (
        <Folded title={t("calibration.title")} note={t("calibration.note")}>
          <ReliabilityList model={model.name} comparisons={calibrated} />
        </Folded>
      ) : null}
      {gated.some(({ by_year }) => by_year.length) ? (
        <Folded title={t("years.title")} note={t("years.note")}>
          <YearTables model={model.name} comparisons={gated} />
        </Folded>
      ) : null}
      <Folded title={t("others.title")} note={t("others.note")}>
        <OtherFigures model={model.name} version={version} />
      </Folded>
      <Folded title={t("versions.title")} note={t("versions.note", { count: format.number(model.versions) })}>
        <VersionList model={model} versions={versions} now={now} />
      </Folded>
    </>
  );
}
