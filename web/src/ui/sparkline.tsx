interface SparklineProps {
  values: readonly number[];
  /** What it shows, in words. */
  label: string;
  width?: number;
  height?: number;
}

/** A small line in ink, from left to right in every language; its numbers stand beside it. */
export function Sparkline({ values, label, width = 72, height = 22 }: SparklineProps) {
  const path = sparkPath(values, width, height);
  if (path === null) return null;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      <path d={path} fill="none" stroke="var(--ink-2)" strokeWidth={1.25} strokeLinejoin="round" />
    </svg>
  );
}

/** Evenly spaced points from the lowest to the highest value; null with fewer than two. */
export function sparkPath(values: readonly number[], width: number, height: number): string | null {
  if (values.length < 2) return null;
  const low = Math.min(...values);
  const reach = Math.max(...values) - low || 1;
  const step = (width - 2) / (values.length - 1);
  return values
    .map((value, i) => {
      const y = height - 2 - ((value - low) / reach) * (height - 4);
      return `${i ? "L" : "M"}${(1 + i * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
