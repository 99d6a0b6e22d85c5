"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Position } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Price } from "@/ui/figures";
import { Money, Unit } from "./money";
import { Result } from "./position-table";
import { useClose } from "./queries";

/** Asks once before a position is closed at the newest price. */
export function CloseDialog({ position, onClose }: { position: Position; onClose: () => void }) {
  const t = useTranslations("portfolio.closing");
  const format = useFormat();
  const refusal = useRefusal();
  const close = useClose();
  return (
    <Dialog
      title={t("title", { symbol: format.isolate(position.symbol), side: position.side })}
      deed={t("deed")}
      refusal={close.error ? refusal(close.error) : null}
      sending={close.isPending}
      onClose={onClose}
      onDo={() => close.mutate(position.id, { onSuccess: onClose })}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <dl className="flex flex-col gap-1">
        <div className="flex justify-between gap-3">
          <dt className="text-ink-2">{t("price")}</dt>
          <dd>
            <Price value={position.price === null ? null : Number(position.price)} />
          </dd>
        </div>
        <div className="flex justify-between gap-3">
          <dt className="text-ink-2">{t("value")}</dt>
          <dd>
            <Money value={position.value} /> <Unit />
          </dd>
        </div>
        <div className="flex justify-between gap-3">
          <dt className="text-ink-2">{t("result")}</dt>
          <dd>
            <Result position={position} />
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
