"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useHidden } from "@/lib/hidden";
import { useSession } from "@/lib/session";
import type { ExecutionResult, Signal } from "@/lib/types";
import { useLive } from "@/live/store";
import { Dialog } from "@/ui/dialog";
import { Folded } from "@/ui/folded";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { amountOf, broken } from "./bounds";
import { CheckFacts } from "./check-facts";
import { newKey, useExecute, useRiskCheck } from "./queries";
import { RuleList } from "./rule-list";
import { SizeField } from "./size-field";
import { useExecuteRefusal } from "./use-execute-refusal";
import { keepWaiting } from "./waiting-store";

interface ExecuteDialogProps {
  signal: Signal;
  stopChance: number | null;
  onClose: () => void;
  onDone: (result: ExecutionResult) => void;
  /** It waits in this browser now. */
  onKept: () => void;
}

/** Size, price, loss and every rule; a box that names the amount, never ticked beforehand; then it is sent once. */
export function ExecuteDialog({ signal, stopChance, onClose, onDone, onKept }: ExecuteDialogProps) {
  const t = useTranslations("execute");
  const format = useFormat();
  const id = useId();
  const [key] = useState(newKey);
  const [typed, setTyped] = useState<string | null>(null);
  const [accepted, setAccepted] = useState(false);
  const userId = useSession((state) => state.user?.id);
  const hidden = useHidden((state) => state.hidden);
  const cut = useLive((state) => state.link === "unreachable");
  const size = typed === null ? null : amountOf(typed);
  const query = useRiskCheck(signal.id, size, "dialog");
  const execute = useExecute(signal.id);
  const refusal = useExecuteRefusal();
  const check = query.data;
  const problem = execute.error ? refusal(execute.error) : null;
  const away = cut || problem?.unreachable === true;
  const wrong = typed !== null && size === null;
  const settled = check !== undefined && !query.isPlaceholderData;
  const holds = check ? broken(check.rules).length === 0 : false;
  const amount = size ?? check?.suggested_size ?? null;
  const act = () => {
    if (amount === null || !check || userId === undefined) return;
    if (!away) {
      execute.mutate({ key, size: amount }, { onSuccess: onDone });
      return;
    }
    void keepWaiting({
      key,
      userId,
      signalId: signal.id,
      symbol: signal.symbol,
      side: signal.signal_type,
      size: amount,
      price: Number(check.price),
      keptAt: Date.now(),
      state: "waiting",
      priceNow: null,
      rules: [],
    }).then(onKept);
  };
  return (
    <Dialog
      title={t("title", { symbol: format.isolate(signal.symbol), side: signal.signal_type })}
      deed={t(away ? "keep" : "deed")}
      refusal={problem && !problem.unreachable ? problem : null}
      sending={execute.isPending}
      blocked={!(settled && holds && accepted && !wrong)}
      onClose={onClose}
      onDo={act}
    >
      <p className="text-12 text-ink-2">{t("means")}</p>
      {check ? (
        <>
          <SizeField
            check={check}
            typed={typed}
            wrong={wrong}
            onChange={(value) => {
              setTyped(value);
              setAccepted(false);
            }}
          />
          <CheckFacts check={check} signal={signal} stopChance={stopChance} />
          <Verdict check={check} />
          {away ? <p className="text-12 text-ink-2">{t("away")}</p> : null}
          <label htmlFor={`${id}-accept`} className="flex items-start gap-2.5 py-1 phone:py-2.5">
            <input
              id={`${id}-accept`}
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-(--accent)"
              checked={accepted}
              disabled={!settled || !holds}
              onChange={(event) => setAccepted(event.target.checked)}
            />
            <span>
              {t(stopChance === null ? "acceptPlain" : "accept", {
                loss: hidden
                  ? t("part", {
                      share: format.isolate(format.share(Number(check.loss_at_stop) / Number(check.total_value), 2)),
                    })
                  : t("sum", { amount: format.isolate(format.number(Number(check.loss_at_stop), 2)) }),
                chance: format.isolate(format.probability(stopChance)),
              })}
            </span>
          </label>
        </>
      ) : query.isError ? (
        <Notice shape="bare" icon="warning" title={t("unchecked")}>
          {refusal(query.error).words}
        </Notice>
      ) : (
        <div className="flex flex-col gap-3" aria-busy="true">
          <Skeleton width="100%" height={36} />
          <Skeleton width="100%" height={96} />
          <Skeleton width="100%" height={36} />
        </div>
      )}
    </Dialog>
  );
}

/** How many rules hold, and all of them when it is opened; a broken one is named without opening. */
function Verdict({ check }: { check: NonNullable<ReturnType<typeof useRiskCheck>["data"]> }) {
  const t = useTranslations("execute");
  const format = useFormat();
  const failed = broken(check.rules);
  const counts = {
    held: format.number(check.rules.length - failed.length),
    all: format.number(check.rules.length),
  };
  if (failed.length) {
    return (
      <div className="rounded-2 bg-surface-2 px-3 py-2 text-12">
        <p className="font-semi">
          {t("rulesBroken", { ...counts, n: failed.length, count: format.number(failed.length) })}
        </p>
        <RuleList rules={failed} />
      </div>
    );
  }
  return (
    <div className="overflow-hidden rounded-2 bg-surface-2 text-12 [&>details]:border-t-0">
      <Folded title={t("rulesHold", counts)} note="">
        <div className="px-4 pb-2">
          <RuleList rules={check.rules} />
        </div>
      </Folded>
    </div>
  );
}
