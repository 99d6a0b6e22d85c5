"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { HandedLink } from "@/lib/types";
import { Dialog } from "@/ui/dialog";

/** A link to a password of one's own, to be handed over: shown once, because nobody can look it up again. */
export function LinkDialog({ handed, onClose }: { handed: HandedLink; onClose: () => void }) {
  const t = useTranslations("users.link");
  const format = useFormat();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(handed.link);
      setCopied(true);
    } catch {
      // Without permission it is copied by hand.
      setCopied(false);
    }
  };
  return (
    <Dialog
      title={t("title")}
      deed={t("copy")}
      leave={t("close")}
      refusal={null}
      sending={false}
      onClose={onClose}
      onDo={() => void copy()}
    >
      <p className="text-ink-2">
        {t(handed.mailed ? "mailed" : "byHand", { email: format.isolate(handed.user.email) })}{" "}
        {t("good", { span: format.duration(handed.good_for_hours * 3600) })}
      </p>
      <label className="flex flex-col gap-1 text-12">
        {t("link")}
        <input
          className="field font-mono text-12"
          dir="ltr"
          readOnly
          value={handed.link}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <p role="status" className="text-12 text-ink-2 empty:hidden">
        {copied === null ? null : t(copied ? "copied" : "notCopied")}
      </p>
    </Dialog>
  );
}
