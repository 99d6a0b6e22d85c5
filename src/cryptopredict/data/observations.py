"""Everything but candles: fear & greed, funding, news, open interest, ranks, labelled texts. Judged, merged and counted like candles.

In: frames and a connection inside the caller's transaction. Out: `Ingested`. Times are UTC datetimes. The reasons are those of
`quality`, and `out_of_range` (a value outside its bounds), `no_text`, `no_symbol`, `no_address`.

A fear & greed value or a funding rate that its source gives otherwise later: in a market that moves the first one stays, for decisions
were made with it; in a market of files the later one corrects it. Both go to `revisions`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import polars as pl
from sqlalchemy import Connection

from cryptopredict.base import Source
from cryptopredict.data.batches import Batch, Ingested
from cryptopredict.data.rows import Merged, copy_frame, driver, merge, temporary_like

__all__ = [
    "ingest_fear_greed",
    "ingest_funding",
    "ingest_market_caps",
    "ingest_news",
    "ingest_open_interest",
    "ingest_texts",
]

Rule = tuple[str, pl.Expr]
_INCOMING: Final = "incoming_rows"


def ingest_fear_greed(connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str) -> Ingested:
    """Fear & greed values: `timestamp` (00:00 of the day) and `value` 0..100."""
    rules = [_timed(), *_numbers("value"), ("out_of_range", ~pl.col("value").is_between(0, 100))]
    batch, good = _judge(connection, frame, rules, key=("timestamp",), kind="fear_greed", market=market, feed=feed)
    rows = good.select("timestamp", fear_greed_index=pl.col("value").cast(pl.Float64))
    revised = _Revised(
        "fear_greed",
        "o.timestamp, NULL::bigint, jsonb_build_object('value', o.fear_greed_index), jsonb_build_object('value', i.fear_greed_index)",
        market,
        feed,
    )
    # Rows that a decision wrote repeat an observation and are left alone.
    only = "o.cascade_run_id IS NULL"
    return _merge(connection, batch, rows, "market_sentiment_data", key=("timestamp",), only=only, revised=revised)


def ingest_funding(
    connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str, exchange: str = "binance"
) -> Ingested:
    """Funding rates: `crypto_id`, `timestamp` (settlement), `rate` (fraction, within −1..1), `symbol` for what is set aside."""
    rules = [_timed(), _listed(), *_numbers("rate"), ("out_of_range", pl.col("rate").abs() > 1.0)]
    key = ("crypto_id", "timestamp")
    batch, good = _judge(connection, frame, rules, key=key, kind="funding", market=market, feed=feed)
    rows = good.select("crypto_id", "timestamp", "rate", exchange=pl.lit(exchange))
    revised = _Revised(
        "funding",
        "o.timestamp, o.crypto_id, jsonb_build_object('exchange', o.exchange, 'rate', o.rate),"
        " jsonb_build_object('exchange', i.exchange, 'rate', i.rate)",
        market,
        feed,
    )
    return _merge(connection, batch, rows, "funding_rates", key=("crypto_id", "exchange", "timestamp"), revised=revised)


def ingest_news(connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str) -> Ingested:
    """News: `source`, `url`, `title`, `summary`, `timestamp` (published), `sentiment` −1..1 or null, `model_version`, `language`.

    Optional are `channel` (news or social) and `crypto_ids` (a list of the assets that it is about). A time of 00:00:00 means that only
    the day is known. A headline whose address came before is a duplicate.
    """
    rules = [
        _timed(),
        ("no_address", pl.col("url").is_null()),
        ("no_text", pl.col("title").fill_null("").str.strip_chars().str.len_chars() == 0),
        ("out_of_range", pl.col("sentiment").is_nan() | ~pl.col("sentiment").is_between(-1, 1)),
    ]
    batch, good = _judge(connection, frame, rules, key=("url",), kind="news", market=market, feed=feed)
    about = pl.concat_str(pl.lit("{"), pl.col("crypto_ids").cast(pl.List(pl.String)).list.join(","), pl.lit("}"))
    rows = good.select(
        "url",
        "source",
        "title",
        "summary",
        "sentiment",
        "model_version",
        "language",
        published_at=pl.col("timestamp"),
        data_source=pl.lit(market.value),
        channel=pl.col("channel") if "channel" in good.columns else pl.lit("news"),
        crypto_ids=about if "crypto_ids" in good.columns else pl.lit("{}"),
    )
    return _merge(connection, batch, rows, "news_items", key=("url",), aside=("data_source",))


def ingest_open_interest(connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str) -> Ingested:
    """Open interest: `crypto_id`, `contract`, `timestamp`, `oi_open`, `oi_high`, `oi_low`, `oi_close` in US dollars."""
    names = ("oi_open", "oi_high", "oi_low", "oi_close")
    top, bottom = pl.max_horizontal("oi_open", "oi_close"), pl.min_horizontal("oi_open", "oi_close")
    rules = [
        _timed(),
        _listed(),
        *_numbers(*names),
        ("out_of_range", pl.col("oi_low") < 0.0),
        ("high_low", (pl.col("oi_high") < top) | (pl.col("oi_low") > bottom)),
    ]
    key = ("crypto_id", "contract", "timestamp")
    batch, good = _judge(connection, frame, rules, key=key, kind="open_interest", market=market, feed=feed)
    return _merge(connection, batch, good.select(*key, *names), "open_interest", key=key)


def ingest_market_caps(connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str) -> Ingested:
    """Snapshots of the ranking: `timestamp`, `rank`, `symbol`, `name`, `price`, `market_cap`, `circulating_supply`, `volume_24h`."""
    numbers = ("price", "market_cap", "circulating_supply", "volume_24h")
    rules = [
        _timed(),
        (
            "out_of_range",
            pl.any_horizontal([(pl.col(n) < 0.0) | pl.col(n).is_nan() | pl.col(n).is_infinite() for n in numbers]),
        ),
        ("out_of_range", pl.col("rank").is_null() | (pl.col("rank") < 1)),
        ("no_symbol", pl.col("symbol").is_null() | pl.col("name").is_null()),
    ]
    key = ("timestamp", "symbol", "name")
    batch, good = _judge(connection, frame, rules, key=key, kind="market_caps", market=market, feed=feed)
    rows = good.select("symbol", "name", "rank", *numbers, date=pl.col("timestamp").dt.date())
    return _merge(connection, batch, rows, "market_cap_snapshots", key=("date", "symbol", "name"))


def ingest_texts(connection: Connection, frame: pl.DataFrame, *, market: Source, feed: str) -> Ingested:
    """Labelled texts: `text`, `label`, `dataset`, `label_method`. They have no time."""
    rules = [("no_text", pl.any_horizontal([pl.col(n).fill_null("").str.strip_chars() == "" for n in ("text", "label")]))]
    key = ("text", "dataset")
    batch, good = _judge(connection, frame, rules, key=key, kind="labelled_texts", market=market, feed=feed)
    return _merge(connection, batch, good.select("text", "dataset", "label", "label_method"), "labelled_texts", key=key)


@dataclass(frozen=True, slots=True)
class _Revised:
    """How a value that differs is kept: its kind, and SQL for its time, asset, former and later value (`o` stored, `i` incoming)."""

    kind: str
    values: str
    market: Source
    feed: str

    def note(self, connection: Connection, different: str, table: str, key: Sequence[str], only: str) -> None:
        """Write what differs down, once for each later value."""
        same = " AND ".join(f"o.{name} = i.{name}" for name in key)
        driver(connection).execute(
            "INSERT INTO revisions (kind, timestamp, crypto_id, before, after, applied, feed)"  # noqa: S608  constants
            f" SELECT %s, n.* , %s, %s FROM (SELECT {self.values} FROM {different} i JOIN {table} o ON {same} AND {only}"
            " WHERE i.present) AS n(moment, asset, before, after) WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.kind = %s"
            " AND r.timestamp = n.moment AND r.crypto_id IS NOT DISTINCT FROM n.asset AND r.after = n.after AND NOT r.applied)",
            (self.kind, self.market is Source.FILES, self.feed, self.kind),
        )


def _timed() -> Rule:
    return "no_time", pl.col("timestamp").is_null()


def _listed() -> Rule:
    return "no_symbol", pl.col("crypto_id").is_null()


def _numbers(*names: str) -> tuple[Rule, Rule]:
    bad = pl.any_horizontal([pl.col(name).is_null() | pl.col(name).is_nan() for name in names])
    return ("not_a_number", bad), ("infinite", pl.any_horizontal([pl.col(name).is_infinite() for name in names]))


def _judge(
    connection: Connection,
    frame: pl.DataFrame,
    rules: Sequence[Rule],
    *,
    key: Sequence[str],
    kind: str,
    market: Source,
    feed: str,
) -> tuple[Batch, pl.DataFrame]:
    """Open a batch, keep in it what breaks a rule, and give what does not."""
    batch = Batch(connection, kind=kind, feed=feed, market=market)
    reason = pl.coalesce([pl.when(rule.fill_null(value=False)).then(pl.lit(name)) for name, rule in rules])
    marked = frame.with_columns(reason=reason)
    first = pl.col("reason").is_not_null() | pl.struct(key).is_first_distinct()
    sound = marked.filter(pl.col("reason").is_null())
    repeated = sound.filter(~first).with_columns(reason=pl.lit("duplicate"))
    refused = pl.concat([marked.filter(pl.col("reason").is_not_null()), repeated])
    good = sound.filter(first).drop("reason")
    batch.read(frame.height, good["timestamp"] if "timestamp" in good.columns else None)
    columns = [name for name in frame.columns if name not in {"raw", "crypto_id", "crypto_ids"}]
    batch.set_aside(
        refused.select(
            symbol=pl.col("symbol").cast(pl.String) if "symbol" in columns else pl.lit(None, dtype=pl.String),
            timestamp=pl.col("timestamp") if "timestamp" in columns else pl.lit(None, dtype=pl.Datetime("us", "UTC")),
            reason="reason",
            row=pl.struct([pl.col(name).cast(pl.String) for name in columns]).struct.json_encode(),
        )
    )
    return batch, good


def _merge(
    connection: Connection,
    batch: Batch,
    rows: pl.DataFrame,
    table: str,
    *,
    key: Sequence[str],
    aside: Sequence[str] = (),
    only: str = "true",
    revised: _Revised | None = None,
) -> Ingested:
    """Merge what was accepted into its table and close the batch; with `revised`, a moving market keeps the first of two values."""
    if rows.is_empty():
        return batch.close(Merged(0, 0, 0))
    values = [name for name in rows.columns if name not in {*key, *aside}]
    temporary_like(connection, _INCOMING, table, rows.columns)
    copy_frame(connection, _INCOMING, rows)
    merged = merge(
        connection,
        _INCOMING,
        table,
        key=key,
        values=values,
        aside=aside,
        only=only,
        note=None if revised is None else lambda different: revised.note(connection, different, table, key, only),
        replace=revised is None or revised.market is Source.FILES,
    )
    return batch.close(merged)
