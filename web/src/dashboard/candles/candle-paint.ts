import {
  CrosshairMode,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  TickMarkType,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import { tokenColor } from "./css-color";
import type { Level } from "./levels";

export interface ChartWords {
  price: (value: number) => string;
  day: (at: number) => string;
  month: (at: number) => string;
  year: (at: number) => string;
  clock: (at: number) => string;
  moment: (at: number) => string;
  level: Record<Level["kind"], string>;
}

const seconds = (time: number) => time as UTCTimestamp;
const levelColor: Record<Level["kind"], string> = { entry: "--ink", target: "--up", stop: "--down" };

/** The line of one level of a signal. */
export function drawLevel(chart: IChartApi, level: Level, step: number, words: ChartWords): ISeriesApi<"Line"> {
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

/** Hollow up, filled down. */
export function barPaint() {
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

/** Everything but the bars, in the colours of the theme and the words of the page. */
export function paint(words: ChartWords) {
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
