"""What is written to people about what happened, in the language that they chose: for mail, messengers and locked screens.

The web app writes its own sentences from the same facts.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from cryptopredict.members.notifying.happenings import Happening

__all__ = ["Locale", "digest_title", "written"]

Locale = Literal["en", "fa"]
_DIGITS = str.maketrans("0123456789.,", "۰۱۲۳۴۵۶۷۸۹٫٬")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "long": "long",
        "short": "short",
        "target": "reached its target",
        "stop": "was stopped",
        "timeout": "ran out of time",
        "bull": "bull",
        "bear": "bear",
        "neutral": "neutral",
        "volatile": "volatile",
        "above": "above",
        "below": "below",
        "add_tier1": "add to tier 1",
        "add_tier2": "add to tier 2",
        "promote": "promote",
        "demote": "demote",
        "remove": "remove",
    },
    "fa": {
        "long": "خرید",
        "short": "فروش",
        "target": "به هدف رسید",
        "stop": "به حد ضرر خورد",
        "timeout": "زمانش تمام شد",
        "bull": "صعودی",
        "bear": "نزولی",
        "neutral": "خنثی",
        "volatile": "پرنوسان",
        "above": "بالای",
        "below": "زیر",
        "add_tier1": "افزودن به رده ۱",
        "add_tier2": "افزودن به رده ۲",
        "promote": "ارتقا",
        "demote": "تنزل",
        "remove": "حذف",
    },
}
_SENTENCES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "new_signal": (
            "New signal: {symbol} {side}",
            "Chance of target before stop {confidence}; expected {edge} after costs. Not financial advice.",
        ),
        "signal_outcome": ("{symbol} {side} {outcome}", "{result} after costs. The chance it was given was {confidence}."),
        "regime_change": ("The market is {regime} now", "It was {before} before. How sure: {confidence}."),
        "price_cross": ("{symbol} is {side} {level}", "Its price is {price} USDT."),
        "suggestion": ("Suggestion: {kind} {symbol}", "Chance that it pays: {confidence}. It waits for your review."),
        "halted": ("New signals are halted", "{reason}"),
        "resumed": ("The halt was lifted", "New signals are possible again."),
        "model_suspended": ("The model {model} is suspended", "{why}"),
        "test": ("CryptoPredict reaches you here", "This is the message that you asked for."),
    },
    "fa": {
        "new_signal": (
            "سیگنال تازه: {side} {symbol}",
            "احتمال رسیدن به هدف پیش از حد ضرر {confidence}؛ انتظار {edge} پس از هزینه‌ها. توصیهٔ مالی نیست.",
        ),
        "signal_outcome": ("{side} {symbol} {outcome}", "{result} پس از هزینه‌ها. احتمالی که داده شده بود {confidence} بود."),
        "regime_change": ("بازار اکنون {regime} است", "پیش از این {before} بود. اطمینان: {confidence}."),
        "price_cross": ("{symbol} {side} {level} است", "قیمتش {price} تتر است."),
        "suggestion": ("پیشنهاد: {kind} {symbol}", "احتمال سودمندی: {confidence}. منتظر بررسی شماست."),
        "halted": ("سیگنال‌های تازه متوقف شد", "{reason}"),
        "resumed": ("توقف برداشته شد", "سیگنال تازه دوباره ممکن است."),
        "model_suspended": ("مدل {model} معلق شد", "{why}"),
        "test": ("CryptoPredict از اینجا به شما می‌رسد", "این همان پیامی است که خواستید."),
    },
}


def written(locale: str, happening: Happening) -> tuple[str, str]:
    """Title (at most 200 characters) and message in that language; an unknown one reads English."""
    language = locale if locale in _SENTENCES else "en"
    kind = str(happening.facts.get("what", happening.event))
    title, message = _SENTENCES[language][kind]
    shown = _Shown(language, happening.facts)
    return title.format_map(shown)[:200], message.format_map(shown)


def digest_title(locale: str, count: int) -> str:
    """The subject of a mail that tells of several things."""
    return f"{_figure('fa', str(count))} خبر از CryptoPredict" if locale == "fa" else f"{count} things from CryptoPredict"


class _Shown(dict[str, str]):
    """Facts as they are read: words of the language, signed percent, probabilities of two decimals; a dash for what is not known."""

    def __init__(self, language: str, facts: Mapping[str, Any]) -> None:
        super().__init__()
        self._language, self._facts = language, facts

    def __missing__(self, name: str) -> str:
        value = self._facts.get(name)
        if value is None:
            return "–"
        form: Callable[[Any], str] = _FORMS.get(name, str)
        text = _WORDS[self._language].get(str(value)) or form(value)
        return _figure(self._language, text) if name in _FORMS else text


def _figure(language: str, text: str) -> str:
    return text.translate(_DIGITS) if language == "fa" else text


def _price(value: float) -> str:
    return f"{value:,.0f}" if value >= 10_000 else f"{value:,.2f}" if value >= 10 else f"{value:.4g}"


def _percent(value: float) -> str:
    return f"{value:+.1f}%".replace("-", "−")


_FORMS: Mapping[str, Callable[[Any], str]] = {
    "confidence": lambda value: f"{value:.2f}",
    "edge": _percent,
    "result": _percent,
    "price": _price,
    "level": _price,
}
