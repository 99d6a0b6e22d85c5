"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { RiskCheck, Signal } from "@/lib/types";
import { Money, Unit } from "@/portfolio/money";
import { Num } from "@/ui/figures";
import { boundOf, boundsOf, isInside } from "./bounds";

/** How much of the way to the target may be gone, while the server has not said it. */
const USUAL_CHASE = 0.25;

interface CheckFactsProps {
  check: RiskCheck;
  signal: Signal;
  /** The chance that the stop comes first; null where it was not computed. */
  stopChance: number | null;
}

/** What an order would cost and could lose: the price now and whether it is inside the bounds of the signal. */
export function CheckFacts({ check, signal, stopChance }: CheckFactsProps) {
  const t = useTranslations("execute.fact");
  const format = useFormat();
  const bounds = boundsOf(signal, boundOf(check, "chase", USUAL_CHASE));
  const price = Number(check.price);
  const loss = Number(check.loss_at_stop);
  return (
    <dl className="flex flex-col gap-1">
      <Fact name={t("price")}>
        {t.rich(isInside(bounds, price) ? "inside" : "outside", {
          price: format.price(price),
          range: format.range(format.price(bounds.low), format.price(bounds.high), true),
          n: (chunks) => <Num>{chunks}</Num>,
        })}
      </Fact>
      <Fact name={t("costs")}>
        <Money value={Number(check.fee) + Number(check.slippage)} /> <Unit />
      </Fact>
      <Fact name={t("loss")}>
        <Money value={loss} className="font-semi" /> <Unit />
        {t("share", { share: format.isolate(format.share(loss / Number(check.total_value), 2)) })}
      </Fact>
      {stopChance === null ? null : (
        <Fact name={t("chance")}>
          <Num>{format.probability(stopChance)}</Num>
        </Fact>
      )}
      <Fact name={t("gain")}>
        <Money value={check.gain_at_target} /> <Unit />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-3">
      <dt className="text-ink-2">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
