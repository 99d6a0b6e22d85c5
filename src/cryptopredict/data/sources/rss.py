"""News and social feeds: RSS and Atom as plain text. Whatever a feed holds, nothing of it is fetched, expanded or kept as markup."""

import calendar
import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from html import unescape
from itertools import islice
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

import feedparser
import polars as pl
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from cryptopredict.core.outgoing import Call, Unreadable
from cryptopredict.data.sources.providers import Feed
from cryptopredict.data.sources.reading import UTC_TIME

__all__ = ["ITEMS", "SUMMARY", "TITLE", "feed"]

ITEMS: Final = 200
"""Most items of one answer that are read: the first ones."""
TITLE: Final = 500
SUMMARY: Final = 2_000
"""Most characters of a summary; longer ones are cut."""

_BYTES: Final = 5_000_000
_ADDRESS: Final = 2_000
_MARKUP: Final = 8_000
_HIDDEN: Final = frozenset({"script", "style", "template", "iframe", "object"})
_INLINE: Final = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "u"})
_TAG: Final = re.compile(r"<(?:(?P<comment>!--)|(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)|[/!?])", re.IGNORECASE | re.ASCII)
_UNHIDDEN: Final = re.compile(f"</(?:{'|'.join(sorted(_HIDDEN))})", re.IGNORECASE)
_EDGE: Final = re.compile("[<>]")
# Characters that would break a database, a terminal, or turn the reading direction of a page around.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")
_LANGUAGE: Final = re.compile(r"([a-z]{2,3})(?:[-_].*)?$", re.IGNORECASE)
_EARLIEST: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ROOTS: Final = frozenset({"rss", "feed", "RDF"})
_TEXTS: Final = frozenset({"title", "description", "summary", "content", "encoded"})
_FIELDS: Final = _TEXTS | {"link", "guid", "id", "pubDate", "published", "updated", "date", "issued", "modified", "created"}
_ATTRIBUTES: Final = ("href", "rel", "type", "isPermaLink", "version")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_FIELDS: Final = 40


def feed(source: Feed) -> Call[pl.DataFrame]:
    """The items of a feed: url, title, summary, published (UTC), source (the feed's name), language.

    An item without a usable link (http or https), title, summary or date has a null there, so that it can be set aside.
    """
    path, _, query = source.path.partition("?")
    pairs = tuple(parse_qsl(query, keep_blank_values=True))
    return Call(source.provider, path, partial(_read, source.name), pairs, media="xml")


def _read(name: str, body: bytes) -> pl.DataFrame:
    reduced = io.BytesIO(tostring(_reduced(_safe(body))))
    try:
        # A stream, not the bytes: given those, the parser would first look for a file of that name.
        found = feedparser.parse(reduced, sanitize_html=False, resolve_relative_uris=False)
        about: Mapping[str, Any] = found.get("feed", {})
        items: list[dict[str, Any]] = list(found.get("entries", ()))
        rows = [_item(item) for item in items]
        language = _language(about.get("language"))
    except Exception as error:
        raise Unreadable(f"the feed cannot be read: {type(error).__name__}") from error
    return pl.DataFrame(
        {
            "url": pl.Series([row[0] for row in rows], dtype=pl.String),
            "title": pl.Series([row[1] for row in rows], dtype=pl.String),
            "summary": pl.Series([row[2] for row in rows], dtype=pl.String),
            "published": pl.Series([row[3] for row in rows], dtype=UTC_TIME),
            "source": pl.Series([name] * len(rows), dtype=pl.String),
            "language": pl.Series([language] * len(rows), dtype=pl.String),
        }
    )


def _safe(body: bytes) -> Element:
    """The document, if it is a well-formed feed: no entities (they multiply, or read files), no more than 5 MB."""
    if len(body) > _BYTES:
        raise Unreadable(f"the feed has {len(body)} bytes, more than {_BYTES}")
    try:
        root: Element = fromstring(body)
    except DefusedXmlException as error:
        raise Unreadable(f"the feed declares entities: {type(error).__name__}") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise Unreadable(f"the feed is not well-formed: {error}") from error
    if _local(root) not in _ROOTS:
        raise Unreadable(f"<{_local(root)[:50]}> is no RSS or Atom feed")
    return root


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _reduced(root: Element) -> Element:
    """The first items and the fields that are read, nothing else: a feed made to keep its parser busy is small and plain then."""
    slim = _bare_copy(root)
    items = 0
    for above, below in ((root, slim), *((part, SubElement(slim, part.tag)) for part in root if _local(part) == "channel")):
        for part in above:
            if _local(part) in {"item", "entry"} and items < ITEMS:
                items += 1
                item = SubElement(below, part.tag)
                item.extend([_bare_copy(field) for field in islice(part, _MOST_FIELDS) if _local(field) in _FIELDS])
            elif _local(part) == "language":
                below.append(_bare_copy(part))
    return slim


def _bare_copy(element: Element) -> Element:
    """An element with the start of its text and the few attributes that matter; markup inside it becomes text."""
    copy = Element(element.tag, {name: element.attrib[name][: _ADDRESS + 1] for name in _ATTRIBUTES if name in element.attrib})
    if _LANG in element.attrib:
        copy.set(_LANG, element.attrib[_LANG][:20])
    name = _local(element)
    if name in _ROOTS:
        return copy
    if len(element):
        copy.set("type", "text")
    copy.text = " ".join(islice(element.itertext(), _MARKUP))[: _MARKUP if name in _TEXTS else _ADDRESS + 1]
    return copy


def _item(item: dict[str, Any]) -> tuple[str | None, str | None, str | None, datetime | None]:
    # The parser's own `get` would take one date for the other, with a warning.
    moment = dict.get(item, "published_parsed") or dict.get(item, "updated_parsed")
    summary = item.get("summary") or next((part.get("value") for part in item.get("content", ())), None)
    return _link(item.get("link")), _text(item.get("title"), TITLE), _text(summary, SUMMARY), _moment(moment)


def _link(address: object) -> str | None:
    if not isinstance(address, str):
        return None
    text = address.strip()
    if len(text) > _ADDRESS or any(letter.isspace() for letter in text) or _CONTROL.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and parts.hostname and parts.username is None else None


def _moment(parsed: Any) -> datetime | None:
    if parsed is None:
        return None
    try:
        moment = _EARLIEST + timedelta(seconds=calendar.timegm(parsed))
    except (OverflowError, ValueError, TypeError):
        return None
    return moment if moment >= _EARLIEST else None


def _language(tag: object) -> str | None:
    match = _LANGUAGE.match(tag.strip()) if isinstance(tag, str) else None
    return match.group(1).lower() if match else None


def _text(markup: object, most: int) -> str | None:
    """The words of a piece of markup on one line, at most so many characters; None when there is none."""
    if not isinstance(markup, str):
        return None
    text = " ".join(_CONTROL.sub("", unescape(_bare(markup[:_MARKUP]))).split())
    return text[:most].rstrip() or None


def _bare(markup: str) -> str:
    """Without tags, comments and scripts. In one walk: parsers of HTML take quadratic time on tags that are never closed."""
    parts, at = [], 0
    while tag := _TAG.search(markup, at):
        parts.append(markup[at : tag.start()])
        name = (tag["name"] or "").lower()
        parts.append("" if name in _INLINE else " ")
        if tag["comment"]:
            end = markup.find("-->", tag.end())
            at = end + 3 if end >= 0 else len(markup)
        elif name in _HIDDEN and not tag["closing"]:
            close = _UNHIDDEN.search(markup, tag.end())
            at = close.start() if close else len(markup)
        else:
            edge = _EDGE.search(markup, tag.end())
            at = len(markup) if edge is None else edge.end() if edge[0] == ">" else edge.start()
    parts.append(markup[at:])
    return "".join(parts)
