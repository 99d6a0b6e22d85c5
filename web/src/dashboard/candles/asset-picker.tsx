"use client";

import { useTranslations } from "next-intl";
import type { Cryptocurrency, Signal } from "@/lib/types";

interface AssetPickerProps {
  universe: readonly Cryptocurrency[];
  signals: readonly Signal[];
  value: number | null;
  onChange: (cryptoId: number) => void;
}

/** Assets with a signal first, then all by rank. */
export function AssetPicker({ universe, signals, value, onChange }: AssetPickerProps) {
  const t = useTranslations("chart");
  const withSignal = new Map(signals.map((signal) => [signal.crypto_id, signal]));
  const rest = universe.filter((asset) => !withSignal.has(asset.id));
  return (
    <label className="flex min-w-0 items-center gap-2 text-12 text-ink-3 phone:grow">
      <span className="sr-only">{t("asset")}</span>
      <select
        id="chart-asset"
        className="h-7 max-w-48 rounded-2 border border-control bg-surface px-2 text-13 text-ink phone:h-11 phone:w-full phone:max-w-none"
        value={value ?? ""}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {withSignal.size ? (
          <optgroup label={t("withSignal")}>
            {[...withSignal.values()].map((signal) => (
              <option key={signal.crypto_id} value={signal.crypto_id}>
                {label(signal.symbol, signal.name)}
              </option>
            ))}
          </optgroup>
        ) : null}
        <optgroup label={t("byRank")}>
          {rest.map((asset) => (
            <option key={asset.id} value={asset.id}>
              {label(asset.symbol, asset.name)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

const label = (symbol: string, name: string) => (symbol === name ? symbol : `${symbol} · ${name}`);
