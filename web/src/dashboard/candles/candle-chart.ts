import {
  type CandlestickData,
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type ISeriesApi,
  type UTCTimestamp,
} from "lightweight-charts";
import type { Candles, Interval } from "@/lib/types";
import { barPaint, type ChartWords, drawLevel, paint } from "./candle-paint";
import { tokenColor } from "./css-color";
import type { Decor } from "./decor";
import { type Drawn, drawDecor } from "./draw-decor";
import { intervalSeconds, type Level } from "./levels";
import type { Bar } from "./running-bar";

export interface CandleChart {
  /** Draws closed candles anew. */
  show: (candles: Candles, levels: readonly Level[]) => void;
  /** Moves the bars after the last closed candle; nothing else is drawn again. */
  follow: (running: readonly Bar[]) => void;
  /** Lays indicators, past signals and what is expected over the candles that are shown. */
  decorate: (decor: Decor) => void;
  repaint: () => void;
  /** Moves the crosshair to a bar, which comes into view, or away with null. */
  point: (index: number | null) => void;
  /** Shows the bars between two moments, epoch seconds; null is as at first. */
  view: (range: Range | null) => void;
  /** Shows more bars (above 1) or fewer, the newest of them staying where it is. */
  zoom: (by: number) => void;
  /** Told when the reader has moved what is shown, not when it moves of itself. */
  onView: (callback: (range: Range) => void) => void;
  onPoint: (callback: (index: number | null) => void) => void;
  remove: () => void;
}

export interface Range {
  from: number;
  to: number;
}

/** Room for one bar at first, so that hollow and filled can be told apart. */
const BAR_PX = 8;
const AHEAD_BARS = 12;
/** So much of the width is left to what is expected; where that is too little the reader moves on. */
const MOST_AHEAD = 0.4;
/** A drag has ended when nothing has moved for so long. */
const SETTLED_MS = 400;

const seconds = (time: number) => time as UTCTimestamp;

/** Candles, volume and the levels of a signal on one canvas. This file and the library load when the panel is seen. */
export function drawCandles(container: HTMLElement, words: ChartWords): CandleChart {
  const chart = createChart(container, { autoSize: true, ...paint(words) });
  const bars = chart.addSeries(CandlestickSeries, barPaint());
  const volume = chart.addSeries(HistogramSeries, {
    priceScaleId: "volume",
    priceFormat: { type: "volume" },
    lastValueVisible: false,
    priceLineVisible: false,
  });
  bars.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
  volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
  let lines: ISeriesApi<"Line">[] = [];
  let shown: Candles | null = null;
  let levels: readonly Level[] = [];
  let running: readonly Bar[] = [];
  let grey = "";
  let decor: Decor | null = null;
  let drawn: Drawn | null = null;
  /** Opening of the newest bar on the canvas. */
  let newest = 0;
  /** What the reader asked to see; null while it is left to the chart. */
  let wanted: Range | null = null;
  let moved = false;
  let told: Range | null = null;
  // Dragged or pinched: moving over it alone moves nothing.
  const touch = (event: Event) => {
    moved ||= !(event instanceof PointerEvent) || event.buttons > 0;
  };
  for (const kind of ["pointerdown", "pointermove", "touchstart", "touchmove"])
    container.addEventListener(kind, touch, { passive: true });

  const frame = () => {
    moved = false;
    const times = shown?.epoch_seconds ?? [];
    const first = times[0];
    if (wanted && first !== undefined && wanted.to > first) {
      chart.timeScale().setVisibleRange({ from: seconds(wanted.from), to: seconds(wanted.to) });
      return;
    }
    const step = intervalSeconds[(shown?.interval ?? "1h") as Interval];
    const ends = (decor?.cones ?? []).map(({ points }) => points.at(-1)?.time ?? 0);
    const room = Math.round(container.clientWidth / BAR_PX);
    const expected = Math.max(0, ...ends.map((end) => (end - (times.at(-1) ?? 0)) / step));
    const beyond = Math.min(expected, room * MOST_AHEAD);
    chart.timeScale().setVisibleLogicalRange({
      from: times.length - room + beyond,
      to: times.length + Math.max(levels.length ? AHEAD_BARS : 3, beyond + 2),
    });
  };

  // In a window of another size the newest bars are still the ones to see.
  const resized = new ResizeObserver(() => {
    if (shown && !moved) frame();
  });
  resized.observe(container);

  const embellish = () => {
    drawn?.remove();
    drawn = decor && shown ? drawDecor(chart, bars, shown, decor) : null;
  };

  const move = () => {
    const closed = shown?.epoch_seconds.at(-1);
    if (closed === undefined) return;
    for (const { time, volume: traded, ...bar } of running) {
      if (time <= closed) continue;
      // The library refuses a bar before the newest one unless it is told that it is meant.
      const before = time < newest;
      bars.update({ time: seconds(time), ...bar }, before);
      volume.update({ time: seconds(time), value: traded ?? 0, color: grey }, before);
      newest = Math.max(newest, time);
    }
  };

  const draw = (fit: boolean) => {
    if (!shown) return;
    const { epoch_seconds: times, open, high, low, close, volume: volumes } = shown;
    const at = (list: readonly number[], i: number) => list[i] ?? 0;
    bars.setData(
      times.map((time, i): CandlestickData => {
        return { time: seconds(time), open: at(open, i), high: at(high, i), low: at(low, i), close: at(close, i) };
      }),
    );
    grey = tokenColor("--ink-3", 0.35);
    volume.setData(times.map((time, i) => ({ time: seconds(time), value: at(volumes, i), color: grey })));
    newest = times.at(-1) ?? 0;
    move();
    for (const line of lines) chart.removeSeries(line);
    const step = intervalSeconds[shown.interval as Interval];
    lines = levels.map((level) => drawLevel(chart, level, step, words));
    embellish();
    if (fit) frame();
  };

  return {
    show: (candles, next) => {
      const fit = shown?.crypto_id !== candles.crypto_id || shown.interval !== candles.interval;
      if (fit) running = [];
      shown = candles;
      levels = next;
      draw(fit);
    },
    follow: (next) => {
      running = next;
      move();
    },
    decorate: (next) => {
      decor = next;
      embellish();
      if (!moved && shown) frame();
    },
    repaint: () => {
      chart.applyOptions(paint(words));
      bars.applyOptions(barPaint());
      draw(false);
    },
    point: (index) => {
      const time = index === null ? undefined : shown?.epoch_seconds[index];
      const close = index === null ? undefined : shown?.close[index];
      if (time === undefined || close === undefined) chart.clearCrosshairPosition();
      else {
        const range = chart.timeScale().getVisibleLogicalRange();
        if (index !== null && range && (index < range.from || index > range.to)) {
          const half = (range.to - range.from) / 2;
          chart.timeScale().setVisibleLogicalRange({ from: index - half, to: index + half });
        }
        chart.setCrosshairPosition(close, seconds(time), bars);
      }
    },
    view: (range) => {
      wanted = range;
      // What the reader has moved to is there already; setting it again would snap it to whole bars.
      if (shown && !(range && range.from === told?.from && range.to === told.to)) frame();
    },
    zoom: (by) => {
      const range = chart.timeScale().getVisibleLogicalRange();
      if (!range) return;
      moved = true;
      chart.timeScale().setVisibleLogicalRange({ from: range.to - (range.to - range.from) * by, to: range.to });
    },
    onView: (callback) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      chart.timeScale().subscribeVisibleTimeRangeChange((range) => {
        if (!moved || !range) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          told = { from: Number(range.from), to: Number(range.to) };
          moved = false;
          callback(told);
        }, SETTLED_MS);
      });
    },
    onPoint: (callback) =>
      chart.subscribeCrosshairMove(({ time }) => {
        const index = typeof time === "number" && shown ? shown.epoch_seconds.indexOf(time) : -1;
        callback(index === -1 ? null : index);
      }),
    remove: () => {
      resized.disconnect();
      chart.remove();
    },
  };
}
