import type {
  IChartApi,
  IPrimitivePaneRenderer,
  ISeriesApi,
  ISeriesPrimitive,
  Time,
  UTCTimestamp,
} from "lightweight-charts";
import { tokenColor } from "./css-color";
import type { Cone } from "./decor";

type Target = Parameters<IPrimitivePaneRenderer["draw"]>[0];

/** Tints what lies between the two ends of an interval; the library itself fills only down to the foot of the chart. */
export function coneFill(chart: IChartApi, bars: ISeriesApi<"Candlestick">, cone: Cone): ISeriesPrimitive<Time> {
  const draw = (target: Target) =>
    target.useMediaCoordinateSpace(({ context }) => {
      const place = (time: number, price: number) => {
        const x = chart.timeScale().timeToCoordinate(time as UTCTimestamp);
        const y = bars.priceToCoordinate(price);
        return x === null || y === null ? null : ([x, y] as const);
      };
      const edge = [
        ...cone.points.map(({ time, high }) => place(time, high)),
        ...cone.points.toReversed().map(({ time, low }) => place(time, low)),
      ].filter((found) => found !== null);
      context.beginPath();
      for (const [x, y] of edge) context.lineTo(x, y);
      context.closePath();
      context.fillStyle = tokenColor("--accent", 0.16);
      context.fill();
    });
  return { paneViews: () => [{ zOrder: () => "bottom", renderer: () => ({ draw }) }] };
}
