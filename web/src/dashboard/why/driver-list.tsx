"use client";

import { useFormat } from "@/lib/format/use-format";
import type { Driver } from "@/lib/types";
import { Num } from "@/ui/figures";
import { USUAL, useDriverText } from "./driver-text";

/** Reasons with what each adds or takes away; `model` says whether a model speaks, for a baseline's are drawn grey. */
export function DriverList({ drivers: given, model }: { drivers: readonly Driver[]; model: boolean }) {
  const format = useFormat();
  const write = useDriverText();
  const raising = model ? "var(--accent)" : "var(--ink-2)";
  // What a usual day would say comes first: all others are added to it.
  const drivers = given.toSorted((a, b) => Number(b.feature === USUAL) - Number(a.feature === USUAL));
  const reach = Math.max(...given.map((driver) => Math.abs(driver.contribution ?? 0)), 0.01);
  return (
    <ul className="flex grow flex-col justify-around pt-1 pb-2">
      {drivers.map((driver) => {
        const share = driver.contribution ?? 0;
        const width = (Math.abs(share) / reach) * 48;
        const { title, remark } = write(driver);
        return (
          <li key={driver.feature} className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-3 px-4 py-1.5">
            <span className="min-w-0">
              <span className="block">{title}</span>
              {remark ? <span className="block text-12 text-ink-3">{remark}</span> : null}
            </span>
            {driver.feature === USUAL ? null : (
              <>
                <span className="lean" aria-hidden="true">
                  <i
                    style={{
                      left: share >= 0 ? "50%" : `${50 - width}%`,
                      width: `${width}%`,
                      background: share >= 0 ? raising : "var(--ink-3)",
                    }}
                  />
                </span>
                <Num className="min-w-10 text-end">{format.signed(share, 2)}</Num>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
