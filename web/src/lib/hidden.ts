import { create } from "zustand";

const HIDDEN_KEY = "cryptopredict.amounts";

function stored(): boolean {
  try {
    return localStorage.getItem(HIDDEN_KEY) === "hidden";
  } catch {
    return false;
  }
}

/** Whether amounts of money are covered on this screen, for whoever looks over the shoulder. Kept in this browser only. */
export const useHidden = create<{ hidden: boolean; toggle: () => void }>((set) => ({
  hidden: typeof window !== "undefined" && stored(),
  toggle: () =>
    set(({ hidden }) => {
      try {
        if (hidden) localStorage.removeItem(HIDDEN_KEY);
        else localStorage.setItem(HIDDEN_KEY, "hidden");
      } catch {
        // Then the choice lasts as long as the page.
      }
      return { hidden: !hidden };
    }),
}));
