"use client";

import { useTranslations } from "next-intl";
import type { RegimeSpan } from "./series";

const Y = 156;
const TALL = 22;

interface RegimeRibbonProps {
  spans: readonly RegimeSpan[];
  x: (time: number) => number;
}

/** What the model said on each day; hatched where nothing was recorded. The word stands inside, shortened where it is narrow. */
export function RegimeRibbon({ spans, x }: RegimeRibbonProps) {
  const t = useTranslations("regime");
  const market = useTranslations("market");
  return (
    <>
      <defs>
        <pattern id="not-recorded" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" fill="var(--surface-3)" />
        </pattern>
      </defs>
      {spans.map((span) => {
        const left = x(span.from);
        const width = Math.max(1.5, x(span.to) - left - 1.5);
        const word =
          width > 58 ? span.regime && t(span.regime) : width > 26 ? span.regime && t(`short.${span.regime}`) : null;
        return (
          <g key={span.from}>
            <rect
              x={left}
              y={Y}
              width={width}
              height={TALL}
              rx={2}
              fill={span.regime ? `var(--${span.regime})` : "url(#not-recorded)"}
              fillOpacity={span.regime ? 0.22 : 1}
            />
            {span.regime ? (
              <rect x={left} y={Y} width={width} height={2.5} rx={1} fill={`var(--${span.regime})`} />
            ) : null}
            {word || (!span.regime && width > 150) ? (
              <text className="chart-text-2" x={left + width / 2} y={Y + 15.5} textAnchor="middle">
                {word ?? market("notRecorded")}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}
