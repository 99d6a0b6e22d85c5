"""Feeds as plain text, whatever is in them."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cryptopredict.base import Source
from cryptopredict.core.outgoing import Unreadable
from cryptopredict.data.sources import Feed, local_providers
from cryptopredict.data.sources.rss import ITEMS, SUMMARY, TITLE, feed
from fixtures.answers import atom, rss

HOST = local_providers("http://127.0.0.1:1", Source.SIMULATED).feeds[0].provider
FEED = Feed("wire.example", HOST, "/rss?kind=all&page=1", "news")
SCHEMA = dict.fromkeys(("url", "title", "summary"), pl.String()) | {"published": pl.Datetime("us", "UTC")}
ITEM = (
    "<title><![CDATA[Bitcoin &amp; <b>Ether</b> rise]]></title><link>https://wire.example/a?x=1</link>"
    "<pubDate>Mon, 01 Jan 2024 10:00:00 +0100</pubDate>"
    "<description>&lt;p&gt;Prices&lt;br/&gt;rose.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>"
)


def read(body: bytes) -> pl.DataFrame:
    """The frame of a feed."""
    return feed(FEED).read(body)


def test_items_of_both_formats_become_text() -> None:
    frame = read(rss(ITEM))
    assert {name: frame.schema[name] for name in SCHEMA} == SCHEMA
    moment = datetime(2024, 1, 1, 9, tzinfo=UTC)
    wanted = ("https://wire.example/a?x=1", "Bitcoin & Ether rise", "Prices rose.", moment, "wire.example", "en")
    assert frame.row(0) == wanted
    other = read(atom("بیت‌کوین رشد کرد", "https://wire.example/b", "<div>متن <i>خبر</i></div>"))
    assert other.row(0) == ("https://wire.example/b", "بیت‌کوین رشد کرد", "متن خبر", moment, "wire.example", "fa")
    assert feed(FEED).query == (("kind", "all"), ("page", "1"))
    assert (feed(FEED).path, feed(FEED).media) == ("/rss", "xml")


def test_markup_as_elements_and_older_feeds_are_read_too() -> None:
    entry = b'<entry><title>t</title><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &lt;3</div></summary>'
    assert read(b'<feed xmlns="http://www.w3.org/2005/Atom">' + entry + b"</entry></feed>")["summary"].to_list() == ["a b <3"]
    item = b"<item><title>t</title><link>https://wire.example/</link><dc:date>2024-01-01T09:00Z</dc:date></item></rdf:RDF>"
    head = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    frame = read(head + b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>c</title></channel>' + item)
    assert frame.select("url", "published").row(0) == ("https://wire.example/", datetime(2024, 1, 1, 9, tzinfo=UTC))


def test_what_is_made_to_keep_a_parser_busy_is_cut_before_it() -> None:
    author = f"<author>{'a.' * 200_000}@</author>"
    spaces = "".join(f'<x{n}:a xmlns:x{n}="urn:{n}"/>' for n in range(15_000))
    tags = f"<description>{'&lt;a/' * 100_000}</description>"
    frame = read(rss(f"<title>t</title>{author}{spaces}{tags}", *[f"<title>t{n}</title>" for n in range(20_000)]))
    assert frame.height == ITEMS


def test_a_feed_without_items_is_an_empty_frame_of_the_same_shape() -> None:
    assert read(rss()).schema == read(rss(ITEM)).schema
    assert read(rss()).is_empty()


@pytest.mark.parametrize(
    ("item", "empty"),
    [
        ("<title>t</title><description>d</description><pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>", "url"),
        ("<title>t</title><link>javascript:alert(1)</link>", "url"),
        ("<title>t</title><link>file:///etc/passwd</link>", "url"),
        ("<title>t</title><link>https://name:word@wire.example/</link>", "url"),
        ("<title>t</title><link>http://[half</link>", "url"),
        ("<title>t</title><link>https://wire.example/</link>", "published"),
        ("<title>t</title><pubDate>yesterday</pubDate>", "published"),
        ("<title>t</title><pubDate>Mon, 01 Jan 1900 10:00:00 GMT</pubDate>", "published"),
        ("<title>&lt;img src=x&gt;</title>", "title"),
        ("<title>t</title>", "summary"),
    ],
)
def test_what_an_item_lacks_or_may_not_have_is_null(item: str, empty: str) -> None:
    frame = read(rss(ITEM, item))
    assert frame.height == 2
    assert frame[empty].is_null().to_list() == [False, True]


def test_lengths_and_numbers_are_bounded_and_control_characters_are_gone() -> None:
    long = f"<title>{'t' * 900}&#x202E;&#x85;</title><description>{'word ' * 3_000}</description>"
    frame = read(rss(*[long] * (ITEMS + 20)))
    assert frame.height == ITEMS
    assert frame["title"].str.len_chars().max() == TITLE
    assert SUMMARY - 5 <= frame["summary"].str.len_chars().to_list()[0] <= SUMMARY
    assert read(rss("<title>a&#x202E;b&#9;&#10;c</title>"))["title"].to_list() == ["ab c"]


def test_traps_and_what_is_no_feed_are_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lol = '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    file = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    monkeypatch.chdir(tmp_path)
    Path("name").write_bytes(rss(ITEM))
    bodies = [rss("<title>&b;</title>", head=lol), rss("<title>&a;</title>", head=file), rss(ITEM, head=lol)]
    bodies += [b"", b"name", b"{}", b"[]", b"<html><body>Just a moment</body></html>", b"<html><br></html>", rss(ITEM)[:-9]]
    bodies += [b" " * 5_000_001, b'<?xml version="1.0" encoding="utf-7"?><rss/>', b"\x00" + rss(ITEM)]
    for body in bodies:
        with pytest.raises(Unreadable):
            read(body)


@given(st.data())
def test_a_damaged_feed_is_read_or_unreadable(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from([rss(ITEM, ITEM), atom("a < b", "https://wire.example/b", "<p>c</p>")])))
    pieces = [
        b"<",
        b">",
        b"]]>",
        b"<![CDATA[",
        b"&#0;",
        b"&#xD800;",
        b"&amp;",
        b"<title>",
        b"9999",
        b"\xff",
        b"UTF-16",
        b"</item>",
    ]
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 6))] = data.draw(st.binary(max_size=4) | st.sampled_from(pieces))
    try:
        frame = read(bytes(body))
    except Unreadable:
        return
    assert frame.height <= ITEMS
    for url, title, summary, *_ in frame.rows():
        assert url is None or url.startswith(("http://", "https://"))
        "".join(part for part in (url, title, summary) if part).encode()
