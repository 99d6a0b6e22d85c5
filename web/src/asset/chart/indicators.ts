/** Indicators of a line of closes. Each has a value for every close, null until there are enough of them. */
type Line = readonly number[];
type Found = (number | null)[];

/** Mean of the last `n`. */
export function sma(closes: Line, n: number): Found {
  let sum = 0;
  return closes.map((close, i) => {
    sum += close - (i >= n ? (closes[i - n] ?? 0) : 0);
    return i >= n - 1 ? sum / n : null;
  });
}

/** Exponential mean whose weights halve about every `n / 2.9`; it begins with the plain mean of the first `n`. */
export function ema(closes: Line, n: number): Found {
  const weight = 2 / (n + 1);
  let before: number | null = null;
  let sum = 0;
  return closes.map((close, i) => {
    if (i < n) sum += close;
    if (i < n - 1) return null;
    before = before === null ? sum / n : before + weight * (close - before);
    return before;
  });
}

/** Mean of the last `n`, and `width` deviations (of the whole, not of a sample) above and below it. */
export function bollinger(closes: Line, n: number, width: number): { low: Found; middle: Found; high: Found } {
  const middle = sma(closes, n);
  const reach = middle.map((mean, i) => {
    if (mean === null) return null;
    const part = closes.slice(i - n + 1, i + 1);
    return width * Math.sqrt(part.reduce((sum, close) => sum + (close - mean) ** 2, 0) / n);
  });
  const beside = (side: 1 | -1) => middle.map((mean, i) => (mean === null ? null : mean + side * (reach[i] ?? 0)));
  return { low: beside(-1), middle, high: beside(1) };
}

/** Wilder's relative strength of the last `n` changes, 0 to 100; 50 where nothing moved. */
export function rsi(closes: Line, n: number): Found {
  let [gain, loss] = [0, 0];
  return closes.map((close, i) => {
    if (i === 0) return null;
    const change = close - (closes[i - 1] ?? close);
    const [up, down] = [Math.max(0, change), Math.max(0, -change)];
    if (i <= n) {
      gain += up / n;
      loss += down / n;
      if (i < n) return null;
    } else {
      gain += (up - gain) / n;
      loss += (down - loss) / n;
    }
    return gain + loss === 0 ? 50 : (100 * gain) / (gain + loss);
  });
}
