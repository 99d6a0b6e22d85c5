"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Position } from "@/lib/types";
import { SignalLink } from "@/signals/signal-link";
import { Change, Price, Side, Ticker } from "@/ui/figures";
import { Scroller } from "@/ui/scroller";
import { Money } from "./money";

interface PositionListProps {
  positions: readonly Position[];
  /** Null where nothing can be closed any more. */
  onClose: ((position: Position) => void) | null;
}

/** Tablet and desktop: one position a row. */
export function PositionTable({ positions, onClose }: PositionListProps) {
  const t = useTranslations("portfolio.positions");
  const side = useTranslations("signals");
  const format = useFormat();
  const right = ["entry", onClose ? "now" : "exit", "target", "stop", onClose ? "value" : "fees", "result"] as const;
  return (
    <Scroller label={t("title")} className="mt-1 phone:hidden">
      <table className="table">
        <caption className="sr-only">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{side("asset")}</th>
            <th scope="col">{side("side")}</th>
            {right.map((key) => (
              <th key={key} scope="col" className="right">
                {t(key)}
              </th>
            ))}
            <th scope="col" className={onClose ? "right" : undefined}>
              {onClose ? <span className="sr-only">{t("way")}</span> : t("how")}
            </th>
          </tr>
        </thead>
        <tbody>
          {positions.map((position) => (
            <tr key={position.id}>
              <th scope="row">
                <Asset position={position} />
              </th>
              <td>
                <Side side={position.side} />
              </td>
              <td className="right">
                <Price value={Number(position.average_price)} />
              </td>
              <td className="right">
                <Price value={priceOf(position)} />
              </td>
              <td className="right">
                <Price value={position.target_price} />
              </td>
              <td className="right">
                <Price value={position.stop_loss} />
              </td>
              <td className="right">
                <Money value={onClose ? position.value : position.fees_paid} />
              </td>
              <td className="right">
                <Result position={position} />
              </td>
              <td className={onClose ? "right" : undefined}>
                {onClose ? (
                  <button
                    type="button"
                    className="btn btn-small"
                    aria-label={t("closeOf", { symbol: position.symbol })}
                    onClick={() => onClose(position)}
                  >
                    {t("close")}
                  </button>
                ) : position.exit_kind === null || position.closed_at === null ? null : (
                  <span className="text-ink-2">
                    {t(`exitBy.${position.exit_kind}`)}{" "}
                    <span className="text-12 text-ink-3">{format.day(position.closed_at)}</span>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

const priceOf = ({ price, exit_price, closed_at }: Position): number | null => {
  const found = closed_at === null ? price : exit_price;
  return found === null ? null : Number(found);
};

/** The asset, and where there is one, the way to the signal that was executed. */
export function Asset({ position }: { position: Position }) {
  const ticker = (
    <Ticker symbol={position.symbol} name={position.name} color={position.sector_color} hideName="compact:hidden" />
  );
  return position.signal_id === null ? ticker : <SignalLink id={position.signal_id}>{ticker}</SignalLink>;
}

/** Gain or loss: of an open one what it would be now, of a closed one what it was, costs included. */
export function Result({ position }: { position: Position }) {
  const open = position.closed_at === null;
  const cost = Number(position.opened_quantity) * Number(position.average_price);
  const percent = open
    ? position.unrealized_pnl_percentage
    : cost > 0
      ? (Number(position.realized_pnl) / cost) * 100
      : null;
  return (
    <span className="inline-flex items-baseline gap-2">
      <Money value={open ? position.unrealized_pnl : position.realized_pnl} change />
      <span className="text-12">
        <Change percent={percent} />
      </span>
    </span>
  );
}
