import { create } from "zustand";

/** What Chromium hands over instead of its own banner; other browsers install from their menus and never send it. */
export interface InstallOffer extends Event {
  prompt: () => Promise<{ outcome: "accepted" | "dismissed" }>;
}

interface AppState {
  /** A newer version than that of this page stands ready. */
  renewed: boolean;
  /** How this browser would install the app; null where it cannot, or has. */
  offer: InstallOffer | null;
}

export const useApp = create<AppState>(() => ({ renewed: false, offer: null }));

/** Asks the browser to install; an offer can be used once. */
export async function install(): Promise<void> {
  const { offer } = useApp.getState();
  useApp.setState({ offer: null });
  await offer?.prompt();
}

if (typeof window !== "undefined") {
  // It may come before the page is drawn.
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    useApp.setState({ offer: event as InstallOffer });
  });
  window.addEventListener("appinstalled", () => useApp.setState({ offer: null }));
}
