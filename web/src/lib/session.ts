import { create } from "zustand";
import { api, doors, open } from "./api";
import { dropEarlyRead, MARK, takeEarly } from "./early";
import { adopt } from "./preferences";
import { asProblem } from "./problem";
import { keep, renew, renewWith } from "./token";
import type { NewOwner, Session, User } from "./types";

export type Standing = "starting" | "waiting" | "signed_in" | "signed_out" | "expired" | "unreachable";

interface State {
  standing: Standing;
  user: User | null;
}

export const useSession = create<State>(() => ({ standing: "starting", user: null }));

function mark(on: boolean): void {
  try {
    if (on) localStorage.setItem(MARK, "1");
    else localStorage.removeItem(MARK);
  } catch {
    // Storage may be blocked; then each visit begins at the door.
  }
}

function marked(): boolean {
  try {
    return localStorage.getItem(MARK) !== null;
  } catch {
    return false;
  }
}

function enter(session: Session): string {
  keep(session.access_token, session.expires_in);
  mark(true);
  adopt(session.user.preferences);
  useSession.setState({ standing: "signed_in", user: session.user });
  return session.access_token;
}

function leave(standing: "signed_out" | "expired"): void {
  keep(null);
  mark(false);
  dropEarlyRead();
  useSession.setState({ standing, user: standing === "expired" ? useSession.getState().user : null });
}

/** A renewal that was asked for before this script was there. */
let early: Promise<Response> | undefined;

/** 409 says that another page was quicker: its answer brings the next cookie, with which one more try goes through. */
async function exchange(): Promise<Session> {
  const asked = early;
  early = undefined;
  try {
    return await open(doors.POST("/api/v1/auth/refresh", asked ? { fetch: () => asked } : {}));
  } catch (reason) {
    if (asProblem(reason).status !== 409) throw reason;
    await new Promise((resolve) => setTimeout(resolve, 800));
    return open(doors.POST("/api/v1/auth/refresh"));
  }
}

/** Said among the pages of this browser, so that none goes on showing what the others have left. */
const pages = typeof window === "undefined" ? null : new BroadcastChannel("cryptopredict.session");
const LEFT = "left";
if (pages) pages.onmessage = ({ data }) => data === LEFT && leave("signed_out");

let farewell: (() => Promise<void>) | null = null;

/** Sets what is done before a session is ended by hand; returns the way to unset it. */
export function farewellWith(deed: () => Promise<void>): () => void {
  farewell = deed;
  return () => {
    farewell = null;
  };
}

renewWith(async () => {
  try {
    return enter(await exchange());
  } catch (reason) {
    const { status } = asProblem(reason);
    if (status === 401 || status === 403) {
      leave(useSession.getState().standing === "signed_in" ? "expired" : "signed_out");
      return null;
    }
    throw asProblem(reason);
  }
});

/** Comes back to a session of an earlier visit, if there is one. */
export async function restore(): Promise<void> {
  const asked = takeEarly();
  if (useSession.getState().standing === "signed_in") return;
  if (!marked()) {
    useSession.setState({ standing: "signed_out", user: null });
    return;
  }
  try {
    early = asked ?? early;
    await renew();
  } catch (reason) {
    // Too many pages at once is no fault of the server: the page goes on waiting, and the gate asks again.
    useSession.setState({ standing: asProblem(reason).status === 429 ? "waiting" : "unreachable" });
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  enter(await open(doors.POST("/api/v1/auth/login", { body: { email, password } })));
}

export async function createOwner(owner: NewOwner): Promise<void> {
  enter(await open(doors.POST("/api/v1/setup/owner", { body: owner })));
}

/** Ends this session, or all of the user's; local state is purged even when the server cannot be reached. */
export async function signOut(everywhere: boolean): Promise<void> {
  await farewell?.();
  try {
    await open(everywhere ? api.POST("/api/v1/auth/logout-all") : api.POST("/api/v1/auth/logout"));
  } catch {
    // The cookie ends by itself; what matters here is that nothing private stays on the screen.
  }
  leave("signed_out");
  pages?.postMessage(LEFT);
}

/** Takes another password. The server ends every session; this page goes on with the new one that it gets. */
export async function changePassword(current_password: string, password: string): Promise<void> {
  enter(await open(api.POST("/api/v1/auth/change-password", { body: { current_password, password } })));
}

/** Removes the account with all that is its own, and purges what is here of it. */
export async function deleteAccount(password: string): Promise<void> {
  await open(api.DELETE("/api/v1/users/me", { body: { password } }));
  leave("signed_out");
}

/** The account as the server has just told of it. */
export function know(user: User): void {
  useSession.setState({ user });
}
