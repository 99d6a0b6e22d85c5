/** A grey block in the final geometry; nothing jumps when the content comes. */
export function Skeleton({ width, height }: { width: number | string; height: number }) {
  return <span className="skeleton max-w-full" style={{ width, height }} aria-hidden="true" />;
}
