"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useRefusal } from "@/shell/refusal";
import { dropPush, type PushStanding, pushStanding, takePush } from "./push";

/** Whether messages come to this browser when no page is open. Where they cannot, it says why. */
export function PushSwitch() {
  const t = useTranslations("app.push");
  const refusal = useRefusal();
  const [standing, setStanding] = useState<PushStanding | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);

  useEffect(() => {
    void pushStanding().then(setStanding);
  }, []);

  if (standing === null) return null;
  const able = standing === "on" || standing === "off";
  const turn = async () => {
    setBusy(true);
    setFailed(null);
    try {
      setStanding(await (standing === "on" ? dropPush() : takePush()));
    } catch (reason) {
      setFailed(reason);
    } finally {
      setBusy(false);
    }
  };
  // The push service of the browser fails with a DOMException, the server with a Problem.
  const told = failed === null ? null : failed instanceof DOMException ? null : refusal(failed);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="font-semi">{t("title")}</span>
        {able ? (
          <button
            type="button"
            role="switch"
            aria-checked={standing === "on"}
            aria-label={t("title")}
            className="btn btn-small"
            disabled={busy}
            onClick={() => void turn()}
          >
            {t(busy ? "busy" : standing)}
          </button>
        ) : null}
      </div>
      <p className="text-12 text-ink-2">{t(able ? "note" : `why.${standing}`)}</p>
      {failed === null ? null : (
        <p role="alert" className="text-12 text-ink-2">
          {told === null ? t("noService") : told.words}
          {told?.said ? (
            <>
              {" "}
              <bdi>{told.said}</bdi>
            </>
          ) : null}
        </p>
      )}
    </div>
  );
}
