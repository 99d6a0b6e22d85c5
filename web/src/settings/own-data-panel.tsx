"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/entry/field";
import { asProblem } from "@/lib/problem";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { Panel } from "@/ui/panel";
import { useDeleteAccount, useExport } from "./queries";
import { Outcome } from "./save-line";

/** Everything that is kept of one: to take along, and to have removed. */
export function OwnDataPanel() {
  const t = useTranslations("settings.ownData");
  const take = useExport();
  const [asking, setAsking] = useState(false);
  return (
    <Panel id="own_data" title={t("title")}>
      <div className="flex flex-col gap-3 px-4 pt-2 pb-4">
        <p className="text-ink-2">{t("what")}</p>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <button type="button" className="btn" disabled={take.isPending} onClick={() => take.mutate()}>
            {t("export")}
          </button>
          <button type="button" className="btn" onClick={() => setAsking(true)}>
            {t("delete")}
          </button>
          <Outcome deed={take} done={t("exported")} />
        </div>
      </div>
      {asking ? <DeleteDialog onClose={() => setAsking(false)} /> : null}
    </Panel>
  );
}

function DeleteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.ownData");
  const refusal = useRefusal();
  const remove = useDeleteAccount();
  const [password, setPassword] = useState("");
  const why = (reason: Error) =>
    asProblem(reason).status === 403 ? { words: t("wrong"), said: null } : refusal(reason);
  return (
    <Dialog
      title={t("asking")}
      deed={t("delete")}
      refusal={remove.error ? why(remove.error) : null}
      sending={remove.isPending}
      blocked={password === ""}
      onClose={onClose}
      onDo={() => remove.mutate(password)}
    >
      <p className="text-ink-2">{t("changes")}</p>
      <Field
        label={t("password")}
        name="password"
        type="password"
        autoComplete="current-password"
        dir="ltr"
        maxLength={128}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
    </Dialog>
  );
}
