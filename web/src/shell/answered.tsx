"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import { Notice } from "@/ui/notice";
import { Expired, Unreachable } from "./conditions";

interface AnsweredProps<Data> {
  query: UseQueryResult<Data>;
  /** The name of the page, while its own sentence is not there. */
  name: string;
  /** What is said when the answer could not be read. */
  failed: string;
  skeleton: ReactNode;
  /** In place of a refusal of the server, where the page knows a better word. */
  refusal?: (status: number) => ReactNode;
  children: (data: Data) => ReactNode;
}

/** What a page shows of the answer that it rests on: the answer, what is on its way, or why there is none. */
export function Answered<Data>({ query, name, failed, skeleton, refusal, children }: AnsweredProps<Data>) {
  const t = useTranslations();
  const standing = useSession((state) => state.standing);
  const cut = useLive((state) => state.link === "unreachable");
  const { data } = query;
  const problem = query.error ? asProblem(query.error) : null;
  const away = standing === "unreachable" || cut || (problem?.unreachable ?? false);
  return (
    <>
      {data === undefined ? <h1 className="sr-only">{name}</h1> : null}
      {standing === "expired" ? (
        <Expired withData={data !== undefined} />
      ) : away ? (
        <Unreachable since={data === undefined ? null : query.dataUpdatedAt} />
      ) : null}
      {data !== undefined
        ? children(data)
        : problem && !away
          ? (refusal?.(problem.status) ?? (
              <Notice
                icon="warning"
                title={failed}
                action={
                  <button type="button" className="btn btn-small" onClick={() => void query.refetch()}>
                    {t("common.tryAgain")}
                  </button>
                }
              >
                {t("problems.other", { status: String(problem.status) })}
              </Notice>
            ))
          : standing === "expired" || away
            ? null
            : skeleton}
    </>
  );
}
