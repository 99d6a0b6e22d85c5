"use client";

import dynamic from "next/dynamic";

/** The app is looked after on every page; its code comes after the page itself. */
export const KeptApp = dynamic(() => import("./app-keeper").then((module) => module.AppKeeper), { ssr: false });
