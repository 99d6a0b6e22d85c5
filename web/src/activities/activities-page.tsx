"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Activity } from "@/lib/types";
import { AdminPage } from "@/shell/admin-page";
import { PageHead } from "@/shell/page-head";
import { useAddress, useAddressText } from "@/shell/use-address";
import { idOf } from "@/shell/ways";
import { downloadCsv } from "@/ui/csv";
import { Icon } from "@/ui/icon";
import { Notice } from "@/ui/notice";
import { Pager } from "@/ui/pager";
import { ActivityCards } from "./activity-cards";
import { ActivityFilters, SPANS } from "./activity-filters";
import { ActivityTable } from "./activity-table";
import { VIEWS } from "./kinds";
import { PAGE, useActivities } from "./queries";

/** What was done, by whom and from where; what it is cut with stands in the address. */
export function ActivitiesPage() {
  const t = useTranslations("activities");
  const format = useFormat();
  const [view, setView] = useAddress("view", VIEWS, "all");
  const [span, setSpan] = useAddress("days", SPANS, "7");
  const [kind, setKind] = useAddressText("type", 50);
  const [askedUser, setUser] = useAddressText("user", 16);
  const [askedPage, setPage] = useAddressText("page", 4);
  const days = Number(span);
  const user = idOf(askedUser);
  const page = /^[1-9]\d{0,3}$/.test(askedPage) ? Number(askedPage) : 1;
  const query = useActivities({ view, days, kind, user, page });
  const first = (set: () => void) => {
    set();
    setPage("");
  };
  const count = (total: number) => ({ n: total, count: format.isolate(format.number(total)) });
  return (
    <AdminPage page="activities" query={query} failed={t("failed")}>
      {({ rows, total }) => (
        <>
          <PageHead
            title={t(`title.${view}`, {
              ...count(total),
              span: t("span", { n: days, count: format.isolate(format.number(days)) }),
            })}
          >
            {t(`lead.${view}`)}
          </PageHead>
          <section className="panel" aria-label={t("list")}>
            <ActivityFilters
              view={view}
              span={span}
              kind={kind}
              user={user}
              onView={(next) =>
                first(() => {
                  setView(next);
                  setKind("");
                })
              }
              onSpan={(next) => first(() => setSpan(next))}
              onKind={(next) => first(() => setKind(next))}
              onUser={(next) => first(() => setUser(next === null ? "" : String(next)))}
            >
              {rows.length ? (
                <button type="button" className="btn btn-small" onClick={() => save(view, rows)}>
                  <Icon name="save" small />
                  {t("download")}
                </button>
              ) : null}
            </ActivityFilters>
            {rows.length === 0 ? (
              <Notice shape="bare" icon="log" title={t("empty.title")}>
                {t("empty.why", { span: t("span", { n: days, count: format.isolate(format.number(days)) }) })}
              </Notice>
            ) : (
              <>
                <ActivityTable rows={rows} />
                <ActivityCards rows={rows} />
              </>
            )}
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(total / PAGE))}
              onPage={(next) => setPage(next === 1 ? "" : String(next))}
            />
          </section>
        </>
      )}
    </AdminPage>
  );
}

const COLUMNS = ["activity_time", "activity_type", "user_id", "email", "ip_address", "user_agent"] as const;

function save(view: string, rows: readonly Activity[]): void {
  downloadCsv(
    `activities-${view}.csv`,
    [...COLUMNS, "data"],
    rows.map((row) => [...COLUMNS.map((column) => row[column]), JSON.stringify(row.data)]),
  );
}
