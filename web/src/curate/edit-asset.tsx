"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { Field } from "@/entry/field";
import type { Cryptocurrency } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { Toast } from "@/ui/toast";
import { useChangeAsset } from "./queries";
import { SectorSelect } from "./sector-select";

/** For admins: what is said of an asset, and whether anything is done about it at all. */
export function EditAsset({ asset }: { asset: Cryptocurrency }) {
  const t = useTranslations("curate");
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  return (
    <>
      <button type="button" className="btn btn-small" onClick={() => setOpen(true)}>
        <Icon name="settings" />
        {t("edit.open")}
      </button>
      {open ? <EditDialog asset={asset} onClose={() => setOpen(false)} onDone={() => setSaid(t("edit.done"))} /> : null}
      {said ? <Toast onGone={gone}>{said}</Toast> : null}
    </>
  );
}

interface EditDialogProps {
  asset: Cryptocurrency;
  onClose: () => void;
  onDone: () => void;
}

function EditDialog({ asset, onClose, onDone }: EditDialogProps) {
  const t = useTranslations("curate");
  const refusal = useRefusal();
  const change = useChangeAsset(asset.id);
  const [name, setName] = useState(asset.name);
  const [sector, setSector] = useState(asset.sector_id);
  const [active, setActive] = useState(asset.is_active);
  const wanted = name.trim();
  const body = {
    ...(wanted === asset.name ? {} : { name: wanted }),
    ...(sector === asset.sector_id ? {} : { sector_id: sector }),
    ...(active === asset.is_active ? {} : { is_active: active }),
  };
  return (
    <Dialog
      title={t("edit.title", { symbol: asset.symbol })}
      deed={t("edit.deed")}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      blocked={wanted === "" || Object.keys(body).length === 0}
      onClose={onClose}
      onDo={() =>
        change.mutate(body, {
          onSuccess: () => {
            onDone();
            onClose();
          },
        })
      }
    >
      <Field
        label={t("name")}
        name="name"
        dir="auto"
        autoComplete="off"
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SectorSelect
        value={sector}
        known={asset.sector_id === null ? null : { id: asset.sector_id, name: asset.sector ?? "" }}
        onChange={setSector}
      />
      <label className="flex min-h-11 items-center gap-2.5">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-(--accent)"
          checked={active}
          onChange={(event) => setActive(event.target.checked)}
        />
        <span>
          <span className="font-mid">{t("active")}</span>
          <span className="block text-12 text-ink-3">{t("activeMeans")}</span>
        </span>
      </label>
    </Dialog>
  );
}
