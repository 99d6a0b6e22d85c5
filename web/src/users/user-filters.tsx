"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import { Select } from "@/ui/select";

export const ROLES = ["any", "admin", "professional", "casual"] as const;
export const STATUSES = ["any", "on", "off"] as const;

interface UserFiltersProps {
  search: string;
  role: (typeof ROLES)[number];
  status: (typeof STATUSES)[number];
  total: number;
  onSearch: (text: string) => void;
  onRole: (role: (typeof ROLES)[number]) => void;
  onStatus: (status: (typeof STATUSES)[number]) => void;
}

/** What the list is cut with, how many fit, and the way back to all. */
export function UserFilters({ search, role, status, total, onSearch, onRole, onStatus }: UserFiltersProps) {
  const t = useTranslations("users.filter");
  const format = useFormat();
  const filtered = search !== "" || role !== "any" || status !== "any";
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 pt-3 pb-2">
      <input
        type="search"
        className="field !h-8 !w-64 phone:!h-11 phone:!w-full"
        value={search}
        maxLength={50}
        placeholder={t("search")}
        aria-label={t("search")}
        onChange={(event) => onSearch(event.target.value)}
      />
      <Select
        label={t("role")}
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
        onChange={onRole}
      />
      <Select
        label={t("status")}
        value={status}
        options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={onStatus}
      />
      <span className="text-12 text-ink-3" role="status">
        {t("count", { n: total, count: format.number(total) })}
      </span>
      {filtered ? (
        <button
          type="button"
          className="btn btn-small"
          onClick={() => {
            onSearch("");
            onRole("any");
            onStatus("any");
          }}
        >
          {t("clear")}
        </button>
      ) : null}
    </div>
  );
}
