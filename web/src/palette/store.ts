import { create } from "zustand";

interface PaletteState {
  open: "palette" | "help" | null;
}

/** Which of the two dialogs is open; buttons and keys both open them. */
export const usePalette = create<PaletteState>(() => ({ open: null }));

export const openPalette = (): void => usePalette.setState({ open: "palette" });
export const openHelp = (): void => usePalette.setState({ open: "help" });
export const closePalette = (): void => usePalette.setState({ open: null });
