/** A line through positive values on a scale of ratios, from left to right; null with fewer than two of them. */
export function logPath(values: readonly number[], width: number, height: number): string | null {
  const logs = values.filter((value) => value > 0).map(Math.log);
  if (logs.length < 2) return null;
  const low = Math.min(...logs);
  const reach = Math.max(...logs) - low || 1;
  return logs
    .map((value, i) => {
      const x = (i / (logs.length - 1)) * width;
      const y = height - 2 - ((value - low) / reach) * (height - 4);
      return `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}

export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Bars from zero, the highest as high as there is room. */
export function barsOf(values: readonly number[], width: number, height: number): Bar[] {
  const most = Math.max(...values, 0);
  const step = width / Math.max(1, values.length);
  return values.map((value, i) => {
    const tall = most > 0 ? (Math.max(0, value) / most) * height : 0;
    return { x: i * step, y: height - tall, width: Math.max(1, step - 1), height: tall };
  });
}
