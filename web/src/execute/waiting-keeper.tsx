"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import { useSession } from "@/lib/session";
import { useLive } from "@/live/store";
import { Toast } from "@/ui/toast";
import { onWoken } from "./background";
import { sendWaiting } from "./send";
import { dropWaiting, purgeWaiting, readWaiting, useWaiting, type Waiting } from "./waiting-store";

const AGAIN_MS = 30_000;

/** Sends what was kept offline as soon as the line stands again, once; says what went through, and empties itself on leaving. */
export function WaitingKeeper() {
  const t = useTranslations("waiting");
  const side = useTranslations("signals");
  const format = useFormat();
  const client = useQueryClient();
  const userId = useSession((state) => (state.standing === "signed_in" ? state.user?.id : undefined));
  const left = useSession((state) => state.standing === "signed_out");
  const live = useLive((state) => state.link === "live");
  const due = useWaiting(({ rows }) => rows.filter(({ state }) => state === "waiting").length);
  const unsaid = useWaiting((state) => state.sent);
  const [said, setSaid] = useState<string | null>(null);

  useEffect(() => {
    void readWaiting();
  }, []);

  useEffect(() => {
    if (left) void purgeWaiting();
  }, [left]);

  const tell = useCallback(
    (sent: readonly Waiting[]) => {
      if (sent.length === 0) return;
      void client.invalidateQueries();
      setSaid(sent.map((row) => t("sent", { symbol: format.isolate(row.symbol), side: side(row.side) })).join(" "));
    },
    [client, t, side, format],
  );

  // What the worker has sent is told once, by the first page of its owner.
  useEffect(() => {
    const own = unsaid.filter((row) => row.userId === userId);
    tell(own);
    for (const row of own) void dropWaiting(row.key);
  }, [unsaid, userId, tell]);

  useEffect(() => {
    if (userId === undefined || due === 0) return;
    const send = () =>
      void sendWaiting(userId).then(
        tell,
        // The line went again: a later try does it.
        () => undefined,
      );
    if (live) send();
    const timer = setInterval(send, AGAIN_MS);
    window.addEventListener("online", send);
    const deaf = onWoken(send);
    return () => {
      deaf();
      clearInterval(timer);
      window.removeEventListener("online", send);
    };
  }, [userId, live, due, tell]);

  const gone = useCallback(() => setSaid(null), []);
  return said === null ? null : <Toast onGone={gone}>{said}</Toast>;
}
