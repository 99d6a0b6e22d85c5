"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import { useRefusal } from "@/shell/refusal";
import { assetHref } from "@/shell/ways";
import { Dialog } from "@/ui/dialog";
import { useAddAsset } from "./queries";
import { SectorSelect } from "./sector-select";

/** For admins: one more asset; its candles come with the next reading of the market, or with a file. */
export function AddAsset() {
  const t = useTranslations("curate");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn btn-small" onClick={() => setOpen(true)}>
        {t("add.open")}
      </button>
      {open ? <AddDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("curate");
  const locale = useLocale();
  const router = useRouter();
  const refusal = useRefusal();
  const add = useAddAsset();
  const [typed, setTyped] = useState({ symbol: "", name: "", coingecko_id: "" });
  const [sector_id, setSector] = useState<number | null>(null);
  const symbol = typed.symbol.trim().toUpperCase();
  const name = typed.name.trim();
  const field = (key: keyof typeof typed) => ({
    name: key,
    value: typed[key],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [key]: event.target.value })),
  });
  return (
    <Dialog
      title={t("add.title")}
      deed={t("add.deed")}
      refusal={add.error ? refusal(add.error) : null}
      sending={add.isPending}
      blocked={!/^[A-Z0-9$._-]{1,20}$/.test(symbol) || name === ""}
      onClose={onClose}
      onDo={() =>
        add.mutate(
          { symbol, name, kind: "coin", sector_id, coingecko_id: typed.coingecko_id.trim().toLowerCase() || null },
          { onSuccess: ({ id }) => router.push(assetHref(locale, id)) },
        )
      }
    >
      <p className="text-ink-2">{t("add.means")}</p>
      <Field label={t("symbol")} dir="ltr" maxLength={20} {...field("symbol")} />
      <Field label={t("name")} dir="auto" maxLength={100} {...field("name")} />
      <Field label={t("coingecko")} dir="ltr" maxLength={100} hint={t("coingeckoHint")} {...field("coingecko_id")} />
      <SectorSelect value={sector_id} known={null} onChange={setSector} />
    </Dialog>
  );
}
