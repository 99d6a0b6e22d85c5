"use client";

import { useTranslations } from "next-intl";
import { useSectorName } from "@/dashboard/sector-name";
import { useFormat } from "@/lib/format/use-format";
import type { KeptSector } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useChangeSector } from "./queries";

interface SwitchDialogProps {
  sector: KeptSector;
  onClose: () => void;
  onDone: (said: string) => void;
}

/** Switches an empty sector off, or back on. It is never deleted: what was said of it carries its name. */
export function SwitchDialog({ sector, onClose, onDone }: SwitchDialogProps) {
  const t = useTranslations("sectorMembers.switch");
  const format = useFormat();
  const name = useSectorName();
  const refusal = useRefusal();
  const change = useChangeSector(sector.id);
  const way = sector.is_active ? "off" : "on";
  const held = sector.is_active && sector.members > 0;
  const names = { sector: name(sector.name) };
  return (
    <Dialog
      title={t(`${way}.title`, names)}
      deed={t(`${way}.deed`)}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      blocked={held}
      onClose={onClose}
      onDo={() =>
        change.mutate(
          { is_active: !sector.is_active },
          {
            onSuccess: () => {
              onDone(t(`${way}.done`, names));
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-2">
        {held
          ? t("held", { n: sector.members, count: format.isolate(format.number(sector.members)) })
          : t(`${way}.means`)}
      </p>
    </Dialog>
  );
}
