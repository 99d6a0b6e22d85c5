import { api, open } from "@/lib/api";
import { asProblem } from "@/lib/problem";
import { useSession } from "@/lib/session";
import type { Dashboard, TaskProgress } from "@/lib/types";
import { changesDecision, madeOld, openingOf, parseEnvelope, pricesOf, progressOf, retryDelay } from "./messages";
import { useLive } from "./store";

interface Hooks {
  /** The whole state, sent when a connection opens anew. */
  onDashboard: (dashboard: Dashboard) => void;
  /** The line stands, for the first time or again. */
  onOpen: () => void;
  /** Something about the decision changed. */
  onDecision: (type: string) => void;
  /** A source of the market stands otherwise than before. */
  onSource: () => void;
  /** Answers are old, by the head of their keys. */
  onOld: (keys: readonly string[]) => void;
  /** A job began, went on or ended. */
  onJob: (progress: TaskProgress) => void;
}

/** Without a message for this long the connection counts as dead; the server pings every 20 s. */
const SILENCE_MS = 50_000;

/**
 * Keeps one socket open: a single-use ticket goes in the first frame, never in the address; after a loss it comes back with
 * `resume_from`, each try later, and at once when the browser says that the network returned.
 */
export function connectLive(userId: number, hooks: Hooks): { retryNow: () => void; stop: () => void } {
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let seq: number | null = null;
  let stream = "";
  let stopped = false;

  const later = (link: "reconnecting" | "unreachable") => {
    if (stopped) return;
    const wait = retryDelay(attempt, Math.random()) * 1000;
    attempt += 1;
    useLive.setState({ link: attempt > 2 ? "unreachable" : link, nextTryAt: Date.now() + wait });
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), wait);
  };

  const listen = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => socket?.close(4000, "silent"), SILENCE_MS);
  };

  const hear = (raw: unknown) => {
    listen();
    const message = parseEnvelope(raw);
    if (!message) return;
    if (message.seq !== null) seq = message.seq;
    const paused = useLive.getState().pausedAt !== null;
    useLive.setState({ heardAt: Date.now(), link: "live", nextTryAt: null });
    attempt = 0;
    if (message.type === "dashboard_init") {
      const opening = openingOf(message.data);
      stream = opening.stream;
      hooks.onOpen();
      if (opening.dashboard && !paused) hooks.onDashboard(opening.dashboard);
      else if (!opening.resumed) hooks.onDecision(message.type);
    } else if (message.type === "price_update" && !paused) {
      useLive.setState((state) => ({ prices: { ...state.prices, ...pricesOf(message.data) } }));
    } else if (message.type === "source_status") {
      hooks.onSource();
    } else if (message.type === "job_progress") {
      const progress = progressOf(message.data);
      if (progress) hooks.onJob(progress);
    } else if (changesDecision(message.type)) {
      hooks.onDecision(message.type);
    } else {
      hooks.onOld(madeOld(message.type));
    }
  };

  const connect = async () => {
    clearTimeout(timer);
    if (stopped) return;
    useLive.setState((state) => ({ link: stream || attempt ? state.link : "connecting", nextTryAt: null }));
    let ticket: string;
    try {
      ({ ticket } = await open(api.POST("/api/v1/auth/ws-ticket")));
    } catch (reason) {
      if (useSession.getState().standing === "signed_in") {
        later(asProblem(reason).unreachable ? "unreachable" : "reconnecting");
      }
      return;
    }
    if (stopped) return;
    const scheme = window.location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${window.location.host}/api/v1/ws/dashboard/${userId}`);
    socket.onopen = () => {
      listen();
      socket?.send(JSON.stringify({ type: "auth", ticket, stream, resume_from: seq }));
    };
    socket.onmessage = (event) => hear(event.data);
    socket.onclose = () => {
      clearTimeout(watchdog);
      socket = null;
      later("reconnecting");
    };
  };

  const retryNow = () => {
    if (socket || stopped) return;
    void connect();
  };
  window.addEventListener("online", retryNow);
  void connect();

  return {
    retryNow,
    stop: () => {
      stopped = true;
      window.removeEventListener("online", retryNow);
      clearTimeout(timer);
      clearTimeout(watchdog);
      socket?.close(1000);
      useLive.setState({ link: "idle", heardAt: null, nextTryAt: null });
    },
  };
}
