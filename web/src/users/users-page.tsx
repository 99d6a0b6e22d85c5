"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Account, HandedLink } from "@/lib/types";
import { AdminPage } from "@/shell/admin-page";
import { PageHead } from "@/shell/page-head";
import { useAddress, useAddressText } from "@/shell/use-address";
import { Notice } from "@/ui/notice";
import { Pager } from "@/ui/pager";
import { Toast } from "@/ui/toast";
import { AccountCards } from "./account-cards";
import { AccountDialog } from "./account-dialog";
import { AccountTable } from "./account-table";
import { InviteDialog } from "./invite-dialog";
import { LinkDialog } from "./link-dialog";
import { PAGE, useAccounts, useUserCounts } from "./queries";
import { ROLES, STATUSES, UserFilters } from "./user-filters";

/** Who has an account, what each may do, and what an admin can change about it; filter and page stand in the address. */
export function UsersPage() {
  const t = useTranslations("users");
  const [search, setSearch] = useAddressText("q", 50);
  const [role, setRole] = useAddress("role", ROLES, "any");
  const [status, setStatus] = useAddress("status", STATUSES, "any");
  const [asked, setPage] = useAddressText("page", 4);
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const query = useAccounts({ search: search.trim(), role, status, page });
  const [shown, setShown] = useState<Account | null>(null);
  const [inviting, setInviting] = useState(false);
  const [handed, setHanded] = useState<HandedLink | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const first = (set: () => void) => {
    set();
    setPage("");
  };
  return (
    <AdminPage page="users" query={query} failed={t("failed")}>
      {({ rows, total }) => (
        <>
          <UsersSentence onInvite={() => setInviting(true)} />
          <section className="panel" aria-label={t("list")}>
            <UserFilters
              search={search}
              role={role}
              status={status}
              total={total}
              onSearch={(text) => first(() => setSearch(text))}
              onRole={(next) => first(() => setRole(next))}
              onStatus={(next) => first(() => setStatus(next))}
            />
            {rows.length === 0 ? (
              <Notice shape="bare" icon="users" title={t("empty.title")}>
                {t("empty.why")}
              </Notice>
            ) : (
              <>
                <AccountTable accounts={rows} onOpen={setShown} />
                <AccountCards accounts={rows} onOpen={setShown} />
              </>
            )}
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(total / PAGE))}
              onPage={(next) => setPage(next === 1 ? "" : String(next))}
            />
          </section>
          {shown ? (
            <AccountDialog
              key={shown.id}
              account={shown}
              onClose={() => setShown(null)}
              onDone={setSaid}
              onLink={setHanded}
            />
          ) : null}
          {inviting ? <InviteDialog onClose={() => setInviting(false)} onLink={setHanded} /> : null}
          {handed ? <LinkDialog handed={handed} onClose={() => setHanded(null)} /> : null}
          {said ? <Toast onGone={gone}>{said}</Toast> : null}
        </>
      )}
    </AdminPage>
  );
}

/** How many there are and what they may do, in one sentence; who was here lately, in another. */
function UsersSentence({ onInvite }: { onInvite: () => void }) {
  const t = useTranslations("users.sentence");
  const format = useFormat();
  const counts = useUserCounts().data;
  const deeds = (
    <button type="button" className="btn" onClick={onInvite}>
      {t("invite")}
    </button>
  );
  if (!counts) {
    return (
      <PageHead title={t("unknown")} beside={deeds}>
        {t("lead")}
      </PageHead>
    );
  }
  const n = (value: number) => format.isolate(format.number(value));
  return (
    <PageHead title={t("title", { n: counts.total, total: n(counts.total), admins: n(counts.admins) })} beside={deeds}>
      {counts.active < counts.total
        ? t("off", { n: counts.total - counts.active, count: n(counts.total - counts.active) })
        : null}{" "}
      {t("lately", { day: n(counts.signed_in_24h), week: n(counts.signed_in_7d) })}
    </PageHead>
  );
}
