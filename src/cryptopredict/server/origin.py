"""Whether a page of this server made the request. A browser says where its page comes from; a program says nothing."""

from urllib.parse import urlsplit

__all__ = ["comes_from"]


def comes_from(origin: str, host: str | None) -> bool:
    """Whether the origin is a page of that host, port and all. What is no origin comes from nowhere."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        # Brackets that do not close, for one.
        return False
    return parts.scheme in ("http", "https") and bool(host) and parts.netloc == host
