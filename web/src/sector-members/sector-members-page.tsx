"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useFormat } from "@/lib/format/use-format";
import type { KeptSector } from "@/lib/types";
import { AdminPage } from "@/shell/admin-page";
import { PageHead } from "@/shell/page-head";
import { useAddressText } from "@/shell/use-address";
import { Notice } from "@/ui/notice";
import { Toast } from "@/ui/toast";
import { MembersPanel } from "./members-panel";
import { NewSectorDialog } from "./new-sector-dialog";
import { useKeptSectors } from "./queries";
import { SectorList } from "./sector-list";

/** Which sectors there are and who is in them, as admins set it; the sector that is shown stands in the address. */
export function SectorMembersPage() {
  const t = useTranslations("sectorMembers");
  const query = useKeptSectors();
  return (
    <AdminPage page="sector_members" query={query} failed={t("failed")}>
      {(sectors) => <Sectors sectors={sectors} />}
    </AdminPage>
  );
}

function Sectors({ sectors }: { sectors: readonly KeptSector[] }) {
  const t = useTranslations("sectorMembers");
  const format = useFormat();
  const [asked, choose] = useAddressText("sector", 20);
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const gone = useCallback(() => setSaid(null), []);
  const used = sectors.filter(({ is_active }) => is_active);
  const shown = sectors.find(({ id }) => String(id) === asked) ?? used[0] ?? sectors[0];
  // On the phone the members stand below the list.
  const open = (id: number) => {
    choose(String(id));
    requestAnimationFrame(() => document.getElementById("members")?.scrollIntoView({ block: "nearest" }));
  };
  const n = (value: number) => format.isolate(format.number(value));
  return (
    <>
      <PageHead
        title={t("title", {
          n: used.length,
          count: n(used.length),
          assets: n(used.reduce((sum, { members }) => sum + members, 0)),
        })}
        beside={
          <button type="button" className="btn" onClick={() => setAdding(true)}>
            {t("add.open")}
          </button>
        }
      >
        {t("lead")}
      </PageHead>
      {shown ? (
        <div className="grid grid-cols-12 items-start gap-4 below-desktop:flex below-desktop:flex-col below-desktop:items-stretch">
          <SectorList sectors={sectors} chosen={shown.id} onChoose={open} />
          <MembersPanel key={shown.id} sector={shown} sectors={used} onDone={setSaid} />
        </div>
      ) : (
        <Notice icon="sectors" title={t("empty.title")}>
          {t("empty.why")}
        </Notice>
      )}
      {adding ? (
        <NewSectorDialog
          onClose={() => setAdding(false)}
          onDone={({ id }, words) => {
            choose(String(id));
            setSaid(words);
          }}
        />
      ) : null}
      {said ? <Toast onGone={gone}>{said}</Toast> : null}
    </>
  );
}
