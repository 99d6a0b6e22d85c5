"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusal } from "@/shell/refusal";
import { Dialog } from "@/ui/dialog";
import { useReset } from "./queries";

/** Begins the paper account anew; asks once. */
export function ResetButton() {
  const t = useTranslations("portfolio.reset");
  const refusal = useRefusal();
  const reset = useReset();
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
    reset.reset();
  };
  return (
    <>
      <button type="button" className="btn btn-small" onClick={() => setAsking(true)}>
        {t("button")}
      </button>
      {asking ? (
        <Dialog
          title={t("title")}
          deed={t("deed")}
          refusal={reset.error ? refusal(reset.error) : null}
          sending={reset.isPending}
          onClose={close}
          onDo={() => reset.mutate(undefined, { onSuccess: close })}
        >
          <p className="text-ink-2">{t("changes")}</p>
        </Dialog>
      ) : null}
    </>
  );
}
