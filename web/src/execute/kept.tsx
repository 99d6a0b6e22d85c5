"use client";

import dynamic from "next/dynamic";

/** What waits to be sent is looked after on every page; its code comes after the page itself. */
export const Kept = dynamic(() => import("./waiting-keeper").then((module) => module.WaitingKeeper), { ssr: false });
