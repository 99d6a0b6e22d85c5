"""The market's data: files and frames come in, a checked database and one point-in-time view go out.

In: market files (`importing.import_file`) or frames (`ingest.ingest_candles`, and `observations` for what is no candle). Out: rows of the
database, and `view.load_view`, the arrays that every decision reads. What cannot be is set aside with a reason, never dropped in
silence; an unreadable file raises `BadInput`, a market of another source `Conflict`, an empty database `NoData`.

Names are imported from the file that they live in: what simulates a market shall not load what stores one.
"""
