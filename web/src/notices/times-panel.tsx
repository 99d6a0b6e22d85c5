"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { NotificationTimes } from "@/lib/types";
import { SaveLine } from "@/settings/save-line";
import { PanelRest } from "@/sources/panel-rest";
import { Panel } from "@/ui/panel";
import { useSaveTimes, useTimes } from "./queries";

/** When one may be disturbed: quiet hours, and mail at once or once a day. */
export function TimesPanel() {
  const t = useTranslations("notices.times");
  const query = useTimes();
  return (
    <Panel id="times" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      {query.data ? <TimesForm times={query.data} /> : <PanelRest query={query} rows={3} />}
    </Panel>
  );
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

function TimesForm({ times }: { times: NotificationTimes }) {
  const t = useTranslations("notices.times");
  const id = useId();
  const save = useSaveTimes();
  const [typed, setTyped] = useState<NotificationTimes | null>(null);
  const now = typed ?? times;
  const set = (change: Partial<NotificationTimes>) => setTyped({ ...now, ...change });
  const quiet = now.quiet_from !== null && now.quiet_from !== undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== null && !save.isPending) save.mutate(typed, { onSuccess: () => setTyped(null) });
  };
  return (
    <form className="flex flex-col gap-3 px-4 pt-2 pb-4" onSubmit={submit}>
      <label className="flex items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4 accent-(--accent)"
          checked={quiet}
          onChange={(event) =>
            set(
              event.target.checked
                ? { quiet_from: 22, quiet_to: 7, zone: times.zone === "UTC" ? ownZone() : times.zone }
                : { quiet_from: null, quiet_to: null },
            )
          }
        />
        {t("quiet")}
      </label>
      {quiet ? (
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <HourField label={t("from")} value={now.quiet_from ?? 22} onChange={(quiet_from) => set({ quiet_from })} />
          <HourField label={t("to")} value={now.quiet_to ?? 7} onChange={(quiet_to) => set({ quiet_to })} />
        </div>
      ) : null}
      <HourField
        label={t("mail")}
        none={t("atOnce")}
        value={now.digest_hour ?? null}
        onChange={(digest_hour) => set({ digest_hour })}
        onNone={() => set({ digest_hour: null })}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-zone`} className="text-12">
          {t("zone")}
        </label>
        <input
          id={`${id}-zone`}
          className="field !w-60"
          list={`${id}-zones`}
          autoComplete="off"
          dir="ltr"
          maxLength={64}
          value={now.zone ?? "UTC"}
          onChange={(event) => set({ zone: event.target.value })}
        />
        <datalist id={`${id}-zones`}>
          {Intl.supportedValuesOf("timeZone").map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <SaveLine deed={save} changed={typed !== null} />
    </form>
  );
}

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

interface HourFieldProps {
  label: string;
  value: number | null;
  /** A choice of no hour, in words. */
  none?: string;
  onChange: (hour: number) => void;
  onNone?: () => void;
}

function HourField({ label, value, none, onChange, onNone }: HourFieldProps) {
  const format = useFormat();
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-12">
        {label}
      </label>
      <select
        id={id}
        className="field !w-40"
        value={value ?? ""}
        onChange={(event) => (event.target.value === "" ? onNone?.() : onChange(Number(event.target.value)))}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {HOURS.map((hour) => (
          <option key={hour} value={hour}>
            {format.clock(hour * 3_600_000)}
          </option>
        ))}
      </select>
    </div>
  );
}
