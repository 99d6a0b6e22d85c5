"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Candles, Interval, Signal } from "@/lib/types";
import { useTheme } from "@/shell/theme-button";
import type { CandleChart, Range } from "./candle-chart";
import { CandleReading } from "./candle-reading";
import type { Decor } from "./decor";
import { DecorReading } from "./decor-reading";
import { levelsOf } from "./levels";
import { type Bar, withBars } from "./running-bar";

const INTERVAL_WORD = { "1m": "minutely", "1h": "hourly", "1d": "daily" } as const;

interface CandleFigureProps {
  candles: Candles;
  /** What comes after the last closed candle. */
  running: readonly Bar[];
  symbol: string;
  signal: Signal | null;
  /** What is drawn over the candles. */
  decor?: Decor;
  /** The part that is shown, and where to say that the reader has moved it; without them the chart begins at its end. */
  view?: Range | null;
  onView?: (range: Range) => void;
}

/** The canvas with its reading above; drag, buttons' keys and arrows reach the same bars. */
export function CandleFigure({ candles, running, symbol, signal, decor, view = null, onView }: CandleFigureProps) {
  const t = useTranslations("chart");
  const format = useFormat();
  const theme = useTheme();
  const frame = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<CandleChart | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const count = candles.epoch_seconds.length;

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let made: CandleChart | null = null;
    let gone = false;
    const begin = async () => {
      const [{ drawCandles }] = await Promise.all([import("./candle-chart"), document.fonts.ready]);
      if (gone) return;
      made = drawCandles(element, {
        price: format.price,
        day: format.day,
        clock: format.clock,
        month: format.month,
        year: format.year,
        moment: (moment) => `${format.day(moment)} ${format.clock(moment)}`,
        level: { entry: t("entry"), target: t("target"), stop: t("stop") },
      });
      made.onPoint(setAt);
      setChart(made);
    };
    const seen = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        seen.disconnect();
        void begin();
      },
      { rootMargin: "200px" },
    );
    seen.observe(element);
    return () => {
      gone = true;
      seen.disconnect();
      made?.remove();
      setChart(null);
    };
  }, [format, t]);

  useEffect(() => {
    const first = candles.epoch_seconds[0];
    const last = candles.epoch_seconds.at(-1);
    if (!chart || first === undefined || last === undefined) return;
    chart.show(candles, signal ? levelsOf(signal, candles.interval as Interval, first, last) : []);
  }, [chart, candles, signal]);

  const from = view?.from;
  const to = view?.to;
  useEffect(() => chart?.view(from === undefined || to === undefined ? null : { from, to }), [chart, from, to]);

  useEffect(() => {
    if (onView) chart?.onView(onView);
  }, [chart, onView]);

  useEffect(() => chart?.follow(running), [chart, running]);

  useEffect(() => {
    if (decor) chart?.decorate(decor);
  }, [chart, decor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is what the colours are read from
  useEffect(() => chart?.repaint(), [chart, theme]);

  const step = (event: KeyboardEvent) => {
    const zoom = { "+": 1 / 1.25, "=": 1 / 1.25, "-": 1.25 }[event.key];
    if (zoom !== undefined) {
      event.preventDefault();
      chart?.zoom(zoom);
      return;
    }
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24, Home: -count, End: count }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(count - 1, Math.max(0, (at ?? count - 1) + by));
    setAt(next);
    chart?.point(next);
  };
  // The arrow keys read closed candles: what they say must not change while it is being said.
  const last = count - 1;
  const shown = at ?? last;
  const all = withBars(candles, running);
  return (
    <div className="flex grow flex-col px-4 pb-2 print:hidden">
      <CandleReading candles={all} index={at ?? all.close.length - 1} closed={count} />
      {decor ? <DecorReading decor={decor} index={Math.min(at ?? last, last)} /> : null}
      <div className="relative h-[340px] lg:h-auto lg:min-h-[300px] lg:grow phone:h-[300px]" dir="ltr">
        <div
          ref={frame}
          className="absolute inset-0"
          role="img"
          aria-label={t("summary", {
            symbol,
            interval: t(INTERVAL_WORD[candles.interval as Interval]),
            count: format.number(count),
            close: format.price(candles.close[last]),
            signal: signal ? t("withLevels") : "none",
          })}
        />
        {/* Arrow keys read bar by bar; the pointer keeps talking to the canvas below. */}
        <div
          role="slider"
          tabIndex={0}
          aria-label={t("readBars")}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={shown}
          aria-valuetext={t("reading", {
            moment: `${format.fullDay(1000 * (candles.epoch_seconds[shown] ?? 0))} ${format.clock(1000 * (candles.epoch_seconds[shown] ?? 0))}`,
            close: format.price(candles.close[shown]),
          })}
          className="pointer-events-none absolute inset-0"
          onKeyDown={step}
          onBlur={() => chart?.point(null)}
        />
      </div>
    </div>
  );
}
