import {
  type CandlestickData,
  CandlestickSeries,
  CrosshairMode,
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import type { Candles, Interval } from "@/lib/types";
import { tokenColor } from "./css-color";
import type { Decor } from "./decor";
import { type Drawn, drawDecor } from "./draw-decor";
import { intervalSeconds, type Level } from "./levels";
import type { Bar } from "./running-bar";

export interface ChartWords {
  price: (value: number) => string;
  day: (at: number) => string;
  month: (at: number) => string;
  year: (at: number) => string;
  clock: (at: number) => string;
  moment: (at: number) => string;
  level: Record<Level["kind"], string>;
}

export interface CandleChart {
  /** Draws closed candles anew. */
  show: (candles: Candles, levels: readonly Level[]) => void;
  /** Moves the bars after the last closed candle; nothing else is drawn again. */
  follow: (running: readonly Bar[]) => void;
  /** Lays indicators, past signals and what is expected over the candles that are shown. */
  decorate: (decor: Decor) => void;
  repaint: () => void;
  /** Moves the crosshair to a bar, or away with null. */
  point: (index: number | null) => void;
  onPoint: (callback: (index: number | null) => void) => void;
  remove: () => void;
}

/** Room for one bar at first, so that hollow and filled can be told apart. */
const BAR_PX = 8;
const AHEAD_BARS = 12;

const seconds = (time: number) => time as UTCTimestamp;
const levelColor: Record<Level["kind"], string> = { entry: "--ink", target: "--up", stop: "--down" };

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
    if (fit)
      chart.timeScale().setVisibleLogicalRange({
        from: times.length - Math.round(container.clientWidth / BAR_PX),
        to: times.length + (levels.length ? AHEAD_BARS : 3),
      });
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
      else chart.setCrosshairPosition(close, seconds(time), bars);
    },
    onPoint: (callback) =>
      chart.subscribeCrosshairMove(({ time }) => {
        const index = typeof time === "number" && shown ? shown.epoch_seconds.indexOf(time) : -1;
        callback(index === -1 ? null : index);
      }),
    remove: () => chart.remove(),
  };
}

function drawLevel(chart: IChartApi, level: Level, step: number, words: ChartWords): ISeriesApi<"Line"> {
  const line = chart.addSeries(LineSeries, {
    color: tokenColor(levelColor[level.kind]),
    lineWidth: 1,
    lineStyle: LineStyle.Solid,
    title: words.level[level.kind],
    priceLineVisible: false,
    crosshairMarkerVisible: false,
  });
  const points: { time: Time; value: number }[] = [];
  for (let time = level.from; time <= level.to; time += step) points.push({ time: seconds(time), value: level.price });
  line.setData(points);
  return line;
}

function barPaint() {
  const up = tokenColor("--up");
  const down = tokenColor("--down");
  return {
    upColor: "rgba(0, 0, 0, 0)",
    borderUpColor: up,
    wickUpColor: up,
    downColor: down,
    borderDownColor: down,
    wickDownColor: down,
    priceLineColor: tokenColor("--ink-3"),
    priceLineStyle: LineStyle.Dotted,
    lastValueVisible: true,
  };
}

function paint(words: ChartWords) {
  const line = tokenColor("--line");
  const marker = tokenColor("--line-strong");
  return {
    layout: {
      background: { color: "rgba(0, 0, 0, 0)" },
      textColor: tokenColor("--ink-3"),
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 11,
      attributionLogo: false,
      panes: { separatorColor: line, separatorHoverColor: marker, enableResize: false },
    },
    grid: { vertLines: { visible: false }, horzLines: { color: line } },
    rightPriceScale: { borderVisible: false },
    timeScale: {
      borderColor: marker,
      timeVisible: true,
      allowBoldLabels: false,
      secondsVisible: false,
      tickMarkFormatter: (time: Time, kind: TickMarkType) => {
        const at = Number(time) * 1000;
        if (kind === TickMarkType.Year) return words.year(at);
        if (kind === TickMarkType.Month) return words.month(at);
        return kind === TickMarkType.DayOfMonth ? words.day(at) : words.clock(at);
      },
    },
    crosshair: {
      mode: CrosshairMode.Magnet,
      vertLine: { color: marker, labelBackgroundColor: marker },
      horzLine: { color: marker, labelBackgroundColor: marker },
    },
    localization: { priceFormatter: words.price, timeFormatter: (time: Time) => words.moment(Number(time) * 1000) },
    handleScroll: { mouseWheel: false, vertTouchDrag: false },
    handleScale: { mouseWheel: false, pinch: true },
  };
}
