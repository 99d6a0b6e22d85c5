"use client";

import { useTranslations } from "next-intl";
import type { RegimeSpan } from "./series";

const TALL = 22;
const LETTER = 6.2;

interface RegimeRibbonProps {
  spans: readonly RegimeSpan[];
  x: (time: number) => number;
  /** Where its upper edge is. */
  top?: number;
}

/** The regime of each day. The word stands inside, shortened where it is narrow. */
export function RegimeRibbon({ spans, x, top = 156 }: RegimeRibbonProps) {
  const t = useTranslations("regime");
  return (
    <>
      {spans.map((span) => {
        const left = x(span.from);
        const width = Math.max(1.5, x(span.to) - left - 1.5);
        const word = [t(span.regime), t(`short.${span.regime}`)].find((name) => width > name.length * LETTER + 6);
        return (
          <g key={span.from}>
            <rect
              x={left}
              y={top}
              width={width}
              height={TALL}
              rx={2}
              fill={`var(--${span.regime})`}
              fillOpacity={0.22}
            />
            <rect x={left} y={top} width={width} height={2.5} rx={1} fill={`var(--${span.regime})`} />
            {word ? (
              <text className="chart-text-2" x={left + width / 2} y={top + 15.5} textAnchor="middle">
                {word}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
