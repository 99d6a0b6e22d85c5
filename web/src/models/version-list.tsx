"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { AiModel, ModelVersion } from "@/lib/types";
import { PromoteButton } from "./deeds";
import { mainGate } from "./standing";

interface VersionListProps {
  model: AiModel;
  versions: readonly ModelVersion[];
  now: number;
}

/** The newest versions, from new to old; on the phone one below the other. */
export function VersionList({ model, versions, now }: VersionListProps) {
  return (
    <ul>
      {versions.map((version) => (
        <Row key={version.version} model={model} version={version} now={now} />
      ))}
    </ul>
  );
}

function Row({ model, version, now }: { model: AiModel; version: ModelVersion; now: number }) {
  const t = useTranslations("models.versions");
  const format = useFormat();
  const gate = mainGate(version);
  const age = Math.max(0, (now - Date.parse(version.stored_at)) / 1000);
  const facts = [
    version.trained_to === null ? null : t("trainedTo", { day: format.fullDay(version.trained_to) }),
    version.rows === null ? null : t("rows", { rows: format.number(version.rows) }),
    version.folds === null ? null : t("folds", { folds: format.number(version.folds) }),
    version.quick ? t("quick") : null,
    version.failed.length ? t("failed", { count: format.number(version.failed.length) }) : null,
  ];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] items-center gap-x-6 gap-y-1 border-line border-t px-4 py-2.5 phone:grid-cols-1">
      <span className="flex flex-wrap items-center gap-2">
        <span className="font-semi">{t("version", { version: format.number(Number(version.version)) })}</span>
        <span className={`tag ${version.role === "champion" ? "" : "tag-outline"}`}>{t(`role.${version.role}`)}</span>
        <span className="text-12 text-ink-3">{t("stored", { age: format.ago(age) })}</span>
      </span>
      <span className="min-w-0 text-12 text-ink-2">
        <span>{facts.filter((fact) => fact !== null).join(t("joint"))}</span>
        <span className="block text-ink-3">
          {gate ? t(gate.open ? "gateOpen" : "gateClosed") : null}
          {version.forced ? (
            <>
              {" "}
              {t("forced")} <bdi>{version.forced.reason}</bdi>
            </>
          ) : null}{" "}
          <bdi className="font-mono" title={version.sha256}>
            {version.sha256.slice(0, 8)}
          </bdi>
        </span>
        {version.failed.length ? (
          <details>
            <summary className="cursor-pointer text-ink-3 hover:text-ink">{t("failedWhy")}</summary>
            <ul lang="en" dir="ltr" className="text-start text-ink-3">
              {version.failed.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </span>
      {version.role === "champion" ? <span /> : <PromoteButton model={model} version={version} />}
    </li>
  );
}
