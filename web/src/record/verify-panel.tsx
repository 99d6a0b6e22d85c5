"use client";

import { useTranslations } from "next-intl";
import { Panel } from "@/ui/panel";
import { Command } from "./command";

/** How anybody can check that nothing was rewritten, and what the check can and cannot show. */
export function VerifyPanel() {
  const t = useTranslations("record.verify");
  return (
    <Panel id="verify" title={t("title")}>
      <div className="grid grid-cols-1 gap-x-8 gap-y-4 px-4 pt-1 pb-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-2 text-ink-2">
          {(["kept", "guarded", "witness", "limits"] as const).map((key) => (
            <p key={key}>{t(key)}</p>
          ))}
        </div>
        <ol className="flex min-w-0 flex-col gap-3">
          <li>
            <p className="mb-1 text-12 text-ink-3">{t("export")}</p>
            <Command line="cryptopredict export-ledger ledger.ndjson" />
          </li>
          <li>
            <p className="mb-1 text-12 text-ink-3">{t("check")}</p>
            <Command line="cryptopredict verify-ledger ledger.ndjson" />
          </li>
          <li>
            <p className="mb-1 text-12 text-ink-3">{t("note")}</p>
            <Command line="cryptopredict export-ledger --head" />
          </li>
        </ol>
      </div>
    </Panel>
  );
}
