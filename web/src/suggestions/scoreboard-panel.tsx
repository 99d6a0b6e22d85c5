"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/lib/format/use-format";
import type { Scoreboard, ScoreGroup } from "@/lib/types";
import { PanelRest } from "@/sources/panel-rest";
import { Num } from "@/ui/figures";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Scroller } from "@/ui/scroller";
import { useScoreboard } from "./queries";

/** What suggestions came to, and what was added by choosing among them; nothing where nothing has come due. */
export function ScoreboardPanel({ className }: { className?: string }) {
  const t = useTranslations("suggestions.score");
  const format = useFormat();
  const query = useScoreboard();
  const board = query.data;
  const open = board ? Object.values(board.open).reduce((sum, count) => sum + count, 0) : 0;
  return (
    <Panel id="scoreboard" className={className} title={t("title")} note={t("note")}>
      {board === undefined ? (
        <PanelRest query={query} rows={3} />
      ) : board.groups.length === 0 ? (
        <Notice shape="bare" icon="clock" title={t("empty.title")}>
          {t("empty.why", { count: format.isolate(format.number(open)) })}
        </Notice>
      ) : (
        <Board board={board} />
      )}
    </Panel>
  );
}

function Board({ board }: { board: Scoreboard }) {
  const t = useTranslations("suggestions.score");
  const format = useFormat();
  const groups = board.groups.filter(({ kind, n }) => kind === "all" && n > 0);
  return (
    <>
      <Scroller label={t("title")}>
        <table className="table table-dense">
          <caption className="sr-only">{t("title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("answer")}</th>
              <th scope="col" className="right">
                {t("n")}
              </th>
              <th scope="col" className="right">
                {t("paid")}
              </th>
              <th scope="col" className="right">
                {t("gain")}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.answer} ${group.horizon_days}`}>
                <th scope="row">
                  {t(`is.${group.answer}`)}{" "}
                  <span className="text-12 text-ink-3">{format.duration(group.horizon_days * 86_400)}</span>
                </th>
                <td className="right">
                  <Num>{format.number(group.n)}</Num>
                </td>
                <td className="right">
                  <Gain gain={group.paid} show={(value) => format.number(value, 2)} />
                </td>
                <td className="right">
                  <Gain gain={group.gain_on_market} show={(value) => format.change(value, 1)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {board.choices.map((choice) =>
        choice.difference === null ? null : (
          <p key={choice.horizon_days} className="border-line border-t px-4 py-2.5 text-12 text-ink-2">
            {t("choice", {
              span: format.duration(choice.horizon_days * 86_400),
              difference: format.isolate(format.change(choice.difference.mean, 1)),
              accepted: format.isolate(format.number(choice.accepted)),
              refused: format.isolate(format.number(choice.refused)),
            })}
          </p>
        ),
      )}
    </>
  );
}

/** A mean with its interval; without one there are too few separate stretches of time to tell. */
function Gain({ gain, show }: { gain: ScoreGroup["paid"]; show: (value: number) => string }) {
  const t = useTranslations("suggestions.score");
  const format = useFormat();
  return (
    <>
      <Num className="font-semi">{show(gain.mean)}</Num>{" "}
      <span className="text-12 text-ink-3">
        {gain.low === null || gain.high === null ? t("few") : format.range(show(gain.low), show(gain.high), true)}
      </span>
    </>
  );
}
