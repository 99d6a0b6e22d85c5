"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ConfigSetting } from "@/lib/types";
import type { Value } from "./settings";

/** Names, meanings and values of settings in the language of the page; of one that the catalogue does not know, the server's own words. */
export function useSettingWords() {
  const t = useTranslations("configuration");
  const format = useFormat();
  const known = (key: string) => t.has(`setting.${key}.name` as "setting.limits.scale.name");
  /** A value whose unit stands elsewhere; a length of time carries its own. */
  const plain = ({ unit }: ConfigSetting, value: Value): string =>
    typeof value === "boolean"
      ? t(value ? "on" : "off")
      : unit === "seconds"
        ? format.duration(value)
        : format.isolate(format.number(value, decimalsOf(value)));
  return {
    known,
    group: (group: string) =>
      t.has(`group.${group}` as "group.limits") ? t(`group.${group}` as "group.limits") : group,
    name: ({ key }: ConfigSetting) => (known(key) ? t(`setting.${key}.name` as "setting.limits.scale.name") : key),
    means: ({ key, about }: ConfigSetting) =>
      known(key) ? t(`setting.${key}.means` as "setting.limits.scale.means") : about,
    unit: ({ unit }: ConfigSetting) => (unit === null ? "" : t(`unit.${unit}`)),
    plain,
    /** A value with its unit; a number with no more decimals than it has. */
    value: (setting: ConfigSetting, value: Value): string => {
      const { unit } = setting;
      const text = plain(setting, value);
      const bare = unit === null || unit === "seconds" || typeof value === "boolean";
      return bare ? text : t("withUnit", { value: text, unit: t(`unit.${unit}`) });
    },
  };
}

const decimalsOf = (value: number) =>
  Number.isInteger(value) ? 0 : Math.min(4, (String(value).split(".")[1] ?? "").length);
