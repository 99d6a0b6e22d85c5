"use client";

import { usePathname, useRouter } from "next/navigation";
import { useLocale } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { doors, open } from "@/lib/api";
import { restore, useSession } from "@/lib/session";
import { doorFrom, isOpen } from "./way-back";

/** Lets signed-in people through, and everybody to an open page; others are led to sign-in, or to the set-up while there is no owner. */
export function Gate({ children }: { children: ReactNode }) {
  const router = useRouter();
  const locale = useLocale();
  const pathname = usePathname();
  const standing = useSession((state) => state.standing);

  useEffect(() => {
    void restore();
  }, []);

  useEffect(() => {
    if (standing !== "unreachable" && standing !== "waiting") return;
    const timer = setInterval(() => void restore(), 5000);
    return () => clearInterval(timer);
  }, [standing]);

  useEffect(() => {
    if (standing !== "signed_out" || isOpen(locale, pathname)) return;
    let current = true;
    const lead = async () => {
      let needsOwner = false;
      try {
        needsOwner = (await open(doors.GET("/api/v1/setup"))).needs_owner;
      } catch {
        // The sign-in page itself says when the server does not answer.
      }
      if (current)
        router.replace(needsOwner ? `/${locale}/setup/` : doorFrom(locale, pathname, window.location.search));
    };
    void lead();
    return () => {
      current = false;
    };
  }, [standing, router, locale, pathname]);

  return children;
}
