"use client";

import { useTranslations } from "next-intl";
import { useChangeAsset } from "@/curate/queries";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { Cryptocurrency, KeptSector } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";

export interface Move {
  asset: Cryptocurrency;
  /** Where it goes; null: into no sector. */
  to: KeptSector | null;
}

interface MoveDialogProps {
  move: Move;
  sectors: readonly KeptSector[];
  onClose: () => void;
  onDone: (said: string) => void;
}

/** Puts an asset into a sector, or takes it out: an asset is in one sector at most, so the one that it leaves is named. */
export function MoveDialog({ move: { asset, to }, sectors, onClose, onDone }: MoveDialogProps) {
  const t = useTranslations("sectorMembers");
  const format = useFormat();
  const name = useSectorName();
  const refusal = useRefusal();
  const change = useChangeAsset(asset.id);
  const symbol = format.isolate(asset.symbol);
  const from = sectors.find(({ id }) => id === asset.sector_id) ?? null;
  const key = to === null ? "leave" : "join";
  const names = { symbol, sector: name((to ?? from)?.name ?? asset.sector ?? "") };
  return (
    <Dialog
      title={t(`${key}.title`, names)}
      deed={t(`${key}.deed`)}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      onClose={onClose}
      onDo={() =>
        change.mutate(
          { sector_id: to?.id ?? null },
          {
            onSuccess: () => {
              onDone(t(`${key}.done`, names));
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-2">
        {to !== null && from !== null ? t("join.from", { symbol, sector: name(from.name) }) : null} {t("moveMeans")}
      </p>
    </Dialog>
  );
}
