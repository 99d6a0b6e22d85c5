"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Watchlist } from "@/lib/types";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useDeleteList } from "./queries";

/** Asks once before a list goes; its assets stay what they are. */
export function DeleteListDialog({
  list,
  onClose,
  onDone,
}: {
  list: Watchlist;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = useTranslations("lists.delete");
  const format = useFormat();
  const refusal = useRefusal();
  const remove = useDeleteList();
  return (
    <Dialog
      title={t("title", { name: list.name })}
      deed={t("deed")}
      refusal={remove.error ? refusal(remove.error) : null}
      sending={remove.isPending}
      onClose={onClose}
      onDo={() =>
        remove.mutate(list.id, {
          onSuccess: () => {
            onDone();
            onClose();
          },
        })
      }
    >
      <p className="text-ink-2">
        {t("means", { n: list.current_items, count: format.isolate(format.number(list.current_items)) })}
      </p>
    </Dialog>
  );
}
