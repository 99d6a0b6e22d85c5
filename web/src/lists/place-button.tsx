"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Icon } from "@/ui/icon";
import { Toast } from "@/ui/toast";
import { PlaceDialog } from "./place-dialog";

interface PlaceButtonProps {
  asset: { id: number; symbol: string };
  /** With its word beside the star. */
  wide?: boolean;
}

/** Opens the lists of one's own for an asset. */
export function PlaceButton({ asset, wide = false }: PlaceButtonProps) {
  const t = useTranslations("lists.place");
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const label = t("title", { symbol: asset.symbol });
  return (
    <>
      <button
        type="button"
        className={wide ? "btn btn-small" : "icon-btn relative z-1"}
        aria-label={wide ? undefined : label}
        title={wide ? undefined : label}
        onClick={() => setOpen(true)}
      >
        <Icon name="star" />
        {wide ? t("open") : null}
      </button>
      {open ? <PlaceDialog asset={asset} onClose={() => setOpen(false)} onDone={setSaid} /> : null}
      {said ? <Toast onGone={gone}>{said}</Toast> : null}
    </>
  );
}
