"use client";

import { useTranslations } from "next-intl";
import { useUniverse } from "@/dashboard/queries";
import { useFormat } from "@/lib/format/use-format";
import type { Activity } from "@/lib/types";
import { deviceOf } from "@/settings/device";
import { Icon } from "@/ui/icon";
import { useEmails } from "@/users/queries";
import { type Fact, factsOf, VALUE, type Value } from "./facts";
import { isKind } from "./kinds";

/** What was done, in words; the server's own name where this page knows no better one. */
export function KindWord({ kind }: { kind: string }) {
  const t = useTranslations("activities.kind");
  return isKind(kind) ? t(kind) : <bdi lang="en">{kind.replaceAll("_", " ")}</bdi>;
}

/** Who did it. */
export function Doer({ row }: { row: Activity }) {
  const t = useTranslations("activities");
  if (row.email !== null) return <bdi>{row.email}</bdi>;
  return <span className="text-ink-3">{t(row.user_agent?.startsWith("cryptopredict") ? "commandLine" : "gone")}</span>;
}

/** From where: the address, and what the browser says of itself. */
export function From({ row }: { row: Activity }) {
  const { browser, system } = deviceOf(row.user_agent);
  const device = [browser, system].filter(Boolean).join(", ") || row.user_agent || "";
  return (
    <span className="flex flex-wrap gap-x-2 leading-4" title={row.user_agent ?? undefined}>
      {row.ip_address === null ? null : <bdi>{row.ip_address}</bdi>}
      <bdi lang="en" className="truncate">
        {device}
      </bdi>
    </span>
  );
}

/** The facts of it, a change with what was there before. */
export function Facts({ row }: { row: Activity }) {
  const t = useTranslations("activities.fact");
  const facts = factsOf(row.data);
  if (facts.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {facts.map((fact) => (
        <span key={fact.name} className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
          {fact.name === VALUE ? null : t.has(fact.name as "user") ? (
            <span className="text-ink-3">{t(fact.name as "user")}</span>
          ) : (
            <bdi lang="en" className="text-ink-3">
              {fact.name.replaceAll("_", " ")}
            </bdi>
          )}
          <FactValue fact={fact} />
        </span>
      ))}
    </span>
  );
}

function FactValue({ fact }: { fact: Fact }) {
  const t = useTranslations("activities");
  if (fact.before === undefined) return <Written name={fact.name} value={fact.value} />;
  return (
    <>
      <Written name={fact.name} value={fact.before} />
      <span className="flip text-ink-3">
        <Icon name="next" small />
      </span>
      <span className="sr-only">{t("became")}</span>
      <span className="font-mid">
        <Written name={fact.name} value={fact.value} />
      </span>
    </>
  );
}

function Written({ name, value }: { name: string; value: Value }) {
  const t = useTranslations("activities");
  const word = useTranslations("activities.word");
  const format = useFormat();
  const emails = useEmails();
  const assets = useUniverse().data ?? [];
  if (value === null) return format.number(null);
  if (typeof value === "boolean") return t(name === VALUE ? (value ? "on" : "off") : value ? "yes" : "no");
  if (typeof value === "number") {
    if (name === "user") return <bdi>{emails.get(value) ?? t("account", { number: format.number(value) })}</bdi>;
    if (name === "crypto_id") return <bdi>{assets.find(({ id }) => id === value)?.symbol ?? format.number(value)}</bdi>;
    return <span className="num">{format.number(value, Number.isInteger(value) ? 0 : 2)}</span>;
  }
  if (typeof value === "string") return word.has(value as "admin") ? word(value as "admin") : <bdi>{value}</bdi>;
  const symbols =
    Array.isArray(value) && name === "crypto_ids"
      ? value.map((id) => assets.find((one) => one.id === id)?.symbol ?? id)
      : value;
  const text = Array.isArray(symbols) ? symbols.join(", ") : JSON.stringify(symbols);
  return <bdi className="[overflow-wrap:anywhere]">{text}</bdi>;
}
