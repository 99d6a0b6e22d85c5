"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { Halt } from "@/lib/types";
import { useIsAdmin } from "@/sources/queries";
import { Notice } from "@/ui/notice";
import { useHalts } from "./queries";
import { useHaltWords } from "./words";

const LiftDialog = dynamic(() => import("./halt-dialogs").then((module) => module.LiftDialog), { ssr: false });

/** What is stopped, since when and why, on every page and for everybody; calm, for stopping is an answer. */
export function HaltBanner() {
  const { data } = useHalts();
  return data?.active.map((halt) => <Stopped key={halt.id} halt={halt} />);
}

function Stopped({ halt }: { halt: Halt }) {
  const t = useTranslations("halt");
  const format = useFormat();
  const words = useHaltWords();
  const admin = useIsAdmin();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Notice
        icon="stop"
        shape="strip"
        role="status"
        title={words.scope(halt)}
        action={
          admin ? (
            <button type="button" className="btn btn-small" onClick={() => setAsking(true)}>
              {t("lift.button")}
            </button>
          ) : null
        }
      >
        {t("since", { clock: format.clock(halt.since), day: format.day(halt.since), by: words.by(halt) })} {t("reason")}{" "}
        <bdi>{halt.reason}</bdi>
      </Notice>
      {asking ? <LiftDialog halt={halt} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
