"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { ReplayResult } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Icon } from "@/ui/icon";
import { useReplay } from "./queries";

/** Decides the run again and says whether the same comes out, bit for bit; for admins. */
export function ReplayCheck({ runId }: { runId: number }) {
  const t = useTranslations("signal.replay");
  const format = useFormat();
  const refusal = useRefusal();
  const { ask, asked, progress, done } = useReplay(runId);
  const waits = ask.isPending || (asked !== null && done === null);
  return (
    <span className="flex flex-wrap items-center gap-2 text-12">
      <span role="status" className="text-ink-2">
        {ask.error ? (
          refusal(ask.error).words
        ) : waits ? (
          t("running", { share: format.isolate(format.share(progress?.progress ?? 0)) })
        ) : done?.result ? (
          <Verdict result={done.result} />
        ) : done ? (
          t("failed")
        ) : null}
      </span>
      <button type="button" className="btn btn-small" disabled={waits} onClick={() => ask.mutate()}>
        <Icon name="cycle" small />
        {t(done ? "again" : "button")}
      </button>
    </span>
  );
}

function Verdict({ result }: { result: ReplayResult }) {
  const t = useTranslations("signal.replay");
  const format = useFormat();
  const [first] = result.differences;
  if (result.same) {
    return (
      <span className="inline-flex items-center gap-1.5">
        <span className="text-up">
          <Icon name="check" small />
        </span>
        {t("same")}
      </span>
    );
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span className="text-warn">
        <Icon name="warning" small />
      </span>
      {t("differs", { n: result.differing, count: format.isolate(format.number(result.differing)) })}
      {first ? (
        <code className="font-mono text-ink" dir="ltr">
          {`${first.path}: ${String(first.then)} → ${String(first.now)}`}
        </code>
      ) : null}
      {result.causes[0] ? <span>{t(`cause.${result.causes[0].kind}`)}</span> : null}
    </span>
  );
}
