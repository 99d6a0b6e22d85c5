"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { api, open } from "@/lib/api";
import { serverNow } from "@/lib/clock";
import { useFormat } from "@/lib/format/use-format";
import { currentTheme, setTheme, switchLocale } from "@/lib/preferences";
import { sectorColor } from "@/lib/sector-color";
import { signOut, useSession } from "@/lib/session";
import { togglePause, useLive } from "@/live/store";
import { useReading } from "@/live/use-reading";
import { leadingTo, pages } from "@/shell/sections";
import { assetHref, signalHref } from "@/shell/ways";
import type { Command } from "./commands";
import { GO } from "./shortcuts";
import { openHelp } from "./store";

const SETTLE_MS = 120;

/** A text once it has stood still for a moment: not every letter asks the server. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** Everything that can be gone to or done: the server finds the assets, the rest is known here. */
export function useCommands(text: string): { commands: Command[]; searching: boolean } {
  const t = useTranslations();
  const format = useFormat();
  const locale = useLocale();
  const router = useRouter();
  const { enabled } = useReading();
  const admin = useSession((state) => state.user?.role === "admin");
  const paused = useLive((state) => state.pausedAt !== null);
  const search = useSettled(text.trim()).slice(0, 50);
  const assets = useQuery({
    queryKey: ["palette", search],
    queryFn: ({ signal }) =>
      open(
        api.GET("/api/v1/cryptocurrencies", {
          params: { query: { ...(search ? { search } : {}), sort: "rank", limit: 50 } },
          signal,
        }),
      ),
    enabled,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
  const signals = useQuery({
    queryKey: ["palette", "signals"],
    queryFn: ({ signal }) =>
      open(api.GET("/api/v1/layer4/signals", { params: { query: { status: "active", limit: 200 } }, signal })),
    enabled,
    staleTime: 30_000,
  });
  const decide = useMutation({ mutationFn: () => open(api.POST("/api/v1/cascade/run")) });
  const go = (href: string) => () => router.push(href);
  const letterOf = (page: string) => Object.keys(GO).find((letter) => GO[letter] === page);

  const commands: Command[] = [
    ...(assets.data ?? []).map((asset) => ({
      id: `asset-${asset.id}`,
      group: "assets" as const,
      title: asset.symbol,
      also: asset.name,
      color: sectorColor(asset.sector_color),
      remark: format.price(asset.current_price),
      run: go(assetHref(locale, asset.id)),
    })),
    ...(signals.data ?? []).map((signal) => ({
      id: `signal-${signal.id}`,
      group: "signals" as const,
      title: t("palette.signal", { symbol: format.isolate(signal.symbol), side: t(`signals.${signal.signal_type}`) }),
      also: signal.name,
      icon: "candles" as const,
      remark: format.probability(signal.confidence),
      run: go(signalHref(locale, signal.id)),
    })),
    ...leadingTo(pages, admin).map(({ id, icon, path }) => {
      const letter = letterOf(id);
      return {
        id: `page-${id}`,
        group: "pages" as const,
        title: t(`nav.${id}`),
        icon,
        ...(letter ? { keys: `G ${letter.toUpperCase()}` } : {}),
        run: go(`/${locale}/${path}`),
      };
    }),
    {
      id: "pause",
      group: "deeds",
      title: t(paused ? "connection.resume" : "connection.pause"),
      icon: paused ? "play" : "pause",
      keys: "P",
      run: () => togglePause(serverNow()),
    },
    {
      id: "theme",
      group: "deeds",
      title: t(currentTheme() === "dark" ? "theme.light" : "theme.dark"),
      icon: currentTheme() === "dark" ? "sun" : "moon",
      keys: "T",
      run: () => setTheme(currentTheme() === "dark" ? "light" : "dark"),
    },
    {
      id: "language",
      group: "deeds",
      title: t(`language.${locale === "en" ? "fa" : "en"}`),
      icon: "language",
      run: () => switchLocale(locale === "en" ? "fa" : "en"),
    },
    ...(admin
      ? [
          {
            id: "decide",
            group: "deeds" as const,
            title: t("palette.decide"),
            icon: "cycle" as const,
            run: () => decide.mutate(),
          },
        ]
      : []),
    { id: "help", group: "deeds", title: t("palette.help"), icon: "table", keys: "?", run: openHelp },
    { id: "sign-out", group: "deeds", title: t("account.signOut"), icon: "user", run: () => void signOut(false) },
  ];
  return { commands, searching: assets.isFetching || search !== text.trim() };
}
