"use client";

import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useState } from "react";

interface ChartFrameProps {
  /** What the width is measured of. */
  frame: RefObject<HTMLDivElement | null>;
  /** In pixels, as everything here. */
  width: number;
  height: number;
  /** Where each value stands from the left, rising. */
  places: readonly number[];
  /** Where the values begin and end; beyond it is room for words. */
  left?: number;
  right: number;
  /** How far the crosshair reaches. */
  top: number;
  foot: number;
  /** How many values a page of the keyboard is. */
  page: number;
  /** The sentence that says what is drawn. */
  summary: string;
  /** What the keys do. */
  keys: string;
  /** The value at one place, in words. */
  reading: (at: number) => string;
  /** A mark on the value that is read. */
  mark?: (at: number) => ReactNode;
  children: ReactNode;
}

/**
 * The frame of a chart over time: a drawing with its sentence, and a crosshair that the pointer and the arrow keys move alike. Left to
 * right in every language.
 */
export function ChartFrame({
  frame,
  width,
  height,
  places,
  left = 0,
  right,
  top,
  foot,
  page,
  summary,
  keys,
  reading,
  mark,
  children,
}: ChartFrameProps) {
  const [asked, setAt] = useState<number | null>(null);
  const last = places.length - 1;
  const at = asked === null ? null : Math.min(asked, last);
  const place = at === null ? null : (places[at] ?? null);
  const pick = (event: PointerEvent) =>
    setAt(nearest(places, left + event.clientX - event.currentTarget.getBoundingClientRect().left));
  const step = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -page, PageDown: page, Home: -last, End: last }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, (at ?? last) + by)));
  };
  return (
    <div ref={frame} className="relative" dir="ltr">
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} height={height} role="img" aria-label={summary}>
        {children}
        {at === null || place === null ? null : (
          <>
            <line x1={place} x2={place} y1={top} y2={foot} stroke="var(--ink-3)" strokeDasharray="2 3" />
            {mark?.(at)}
          </>
        )}
      </svg>
      <div
        role="slider"
        tabIndex={0}
        aria-label={keys}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? last}
        aria-valuetext={reading(at ?? last)}
        className="absolute inset-y-0"
        style={{ left, width: right - left }}
        onPointerMove={pick}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onKeyDown={step}
      />
      {at === null || place === null ? null : (
        <p
          className="pointer-events-none absolute top-0 max-w-[70%] rounded-1 bg-surface-3 px-2 py-0.5 text-12"
          style={place > (left + right) / 2 ? { right: width - place + 8 } : { left: place + 8 }}
          dir="auto"
        >
          {reading(at)}
        </p>
      )}
    </div>
  );
}

/** The dot on a line where it is read. */
export function ReadMark({ x, y }: { x: number; y: number }) {
  return <circle cx={x} cy={y} r={3.5} fill="var(--surface)" stroke="var(--ink)" strokeWidth={1.5} />;
}

function nearest(places: readonly number[], x: number): number {
  const next = places.findIndex((place) => place >= x);
  if (next <= 0) return next === 0 ? 0 : places.length - 1;
  return x - (places[next - 1] ?? 0) <= (places[next] ?? 0) - x ? next - 1 : next;
}
