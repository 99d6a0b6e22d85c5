"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Position } from "@/lib/types";
import { Price, Side } from "@/ui/figures";
import { Money } from "./money";
import { Asset, Result } from "./position-table";

interface PositionCardsProps {
  positions: readonly Position[];
  onClose: ((position: Position) => void) | null;
}

/** Phone: the same facts as cards. */
export function PositionCards({ positions, onClose }: PositionCardsProps) {
  const t = useTranslations("portfolio.positions");
  return (
    <ul className="pt-1 md:hidden">
      {positions.map((position) => (
        <li key={position.id} className="flex flex-col gap-1.5 border-line border-t px-4 py-3">
          <span className="flex items-center justify-between gap-2">
            <span className="flex items-center gap-2">
              <Asset position={position} />
              <Side side={position.side} />
            </span>
            <Result position={position} />
          </span>
          <span className="flex flex-wrap gap-x-4 text-12 text-ink-3">
            <Fact name={t("entry")}>
              <Price value={Number(position.average_price)} />
            </Fact>
            {position.closed_at === null ? (
              <>
                <Fact name={t("now")}>
                  <Price value={position.price === null ? null : Number(position.price)} />
                </Fact>
                <Fact name={t("stop")}>
                  <Price value={position.stop_loss} />
                </Fact>
                <Fact name={t("value")}>
                  <Money value={position.value} />
                </Fact>
              </>
            ) : (
              <>
                <Fact name={t("exit")}>
                  <Price value={position.exit_price === null ? null : Number(position.exit_price)} />
                </Fact>
                {position.exit_kind === null ? null : <span>{t(`exitBy.${position.exit_kind}`)}</span>}
              </>
            )}
          </span>
          {onClose ? (
            <button
              type="button"
              className="btn btn-small self-start"
              aria-label={t("closeOf", { symbol: position.symbol })}
              onClick={() => onClose(position)}
            >
              {t("close")}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex gap-1.5 [&>.num]:text-ink-2">
      {name}
      {children}
    </span>
  );
}
