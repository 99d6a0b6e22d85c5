"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSectorName } from "@/dashboard/sector-name";
import type { KeptSector } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useChangeSector } from "./queries";
import { type Looks, SectorFields } from "./sector-fields";

interface EditSectorDialogProps {
  sector: KeptSector;
  onClose: () => void;
  onDone: (said: string) => void;
}

/** How a sector is described and drawn. Its name stays. */
export function EditSectorDialog({ sector, onClose, onDone }: EditSectorDialogProps) {
  const t = useTranslations("sectorMembers.edit");
  const name = useSectorName();
  const refusal = useRefusal();
  const change = useChangeSector(sector.id);
  const before: Looks = { description: sector.description ?? "", color_code: sector.color_code.toLowerCase() };
  const [looks, setLooks] = useState(before);
  const names = { sector: name(sector.name) };
  const wanted = { description: looks.description.trim(), color_code: looks.color_code };
  return (
    <Dialog
      title={t("title", names)}
      deed={t("deed")}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      blocked={wanted.description === before.description && wanted.color_code === before.color_code}
      onClose={onClose}
      onDo={() =>
        change.mutate(
          { description: wanted.description || null, color_code: wanted.color_code },
          {
            onSuccess: () => {
              onDone(t("done", names));
              onClose();
            },
          },
        )
      }
    >
      <p className="text-ink-2">{t("means")}</p>
      <SectorFields looks={looks} onChange={setLooks} />
    </Dialog>
  );
}
