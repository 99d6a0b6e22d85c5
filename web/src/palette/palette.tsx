"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Icon } from "@/ui/icon";
import { type Command, found, GROUPS } from "./commands";
import { closePalette } from "./store";
import { useCommands } from "./use-commands";

/** As it is printed on the key. */
const ESC = "Esc";
const MOST = { assets: 6, signals: 4, pages: 6, deeds: 6 };
const MOST_EMPTY = { assets: 4, signals: 3, pages: 20, deeds: 10 };

/** Type, choose, go: assets, signals, pages and deeds, in that order. */
export function Palette() {
  const t = useTranslations("palette");
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const { commands, searching } = useCommands(text);
  const shown = found(commands, text, text.trim() ? MOST : MOST_EMPTY);
  const chosen = Math.min(at, shown.length - 1);

  useEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen moves into view when it changes
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    closePalette();
    command.run();
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && shown.length) {
      event.preventDefault();
      setAt((chosen + by + shown.length) % shown.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(shown[chosen]);
    }
  };
  return (
    <dialog ref={dialog} aria-label={t("title")} className="palette" onClose={closePalette}>
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[chosen] ? `${id}-${shown[chosen].id}` : undefined}
          aria-label={t("title")}
          className="h-12 min-w-0 grow bg-transparent text-14 outline-none"
          value={text}
          maxLength={50}
          placeholder={t("hint")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
        <button type="button" className="kbd" onClick={() => dialog.current?.close()}>
          <span aria-hidden="true">{ESC}</span>
          <span className="sr-only">{t("close")}</span>
        </button>
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t("title")}
        className="max-h-[min(420px,60vh)] overflow-y-auto p-1.5"
      >
        {GROUPS.map((group) => {
          const members = shown.filter((command) => command.group === group);
          if (members.length === 0) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a list box has groups, and no other elements for them
            <div key={group} role="group" aria-label={t(`group.${group}`)}>
              <p className="px-2.5 pt-2 pb-1 text-11 text-ink-3" aria-hidden="true">
                {t(`group.${group}`)}
              </p>
              {members.map((command) => (
                <Option
                  key={command.id}
                  id={`${id}-${command.id}`}
                  command={command}
                  on={command === shown[chosen]}
                  onRun={() => run(command)}
                  onPoint={() => setAt(shown.indexOf(command))}
                />
              ))}
            </div>
          );
        })}
      </div>
      <p className="border-line border-t px-4 py-2 text-12 text-ink-3" role="status">
        {shown.length ? t("keys") : searching ? t("searching") : t("nothing", { text })}
      </p>
    </dialog>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  on: boolean;
  onRun: () => void;
  onPoint: () => void;
}

function Option({ id, command, on, onRun, onPoint }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field above holds the focus and takes the keys
    <div
      id={id}
      role="option"
      aria-selected={on}
      className={`flex min-h-9 cursor-pointer items-center gap-2.5 rounded-2 px-2.5 phone:min-h-11 ${on ? "bg-surface-3" : ""}`}
      onClick={onRun}
      onPointerMove={onPoint}
    >
      {command.color ? (
        <span className="grid w-4 place-items-center">
          <span className="square" style={{ "--c": command.color }} />
        </span>
      ) : (
        <Icon name={command.icon ?? "table"} />
      )}
      <span className="min-w-0 truncate">
        <bdi className={command.group === "assets" ? "font-semi" : ""}>{command.title}</bdi>
        {command.group === "assets" && command.also !== command.title ? (
          <bdi className="ms-2 text-ink-3">{command.also}</bdi>
        ) : null}
      </span>
      <span className="flex-1" />
      {command.remark ? <span className="num text-ink-2">{command.remark}</span> : null}
      {command.keys ? <kbd className="kbd phone:hidden">{command.keys}</kbd> : null}
    </div>
  );
}
