"use client";

import { useTranslations } from "next-intl";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Icon } from "@/ui/icon";
import { useChangeConfiguration } from "./queries";
import type { Change } from "./settings";
import { useSettingWords } from "./use-setting-words";

interface ChangeDialogProps {
  changes: readonly Change[];
  onClose: () => void;
  onDone: () => void;
}

/** What is about to change, line by line, before it does. */
export function ChangeDialog({ changes, onClose, onDone }: ChangeDialogProps) {
  const t = useTranslations("configuration.dialog");
  const words = useSettingWords();
  const refusal = useRefusal();
  const change = useChangeConfiguration();
  return (
    <Dialog
      title={t("title", { n: changes.length })}
      deed={t("deed")}
      refusal={change.error ? refusal(change.error) : null}
      sending={change.isPending}
      onClose={onClose}
      onDo={() =>
        change.mutate(Object.fromEntries(changes.map(({ setting, value }) => [setting.key, value])), {
          onSuccess: onDone,
        })
      }
    >
      <ul className="flex flex-col">
        {changes.map(({ setting, value }) => (
          <li key={setting.key} className="border-line border-t py-2 first:border-t-0">
            <bdi className="font-mid">{words.name(setting)}</bdi>
            <span className="flex flex-wrap items-center gap-x-2">
              <del className="text-ink-3">{words.value(setting, setting.value)}</del>
              <span className="flip text-ink-3">
                <Icon name="next" small />
              </span>
              <ins className="font-semi no-underline">{words.value(setting, value)}</ins>
            </span>
          </li>
        ))}
      </ul>
      <p className="text-12 text-ink-3">{t("means")}</p>
    </Dialog>
  );
}
