"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { SignalDetail } from "@/lib/types";
import { Money, Unit } from "@/portfolio/money";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Panel } from "@/ui/panel";
import { Toast } from "@/ui/toast";
import { broken } from "./bounds";
import { ExecuteDialog } from "./execute-dialog";
import { useRiskCheck } from "./queries";
import { RuleList } from "./rule-list";
import { useWaiting } from "./waiting-store";

/** What executing the signal would mean for the reader's own account, and the way to do it. */
export function RiskPanel({ detail, className }: { detail: SignalDetail; className?: string }) {
  const t = useTranslations("execute");
  const format = useFormat();
  const { signal, ai_analysis } = detail;
  const query = useRiskCheck(signal.id, null, "page");
  const check = query.data;
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState<"done" | "kept" | null>(null);
  const waits = useWaiting(({ rows }) => rows.some(({ signalId }) => signalId === signal.id));
  const gone = useCallback(() => setSaid(null), []);
  const failed = check ? broken(check.rules) : [];
  const executed = check?.rules.some(({ name, passed }) => name === "already_executed" && !passed) ?? false;
  const finish = (how: "done" | "kept") => {
    setAsking(false);
    setSaid(how);
  };
  return (
    <Panel id="risk" className={className} title={t("panel")} note={t("paper")}>
      {check ? (
        <div className="px-4 pb-3.5">
          <p className="flex items-baseline justify-between gap-3">
            <span>
              <Money value={check.suggested_size} className="font-semi text-24 rtl:[font-variant-numeric:normal]" />{" "}
              <Unit />
            </span>
            <Num className="text-ink-2">
              {format.share(Number(check.suggested_size) / Number(check.total_value), 1)}
            </Num>
          </p>
          <p className="text-12 text-ink-3">{t("suggested")}</p>
          <dl className="mt-2 flex flex-col gap-1 text-12">
            <div className="flex justify-between gap-2">
              <dt className="text-ink-2">{t("fact.loss")}</dt>
              <dd>
                <Money value={-Number(check.loss_at_stop)} change /> <Unit />
              </dd>
            </div>
            <div className="flex justify-between gap-2">
              <dt className="text-ink-2">{t("fact.gain")}</dt>
              <dd>
                <Money value={check.gain_at_target} change /> <Unit />
              </dd>
            </div>
          </dl>
          <div className="mt-3 border-line border-t pt-2 text-12">
            {executed ? (
              <p className="text-ink-2">{t("executed")}</p>
            ) : (
              <>
                <p className="pb-1 text-ink-2">
                  {t(failed.length ? "rulesBroken" : "rulesHold", {
                    held: format.number(check.rules.length - failed.length),
                    all: format.number(check.rules.length),
                    n: failed.length,
                    count: format.number(failed.length),
                  })}
                </p>
                <RuleList rules={failed.length ? failed : check.rules.filter(({ name }) => SHOWN.has(name))} />
              </>
            )}
          </div>
          <Way executed={executed} waits={waits} blocked={failed.length > 0} onAsk={() => setAsking(true)} />
        </div>
      ) : (
        <PanelRest query={query} rows={5} />
      )}
      {asking ? (
        <ExecuteDialog
          signal={signal}
          stopChance={ai_analysis.probability_analysis.stop_first}
          onClose={() => setAsking(false)}
          onDone={() => finish("done")}
          onKept={() => finish("kept")}
        />
      ) : null}
      {said ? <Toast onGone={gone}>{t(`toast.${said}`)}</Toast> : null}
    </Panel>
  );
}

/** The rules that say most of an account at a glance; the dialog has all of them. */
const SHOWN = new Set(["open_risk", "total_exposure", "regime_exposure", "value_at_risk", "correlation"]);

interface WayProps {
  executed: boolean;
  waits: boolean;
  blocked: boolean;
  onAsk: () => void;
}

/** The button that leads on; on the phone it stays within reach, above the bottom bar. */
function Way({ executed, waits, blocked, onAsk }: WayProps) {
  const t = useTranslations("execute");
  const locale = useLocale();
  if (executed || waits) {
    return (
      <p className="mt-3 flex flex-wrap items-center justify-between gap-2">
        {waits ? <span className="tag tag-warn">{t("waits")}</span> : <span />}
        <Link prefetch={false} className="btn btn-small" href={`/${locale}/portfolio/`}>
          {t("toPortfolio")}
        </Link>
      </p>
    );
  }
  return (
    <>
      <div className="mt-3 phone:fixed phone:inset-x-0 phone:bottom-[calc(var(--bar)+env(safe-area-inset-bottom))] phone:z-4 phone:mt-0 phone:border-line phone:border-t phone:bg-surface phone:px-4 phone:py-2">
        <button type="button" className="btn btn-primary w-full" onClick={onAsk}>
          {t(blocked ? "look" : "review")}
        </button>
      </div>
      <p className="mt-2 text-12 text-ink-3">{t("confirmsOnce")}</p>
    </>
  );
}
