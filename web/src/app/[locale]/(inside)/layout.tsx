import type { ReactNode } from "react";
import { Gate } from "@/entry/gate";
import { Kept } from "@/execute/kept";
import { LiveProvider } from "@/live/live-provider";

/** Everything behind the door: one socket serves all pages, from one to the next. */
export default function InsideLayout({ children }: { children: ReactNode }) {
  return (
    <Gate>
      <LiveProvider>
        {children}
        <Kept />
      </LiveProvider>
    </Gate>
  );
}
