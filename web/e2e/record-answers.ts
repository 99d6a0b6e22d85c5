import type { Page } from "@playwright/test";
import type { ClaimRecord, Score, TrackRecord } from "../src/lib/types";

/** Answers of the server about claims that were settled: every figure is worked out from the claims, so that they agree. */
type Share = Score["share"];

interface Settled {
  said: number;
  happened: 0 | 1;
}

/** A fixed sequence in 0..1, so that every run has the same claims. */
function* sequence(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

/** Claims that come true as often as they say, but for `bias`, by which they say too much. */
function settled(n: number, bias: number, seed: number): Settled[] {
  const next = sequence(seed);
  return Array.from({ length: n }, (_, i) => {
    const chance = 0.25 + (0.5 * (i % 25)) / 24;
    const happened = (next.next().value as number) < chance ? 1 : 0;
    return { said: Math.min(0.98, chance + bias), happened };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Wilson's interval of a share, as the server gives it. */
function shareOf(claims: readonly Settled[], separate: number): Share {
  const z2 = 1.96 * 1.96;
  const happened = mean(claims.map((claim) => claim.happened));
  const middle = (happened + z2 / separate / 2) / (1 + z2 / separate);
  const half =
    (1.96 * Math.sqrt((happened * (1 - happened)) / separate + z2 / (4 * separate ** 2))) / (1 + z2 / separate);
  return {
    n: claims.length,
    days: Math.max(1, Math.round(claims.length / 5)),
    said: mean(claims.map(({ said }) => said)),
    happened,
    low: Math.max(0, middle - half),
    high: Math.min(1, middle + half),
  };
}

function scoreOf(claims: readonly Settled[]): Score {
  const share = shareOf(claims, claims.length);
  const loss = claims.map(({ said, happened }) => (said - happened) ** 2);
  const plain = claims.map(({ happened }) => (0.5 - happened) ** 2);
  const gaps = loss.map((value, i) => value - (plain[i] ?? 0));
  const difference = mean(gaps);
  const half = 1.96 * Math.sqrt(mean(gaps.map((gap) => (gap - difference) ** 2)) / gaps.length);
  const known = share.days >= 30;
  return {
    share,
    brier: mean(loss),
    log_loss: mean(claims.map(({ said, happened }) => -Math.log(happened ? said : 1 - said))),
    baseline_brier: mean(plain),
    difference,
    difference_low: known ? difference - half : null,
    difference_high: known ? difference + half : null,
    calibration_error: Math.abs(share.said - share.happened),
  };
}

export function claimRecord(
  layer: ClaimRecord["layer"],
  claim: ClaimRecord["claim"],
  n: number,
  bias: number,
): ClaimRecord {
  const claims = settled(n, bias, 7919 + n);
  const ranked = claims.toSorted((a, b) => a.said - b.said);
  const tenth = (k: number) => ranked.slice(Math.round((k * n) / 10), Math.round(((k + 1) * n) / 10));
  const half = Math.floor(n / 2);
  return {
    layer,
    claim,
    score: scoreOf(claims),
    bins: Array.from({ length: 10 }, (_, k) => ({ decile: k + 1, share: shareOf(tenth(k), tenth(k).length) })),
    cuts: [
      { horizon_hours: 24, regime: null, score: scoreOf(claims.slice(0, half)) },
      { horizon_hours: 168, regime: null, score: scoreOf(claims.slice(half)) },
      { horizon_hours: null, regime: "neutral", score: scoreOf(claims.slice(0, half)) },
      { horizon_hours: null, regime: "unknown", score: scoreOf(claims.slice(half)) },
    ],
  };
}

/** A market in which something was said and nothing has come due. */
export function emptyRecord(): TrackRecord {
  return {
    since: null,
    live: [],
    backtest: [],
    signals: {
      n: 0,
      target: 0,
      stop: 0,
      timeout: 0,
      target_rate: null,
      target_low: null,
      target_high: null,
      mean_return: null,
      mean_low: null,
      mean_high: null,
    },
    open: [
      { layer: "layer1", open: 4, overdue: 0 },
      { layer: "layer3", open: 60, overdue: 0 },
    ],
    equity_missing: "nothing_traded",
  };
}

/** Half a year on: one question better than the plain look, one worse, one without edge, one with too few. */
export function settledRecord(): TrackRecord {
  return {
    ...emptyRecord(),
    since: "2026-03-03T00:00:00Z",
    live: [
      claimRecord("layer1", "regime_ahead", 1450, 0),
      claimRecord("layer2", "rotation", 240, 0.11),
      claimRecord("layer3", "beats_median", 3900, 0.24),
      claimRecord("layer4", "target_before_stop", 90, 0.02),
    ],
    backtest: [claimRecord("layer2", "next_leader", 620, 0.04)],
    signals: {
      n: 90,
      target: 41,
      stop: 38,
      timeout: 11,
      target_rate: 41 / 90,
      target_low: 0.357,
      target_high: 0.558,
      mean_return: 0.21,
      mean_low: -0.34,
      mean_high: 0.76,
    },
    open: [
      { layer: "layer1", open: 31, overdue: 0 },
      { layer: "layer2", open: 9, overdue: 0 },
      { layer: "layer3", open: 480, overdue: 3 },
      { layer: "layer4", open: 2, overdue: 0 },
    ],
  };
}

/** The server's own envelope, with claims that have come due: here they would take weeks. */
export async function withSettledClaims(page: Page): Promise<void> {
  await page.route("**/api/v1/track-record", async (route) => {
    const answer = await (await route.fetch()).json();
    await route.fulfill({ json: { ...answer, data: { ...answer.data, ...settledRecord() } } });
  });
}
