"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useSession } from "@/lib/session";
import { useIsAdmin } from "@/sources/queries";
import { Notice } from "@/ui/notice";
import { HeadSkeleton, Skeleton } from "@/ui/skeleton";
import { Answered } from "./answered";
import { AppShell } from "./app-shell";
import type { PageId, Section } from "./sections";

interface AdminPageProps<Data> {
  page: PageId;
  /** The answer that the page rests on. */
  query: UseQueryResult<Data>;
  /** What is said when the answer could not be read. */
  failed: string;
  sections?: readonly Section[];
  /** What stands in its place while it is on its way, where the usual lines are not its shape. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

const NONE: readonly Section[] = [];

/** A page for admins: its answer, what is on its way, why there is none, or that one is no admin. */
export function AdminPage<Data>({ page, query, failed, sections = NONE, skeleton, children }: AdminPageProps<Data>) {
  const t = useTranslations();
  const admin = useIsAdmin();
  const known = useSession((state) => state.user !== null);
  const refused = (
    <Notice icon="shield" title={t("forAdmins.title")}>
      {t("forAdmins.why")}
    </Notice>
  );
  return (
    <AppShell
      page={page}
      sections={query.data === undefined ? NONE : sections}
      source={null}
      dataAt={query.data === undefined ? null : query.dataUpdatedAt}
    >
      {known && !admin ? (
        <>
          <h1 className="sr-only">{t(`nav.${page}`)}</h1>
          {refused}
        </>
      ) : (
        <Answered
          query={query}
          name={t(`nav.${page}`)}
          failed={failed}
          skeleton={skeleton ?? <AdminSkeleton />}
          refusal={(status) => (status === 403 ? refused : null)}
        >
          {children}
        </Answered>
      )}
    </AppShell>
  );
}

function AdminSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-4">
      <HeadSkeleton title={320} lead={480} />
      <div className="panel flex h-[420px] flex-col gap-5 p-4">
        {[96, 88, 92, 84, 90].map((width) => (
          <Skeleton key={width} width={`${width}%`} height={20} />
        ))}
      </div>
    </div>
  );
}
