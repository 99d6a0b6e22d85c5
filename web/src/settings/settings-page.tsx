"use client";

import { useTranslations } from "next-intl";
import { AlertsPanel } from "@/alerts/alerts-panel";
import { ChannelsPanel } from "@/notices/channels-panel";
import { RulesPanel } from "@/notices/rules-panel";
import { TimesPanel } from "@/notices/times-panel";
import { Answered } from "@/shell/answered";
import { AppShell } from "@/shell/app-shell";
import { settingsSections } from "@/shell/sections";
import { Skeleton } from "@/ui/skeleton";
import { DisplayPanel } from "./display-panel";
import { OwnDataPanel } from "./own-data-panel";
import { PasswordPanel } from "./password-panel";
import { ProfilePanel } from "./profile-panel";
import { useAccount } from "./queries";
import { SessionsPanel } from "./sessions-panel";

/** What one may set: who one is, how it looks, what one hears of, and who is signed in. */
export function SettingsPage() {
  const t = useTranslations();
  const query = useAccount();
  return (
    <AppShell page="settings" sections={query.data ? settingsSections : []} source={null} dataAt={null}>
      <Answered query={query} name={t("nav.settings")} failed={t("settings.failed")} skeleton={<SettingsSkeleton />}>
        {(user) => (
          <div className="flex w-full max-w-[820px] flex-col gap-4">
            <h1>{t("nav.settings")}</h1>
            <ProfilePanel user={user} />
            <DisplayPanel preferences={user.preferences} />
            <RulesPanel />
            <AlertsPanel />
            <TimesPanel />
            <ChannelsPanel email={user.email} />
            <PasswordPanel email={user.email} />
            <SessionsPanel />
            <OwnDataPanel />
          </div>
        )}
      </Answered>
    </AppShell>
  );
}

function SettingsSkeleton() {
  return (
    <div aria-hidden="true" className="flex w-full max-w-[820px] flex-col gap-4">
      <Skeleton width={160} height={28} />
      <div className="panel p-4">
        <Skeleton width="100%" height={180} />
      </div>
      <div className="panel p-4">
        <Skeleton width="100%" height={120} />
      </div>
    </div>
  );
}
