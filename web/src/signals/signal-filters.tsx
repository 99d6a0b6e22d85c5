"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Segmented } from "@/ui/segmented";
import { CHANCES, type Filter, type Order, ordersOf } from "./filters";

interface SignalFiltersProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
}

const select =
  "h-7 rounded-2 border border-control bg-surface px-2 text-12 text-ink phone:h-11 phone:min-w-0 phone:grow phone:text-14";

/** Which signals, and in which order. */
export function SignalFilters({ filter, onChange }: SignalFiltersProps) {
  const t = useTranslations("signalList");
  const side = useTranslations("signals");
  const format = useFormat();
  const cut = filter.side !== "all" || filter.least > 0;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented
        label={t("view.label")}
        value={filter.view}
        onChange={(view) => onChange({ ...filter, view, order: ordersOf(view)[0] ?? "ends" })}
        options={(["active", "ended"] as const).map((value) => ({ value, label: t(`view.${value}`) }))}
      />
      <Segmented
        label={side("side")}
        value={filter.side}
        onChange={(value) => onChange({ ...filter, side: value })}
        options={[
          { value: "all", label: t("bothSides") },
          { value: "long", label: side("long") },
          { value: "short", label: side("short") },
        ]}
      />
      <label className="flex items-center phone:grow">
        <span className="sr-only">{t("least.label")}</span>
        <select
          className={select}
          value={filter.least}
          onChange={(event) => onChange({ ...filter, least: Number(event.target.value) })}
        >
          {CHANCES.map((value) => (
            <option key={value} value={value}>
              {value === 0 ? t("least.any") : t("least.from", { chance: format.isolate(format.number(value, 1)) })}
            </option>
          ))}
        </select>
      </label>
      <label className="flex items-center md:hidden phone:grow">
        <span className="sr-only">{t("order.label")}</span>
        <select
          className={select}
          value={filter.order}
          onChange={(event) => onChange({ ...filter, order: event.target.value as Order })}
        >
          {ordersOf(filter.view).map((value) => (
            <option key={value} value={value}>
              {t(value === "ends" ? `order.${filter.view}Ends` : `order.${value}`)}
            </option>
          ))}
        </select>
      </label>
      {cut ? (
        <button type="button" className="btn btn-small" onClick={() => onChange({ ...filter, side: "all", least: 0 })}>
          {t("clear")}
        </button>
      ) : null}
    </div>
  );
}
