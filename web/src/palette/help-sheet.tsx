"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useSession } from "@/lib/session";
import { leadingTo, pages } from "@/shell/sections";
import { Icon } from "@/ui/icon";
import { GO, lettersCount, setLettersCount } from "./shortcuts";
import { closePalette } from "./store";

/** Every shortcut there is, and the switch that turns the single letters off. */
export function HelpSheet() {
  const t = useTranslations("palette");
  const nav = useTranslations("nav");
  const admin = useSession((state) => state.user?.role === "admin");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [letters, setLetters] = useState(lettersCount);
  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  const led = leadingTo(pages, admin);
  return (
    <dialog ref={dialog} aria-labelledby={id} className="palette" onClose={closePalette}>
      <div className="flex items-center justify-between border-line border-b px-4 py-2.5">
        <h2 id={id} className="!text-14">
          {t("help")}
        </h2>
        <button type="button" className="icon-btn" aria-label={t("close")} onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
        </button>
      </div>
      <dl className="grid max-h-[60vh] grid-cols-2 gap-x-8 overflow-y-auto px-4 py-3 phone:grid-cols-1">
        <Line keys={["Ctrl K", "⌘K", "/"]}>{t("title")}</Line>
        <Line keys={["?"]}>{t("help")}</Line>
        <Line keys={["P"]}>{t("pause")}</Line>
        <Line keys={["T"]}>{t("theme")}</Line>
        {Object.entries(GO).map(([letter, page]) => {
          const known = led.find((one) => one.id === page);
          return known ? (
            <Line key={page} keys={[`G ${letter.toUpperCase()}`]}>
              {nav(known.id)}
            </Line>
          ) : null;
        })}
        <Line keys={["← →"]}>{t("read")}</Line>
        <Line keys={["Esc"]}>{t("close")}</Line>
      </dl>
      <label className="flex min-h-11 items-center gap-2.5 border-line border-t px-4 text-12 text-ink-2">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => {
            setLetters(event.target.checked);
            setLettersCount(event.target.checked);
          }}
        />
        {t("letters")}
      </label>
    </dialog>
  );
}

function Line({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3">
      <dt className="text-ink-2">{children}</dt>
      <dd className="flex gap-1" dir="ltr">
        {keys.map((key) => (
          <kbd key={key} className="kbd">
            {key}
          </kbd>
        ))}
      </dd>
    </div>
  );
}
