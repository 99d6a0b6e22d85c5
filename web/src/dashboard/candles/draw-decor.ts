import {
  createSeriesMarkers,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from "lightweight-charts";
import type { Candles } from "@/lib/types";
import { coneFill } from "./cone-fill";
import { tokenColor } from "./css-color";
import type { Cone, Decor, Mark, Overlay } from "./decor";

export interface Drawn {
  remove: () => void;
}

const seconds = (time: number) => time as UTCTimestamp;
const bare = { priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false, lineWidth: 1 } as const;
const END_SIGN = { target: "✓", stop: "×", timeout: "–" } as const;

/** Draws everything that lies over the candles; what it drew is taken away again by `remove`. */
export function drawDecor(chart: IChartApi, bars: ISeriesApi<"Candlestick">, candles: Candles, decor: Decor): Drawn {
  const lines = [
    ...decor.overlays.map((overlay) => drawOverlay(chart, candles, overlay)),
    ...decor.marks.flatMap((mark) => drawWay(chart, mark)),
    ...decor.cones.flatMap((cone) => drawCone(chart, cone)),
  ];
  const markers = createSeriesMarkers(
    bars,
    decor.marks.flatMap(markersOf).sort((a, b) => Number(a.time) - Number(b.time)),
  );
  const fills = decor.cones.map((cone) => coneFill(chart, bars, cone));
  for (const fill of fills) bars.attachPrimitive(fill);
  return {
    remove: () => {
      markers.detach();
      for (const fill of fills) bars.detachPrimitive(fill);
      for (const line of lines) chart.removeSeries(line);
    },
  };
}

function drawOverlay(chart: IChartApi, candles: Candles, overlay: Overlay): ISeriesApi<"Line"> {
  const line = chart.addSeries(
    LineSeries,
    {
      ...bare,
      color: tokenColor(overlay.color),
      lineStyle: overlay.dashed ? LineStyle.Dashed : LineStyle.Solid,
      ...(overlay.below
        ? { priceFormat: { type: "custom" as const, formatter: (value: number) => value.toFixed(0) } }
        : {}),
    },
    overlay.below ? 1 : 0,
  );
  line.setData(
    candles.epoch_seconds.flatMap((time, i) => {
      const value = overlay.values[i];
      return value === null || value === undefined ? [] : [{ time: seconds(time), value }];
    }),
  );
  if (overlay.below) {
    chart.panes()[1]?.setHeight(84);
    for (const price of [30, 70])
      line.createPriceLine({
        price,
        color: tokenColor("--line-strong"),
        lineWidth: 1,
        lineStyle: LineStyle.Dashed,
        axisLabelVisible: false,
        title: "",
      });
  }
  return line;
}

/** A dashed line from where a signal was given to where it ended. */
function drawWay(chart: IChartApi, mark: Mark): ISeriesApi<"Line">[] {
  if (mark.to === null || mark.end === null || mark.to <= mark.from) return [];
  const line = chart.addSeries(LineSeries, {
    ...bare,
    color: tokenColor("--ink-3"),
    lineStyle: LineStyle.Dashed,
  });
  line.setData([
    { time: seconds(mark.from), value: mark.entry },
    { time: seconds(mark.to), value: mark.end },
  ]);
  return [line];
}

function markersOf(mark: Mark): SeriesMarker<Time>[] {
  const long = mark.side === "long";
  const given: SeriesMarker<Time> = {
    time: seconds(mark.from),
    position: long ? "belowBar" : "aboveBar",
    shape: long ? "arrowUp" : "arrowDown",
    color: tokenColor("--ink"),
  };
  if (mark.outcome === null || mark.to === null) return [given];
  const color = { target: "--up", stop: "--down", timeout: "--ink-3" }[mark.outcome];
  const ended: SeriesMarker<Time> = {
    time: seconds(mark.to),
    position: long ? "aboveBar" : "belowBar",
    shape: "circle",
    size: 0.5,
    color: tokenColor(color),
    text: `${END_SIGN[mark.outcome]} ${mark.words}`,
  };
  return [given, ended];
}

/** Middle and both ends of the interval, in the colour of what a model says. */
function drawCone(chart: IChartApi, cone: Cone): ISeriesApi<"Line">[] {
  return (["low", "middle", "high"] as const).map((end) => {
    const line = chart.addSeries(LineSeries, {
      ...bare,
      color: tokenColor("--accent", end === "middle" ? 1 : 0.6),
      lineStyle: end === "middle" ? LineStyle.Solid : LineStyle.Dashed,
    });
    line.setData(cone.points.map((point) => ({ time: seconds(point.time), value: point[end] })));
    return line;
  });
}
