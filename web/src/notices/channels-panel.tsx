"use client";

import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { PushSwitch } from "@/app-install/push-switch";
import { Field } from "@/entry/field";
import { useFormat } from "@/lib/format/use-format";
import type { Channel } from "@/lib/types";
import { Outcome } from "@/settings/save-line";
import { PanelRest } from "@/sources/panel-rest";
import { Folded } from "@/ui/folded";
import { Panel } from "@/ui/panel";
import { useAddChannel, useChannels, useRemoveChannel, useServices, useTestChannel } from "./queries";

/** The ways out of this page: mail and messengers; each can be tried and removed. */
export function ChannelsPanel({ email }: { email: string }) {
  const t = useTranslations("notices.channels");
  const query = useChannels();
  const rows = query.data;
  return (
    <Panel id="channels" title={t("title")} note={<span className="phone:hidden">{t("note")}</span>}>
      {rows === undefined ? (
        <PanelRest query={query} rows={3} />
      ) : (
        <>
          {rows.length === 0 ? <p className="px-4 pt-2 text-ink-2">{t("none")}</p> : <ChannelList rows={rows} />}
          <div className="border-line border-b px-4 py-2.5">
            <PushSwitch />
          </div>
          <AddChannel mail={rows.every(({ kind }) => kind !== "mail") ? email : null} />
        </>
      )}
    </Panel>
  );
}

function ChannelList({ rows }: { rows: readonly Channel[] }) {
  const t = useTranslations("notices.channels");
  const format = useFormat();
  const test = useTestChannel();
  const remove = useRemoveChannel();
  const busy = test.isPending || remove.isPending;
  // There is one mailbox at most: it is called what it is, in the language of the page.
  const nameOf = (row: Channel) => (row.kind === "mail" ? t("mail") : row.name);
  return (
    <>
      <ul className="px-4 pt-1">
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-2.5 last:border-b-0"
          >
            <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
              <bdi className="font-mid">{nameOf(row)}</bdi> <bdi className="text-12 text-ink-3">{row.service}</bdi>{" "}
              {row.is_active ? null : <span className="tag tag-warn">{t("off")}</span>}
              <span className="block text-12 text-ink-3">
                {row.last_error === null ? (
                  row.last_sent_at === null ? (
                    t("never")
                  ) : (
                    t("last", { day: format.day(row.last_sent_at), clock: format.clock(row.last_sent_at) })
                  )
                ) : (
                  <>
                    {t("failed")} <bdi lang="en">{row.last_error}</bdi>
                  </>
                )}
              </span>
            </span>
            <button
              type="button"
              className="btn btn-small"
              disabled={busy}
              aria-label={t("testOf", { name: nameOf(row) })}
              onClick={() => test.mutate(row.id)}
            >
              {t(test.isPending && test.variables === row.id ? "testing" : "test")}
            </button>
            <button
              type="button"
              className="btn btn-small border-transparent"
              disabled={busy}
              aria-label={t("removeOf", { name: nameOf(row) })}
              onClick={() => remove.mutate(row.id)}
            >
              {t("remove")}
            </button>
          </li>
        ))}
      </ul>
      <p className="px-4">
        <Outcome deed={test} done={test.data?.last_error === null ? t("arrived") : ""} />
        <Outcome deed={remove} done="" />
      </p>
    </>
  );
}

/** One more way: mail to the account's own address, or a messenger by its address, which is sealed and never shown again. */
function AddChannel({ mail }: { mail: string | null }) {
  const t = useTranslations("notices.channels");
  const format = useFormat();
  const add = useAddChannel();
  const services = useServices();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const read = (name: string) => String(new FormData(form).get(name) ?? "").trim();
    if (add.isPending) return;
    add.mutate({ kind: "service", name: read("name"), url: read("url") }, { onSuccess: () => form.reset() });
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 px-4 pt-2 pb-4">
        {mail === null ? null : (
          <button
            type="button"
            className="btn max-w-full"
            disabled={add.isPending}
            onClick={() => add.mutate({ kind: "mail", name: t("mail") })}
          >
            <span className="truncate">{t("addMail", { email: format.isolate(mail) })}</span>
          </button>
        )}
        <Outcome deed={add} done={t("added")} />
      </div>
      <Folded title={t("addService")} note={t("addNote")}>
        <form className="flex max-w-[520px] flex-col gap-3 px-4 pt-2 pb-4" onSubmit={submit}>
          <Field label={t("name")} name="name" dir="auto" maxLength={100} autoComplete="off" required />
          <Field
            label={t("address")}
            name="url"
            dir="ltr"
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
            hint={t("sealed")}
            required
          />
          {services.data ? (
            <p className="text-12 text-ink-3">
              {t("known")}{" "}
              <bdi dir="ltr">
                {Object.entries(services.data)
                  .map(([scheme, name]) => `${name} (${scheme}://)`)
                  .join(", ")}
              </bdi>
            </p>
          ) : null}
          <button type="submit" className="btn self-start" disabled={add.isPending}>
            {t("add")}
          </button>
        </form>
      </Folded>
    </>
  );
}
