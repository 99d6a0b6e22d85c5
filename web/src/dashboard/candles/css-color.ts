let canvas: CanvasRenderingContext2D | null = null;

/** A design token as `rgb(…)`: the chart library reads no oklch, the browser's canvas does. */
export function tokenColor(name: string, alpha = 1): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!canvas) return "rgb(128, 128, 128)";
  canvas.canvas.width = 1;
  canvas.canvas.height = 1;
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 128, g = 128, b = 128] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgba(${r}, ${g}, ${b}, ${alpha})`;
}
