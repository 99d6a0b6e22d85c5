"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import type { ConfigSetting } from "@/lib/types";
import { typedValue } from "./settings";
import { useSettingWords } from "./use-setting-words";

interface SettingRowProps {
  setting: ConfigSetting;
  typed: string | boolean | undefined;
  onType: (entry: string | boolean) => void;
}

/** One setting: its words, the value to change, its bounds and default, and who changed it last. */
export function SettingRow({ setting, typed, onType }: SettingRowProps) {
  const t = useTranslations("configuration");
  const words = useSettingWords();
  const id = useId();
  const known = words.known(setting.key);
  const { value: now, default: own } = setting;
  const entry = typed ?? (typeof now === "boolean" ? now : String(now));
  const value = typedValue(setting, entry);
  const fault = typeof value === "string" ? t(`fault.${value}`) : null;
  const name = words.name(setting);
  return (
    <li className="grid items-start gap-x-6 gap-y-2 border-line border-t px-4 py-3 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,340px)]">
      <div className="min-w-0">
        <label htmlFor={id} className="font-mid" lang={known ? undefined : "en"}>
          <bdi>{name}</bdi>
        </label>{" "}
        <bdi className="font-mono text-11 text-ink-3 [overflow-wrap:anywhere]">{setting.key}</bdi>
        <p id={`${id}-means`} className="mt-0.5 max-w-[72ch] text-12 text-ink-2" lang={known ? undefined : "en"}>
          {words.means(setting)}
        </p>
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {typeof entry === "boolean" ? (
            <span className="flex h-8 items-center gap-2.5 phone:h-11">
              <input
                id={id}
                type="checkbox"
                className="size-4 accent-(--accent)"
                checked={entry}
                aria-describedby={`${id}-means`}
                onChange={(event) => onType(event.target.checked)}
              />
              <span aria-hidden="true">{t(entry ? "on" : "off")}</span>
            </span>
          ) : (
            <>
              <input
                id={id}
                className="field !h-8 !w-28 phone:!h-11"
                inputMode="decimal"
                autoComplete="off"
                dir="ltr"
                maxLength={20}
                value={entry}
                aria-invalid={fault ? true : undefined}
                aria-describedby={`${id}-means ${id}-bounds ${id}-fault`}
                onChange={(event) => onType(event.target.value)}
              />
              <span className="text-12 text-ink-3">{words.unit(setting)}</span>
              {setting.unit === "seconds" && typeof value === "number" && value >= 60 ? (
                <span className="text-12 text-ink-3">{t("equals", { value: words.value(setting, value) })}</span>
              ) : null}
            </>
          )}
          {value !== own ? (
            <button
              type="button"
              className="btn btn-small"
              aria-label={t("resetOf", { name })}
              onClick={() => onType(typeof own === "boolean" ? own : String(own))}
            >
              {t("reset")}
            </button>
          ) : null}
        </div>
        <p id={`${id}-bounds`} className="mt-1 flex flex-wrap gap-x-3 text-12 text-ink-3">
          {setting.low === null || setting.high === null ? null : (
            <span>
              {t("bounds", { low: words.plain(setting, setting.low), high: words.plain(setting, setting.high) })}
            </span>
          )}
          <span>{t("default", { value: words.plain(setting, own) })}</span>
        </p>
        <LastChange setting={setting} />
        <p id={`${id}-fault`} role="alert" className="text-12 text-down empty:hidden">
          {fault}
        </p>
      </div>
    </li>
  );
}

function LastChange({ setting }: { setting: ConfigSetting }) {
  const t = useTranslations("configuration");
  const format = useFormat();
  const words = useSettingWords();
  const change = setting.last_change;
  if (change === null) return null;
  return (
    <p className="mt-0.5 text-12 text-ink-3" title={`${format.fullDay(change.at)} ${format.clock(change.at)} UTC`}>
      {t("last", {
        before: words.value(setting, change.before),
        after: words.value(setting, change.after),
        who: change.by === null ? t("somebody") : format.isolate(change.by),
        ago: format.ago(Math.max(0, (serverNow() - Date.parse(change.at)) / 1000)),
      })}
    </p>
  );
}
