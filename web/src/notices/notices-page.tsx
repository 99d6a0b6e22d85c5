"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Notification } from "@/lib/types";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { useAddress } from "@/shell/use-address";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { daysOf, TYPES } from "./days";
import { NoticeRow } from "./notice-row";
import { useNoticeDeed, useNotifications } from "./queries";

/** What one was told, by day: read it, put it away, go to what it is about. */
export function NoticesPage() {
  const t = useTranslations();
  const query = useNotifications();
  return (
    <AppShell page="notifications" sections={[]} source={null} dataAt={query.data ? query.dataUpdatedAt : null}>
      <Answered query={query} name={t("nav.notifications")} failed={t("notices.failed")} skeleton={<NoticesSkeleton />}>
        {({ rows, total, unread }) => (
          <div className="flex w-full max-w-[820px] flex-col gap-4">
            <Head rows={rows} unread={unread} />
            <List rows={rows} total={total} />
          </div>
        )}
      </Answered>
    </AppShell>
  );
}

function Head({ rows, unread }: { rows: readonly Notification[]; unread: number }) {
  const t = useTranslations("notices");
  const format = useFormat();
  const deed = useNoticeDeed();
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
      <h1>{unread === 0 ? t("head.none") : t("head.some", { n: unread, count: format.number(unread) })}</h1>
      {rows.length && unread ? (
        <button
          type="button"
          className="btn btn-small"
          disabled={deed.isPending}
          onClick={() => deed.mutate({ deed: "read-all" })}
        >
          {t("readAll")}
        </button>
      ) : null}
    </div>
  );
}

function List({ rows, total }: { rows: readonly Notification[]; total: number }) {
  const t = useTranslations("notices");
  const format = useFormat();
  const deed = useNoticeDeed();
  const locale = useLocale();
  const [type, setType] = useAddress("type", TYPES, "all");
  if (rows.length === 0) {
    return (
      <Notice
        icon="bell"
        title={t("empty.title")}
        action={
          <Link prefetch={false} href={`/${locale}/settings/#rules`} className="btn btn-small">
            {t("empty.settings")}
          </Link>
        }
      >
        {t("empty.why")}
      </Notice>
    );
  }
  const days = daysOf(rows, type);
  return (
    <>
      <span className="self-start">
        <Segmented
          label={t("filter")}
          options={TYPES.map((value) => ({ value, label: t(`type.${value}`) }))}
          value={type}
          onChange={setType}
        />
      </span>
      {days.length === 0 ? <Notice icon="bell" title={t("empty.filtered")} /> : null}
      {days.map(({ day, rows: some }) => (
        <Panel key={day} id={`day-${day}`} title={day === "urgent" ? t("urgent") : format.fullDay(`${day}T00:00:00Z`)}>
          <ul className="pb-1">
            {some.map((row) => (
              <NoticeRow key={row.id} notice={row} busy={deed.isPending} onDeed={deed.mutate} />
            ))}
          </ul>
        </Panel>
      ))}
      {total > rows.length ? (
        <p className="text-12 text-ink-3">
          {t("older", { shown: format.number(rows.length), total: format.number(total) })}
        </p>
      ) : null}
    </>
  );
}

function NoticesSkeleton() {
  return (
    <div aria-hidden="true" className="flex w-full max-w-[820px] flex-col gap-4">
      <Skeleton width={220} height={28} />
      <div className="panel p-4">
        <Skeleton width="100%" height={240} />
      </div>
    </div>
  );
}
