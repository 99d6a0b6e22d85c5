"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Dashboard, LayerCard } from "@/lib/types";
import { useNow } from "@/live/use-now";
import { pageHref } from "@/shell/ways";
import { Icon } from "@/ui/icon";
import { standsStill } from "../market-clock";
import { useServerMessage } from "../server-message";
import { ChecksLine } from "./checks-line";
import { LayerBody } from "./layer-body";
import { LayerChip } from "./layer-chip";
import { layerIcon, layerPage } from "./layer-ways";

interface LayerCardViewProps {
  card: LayerCard;
  dashboard: Dashboard;
  /** Local time at which the answer came, epoch milliseconds. */
  receivedAt: number;
}

/** One layer: question, answer, how sure, what stands behind it, how old. */
export function LayerCardView({ card, dashboard, receivedAt }: LayerCardViewProps) {
  const t = useTranslations("layers");
  const write = useServerMessage();
  const format = useFormat();
  const locale = useLocale();
  const now = useNow(10_000);
  const still = standsStill(dashboard);
  const age = card.data_age_s + Math.max(0, (now - receivedAt) / 1000);
  const day = format.fullDay(dashboard.as_of);
  const failed = card.state === "error";
  return (
    <article className="layer" data-state={card.state} aria-label={t(`${card.name}.name`)}>
      <div className="flex min-h-5 items-center justify-between gap-2">
        <Link prefetch={false} className="whole-row way text-ink-2" href={pageHref(locale, layerPage[card.name])}>
          <Icon name={layerIcon[card.name]} />
          {t(`${card.name}.name`)}
        </Link>
        <LayerChip state={card.state} age={still ? day : format.duration(age)} />
      </div>
      <p className="mt-2.5 text-12 text-ink-3 phone:hidden">{t(`${card.name}.question`)}</p>
      <div className="layer-answer phone:mt-0.5">
        <strong>{failed ? t("noAnswer") : write(card.headline)}</strong>
        <span className="text-ink-2">
          {card.state === "stale"
            ? still
              ? t("asOfDay", { day })
              : t("asOf", { clock: format.clock(dashboard.as_of) })
            : failed
              ? null
              : write(card.subline)}
        </span>
      </div>
      <div className="my-2.5 phone:my-0.5">
        <LayerBody card={card} dashboard={dashboard} />
      </div>
      <ChecksLine card={card} age={still ? t("asOfDay", { day }) : format.ago(age)} />
    </article>
  );
}
