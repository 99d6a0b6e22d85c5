"""The tone of a headline by a list of words, English and Persian: a floor to measure trained models against, not a good reader.

Deterministic, and open: every word that counts is in this file. It knows directions (rises, falls), what is better when it falls
(losses, costs, inflation), negation within three words, and a few words of degree. It knows no irony and no context.
"""

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Final

__all__ = ["MODEL_VERSION", "tone"]

MODEL_VERSION: Final = "lexicon-1"

_UP: Final = """
rise rises rose risen rising gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping advance advances
advanced grow grows grew grown growing growth increase increases increased increasing recover recovers recovered recovery rebound
rebounds rebounded rally rallies rallied rallying higher uptick upside lift lifts lifted extend extends expand expands expanded
expansion up accelerate accelerates accelerated outpace outpaces
افزایش رشد صعود صعودی بالا بالاتر جهش بهبود بازیابی
"""
_UP_FAST: Final = """
surge surges surged surging soar soars soared soaring skyrocket skyrockets skyrocketed spike spikes spiked boom booms booming
breakout moon mooning parabolic doubled doubles tripled
پرواز انفجاری
"""
_DOWN: Final = """
fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased
decreasing slip slips slipped slide slides slid sliding dip dips dipped lower retreat retreats retreated downside shrink shrinks
shrank narrowed narrows narrow weaken weakens weakened reduce reduces reduced reduction cut cuts down slump slumps slumped slow
slows slowed contract contracts contracted
کاهش افت نزول نزولی پایین پایین‌تر ریزش عقب‌نشینی
"""
_DOWN_FAST: Final = """
plunge plunges plunged plunging crash crashes crashed crashing collapse collapses collapsed plummet plummets plummeted tumble
tumbles tumbled tank tanks tanked nosedive freefall meltdown
سقوط فروپاشی
"""
_GOOD: Final = """
good positive strong stronger strength improve improves improved improvement better best win wins won winner success successful
successfully profit profits profitable benefit benefits optimistic optimism confident confidence bullish bull adopt adopts adopted
adoption approve approves approved approval partnership partner partners upgrade upgrades upgraded inflow inflows support supports
breakthrough milestone buy buyers demand award awarded secure secured launch launches launched invest invests green cheer recovery
innovative leading outperform outperforms outperformed accumulate accumulating accumulation hopes
سود مثبت موفق موفقیت تایید تأیید پذیرش همکاری خوش‌بین خوش‌بینی امیدوار سبز سودآور حمایت قوی خرید ورود
"""
_BEST: Final = """
excellent outstanding ath record-high all-time-high
عالی رکورد بی‌سابقه
"""
_BAD: Final = """
bad negative weak weaker weakness worse worst fail fails failed failure warn warns warned warning concern concerns worry worried
worries fear fears risk risks risky bearish bear sell sells selloff sell-off sellers selling lawsuit sue sues sued probe investigation
ban bans banned crackdown delay delays delayed outflow outflows liquidated liquidation liquidations downgrade downgraded loses lose
lost losing pressure uncertainty volatile struggle struggles struggling suspend suspends suspended halt halts halted layoff layoffs
fine fined reject rejects rejected rejection charged penalty vulnerability outage hurts red dump dumps dumped caution
منفی ضعیف ضعف نگرانی نگران ترس هشدار خطر ریسک شکایت ممنوع ممنوعیت تحریم تاخیر تأخیر خروج فروش فشار قرمز جریمه توقف تعلیق رد
"""
_WORST: Final = """
hack hacks hacked hacker hackers exploit exploited scam scams fraud fraudulent bankrupt bankruptcy insolvent insolvency theft stolen
panic disaster crisis ponzi rug rugpull rekt crushed bloodbath catastrophic indicted guilty
هک کلاهبرداری ورشکسته ورشکستگی سرقت بحران وحشت فاجعه
"""
_BURDENS: Final = """
loss losses cost costs expense expenses debt debts deficit inflation unemployment fees fee
زیان ضرر هزینه تورم بدهی بیکاری کارمزد
"""
_BEFORE: Final = (
    "not no never without cannot hardly nor isnt wasnt arent werent dont doesnt didnt wont cant couldnt بدون غیر عدم"
)
_AFTER: Final = "نکرد نکرده نشد نشده نیست نبود نخواهد نمی نمی‌شود نمی‌کند نداشت ندارد"
_MORE: Final = (
    "very sharply strongly significantly massive massively huge steep record heavily extremely شدید شدیدا بسیار خیلی زیاد"
)
_LESS: Final = "slightly somewhat modest modestly marginally little اندکی کمی جزئی"

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’\u200c-][^\W\d_]+)*")
_SAME: Final = str.maketrans({"ي": "ی", "ك": "ک", "ى": "ی", "ة": "ه", "’": None, "'": None, "ـ": None})
_REACH: Final = 3
_MOST: Final = 400


@dataclass(frozen=True, slots=True)
class _Meaning:
    """`weight`: how good a word is; `direction`: whether it says that something rises or falls, and then what moves matters."""

    weight: float
    direction: bool = False
    burden: bool = False


def _lexicon() -> dict[str, _Meaning]:
    parts = (
        (_UP, _Meaning(1.0, direction=True)),
        (_UP_FAST, _Meaning(2.0, direction=True)),
        (_DOWN, _Meaning(-1.0, direction=True)),
        (_DOWN_FAST, _Meaning(-2.0, direction=True)),
        (_GOOD, _Meaning(1.0)),
        (_BEST, _Meaning(2.0)),
        (_BAD, _Meaning(-1.0)),
        (_WORST, _Meaning(-2.0)),
        (_BURDENS, _Meaning(-1.0, burden=True)),
    )
    return {word.translate(_SAME): meaning for text, meaning in parts for word in text.split()}


_LEXICON: Final = _lexicon()
_NEGATES_AFTER: Final = frozenset(_BEFORE.translate(_SAME).split())
_NEGATES_BEFORE: Final = frozenset(_AFTER.translate(_SAME).split())
_DEGREES: Final = dict.fromkeys(_MORE.split(), 1.5) | dict.fromkeys(_LESS.split(), 0.5)


def tone(text: str) -> float | None:
    """How good the news in a text is, −1..1; 0.0 where good and bad balance, None where no word of it is known.

    Looks at the first 400 words.
    """
    words = [word.translate(_SAME) for word in _WORD.findall(unicodedata.normalize("NFC", text).lower())][:_MOST]
    known = [(place, _LEXICON[word]) for place, word in enumerate(words) if word in _LEXICON]
    if not known:
        return None
    total = 0.0
    for place, meaning in known:
        near = [other for at, other in known if 0 < abs(place - at) <= _REACH]
        if meaning.burden and any(other.direction for other in near):
            continue  # the direction speaks for both
        weight = meaning.weight
        if meaning.direction and any(other.burden for other in near):
            weight = -weight
        before, after = words[max(place - _REACH, 0) : place], words[place + 1 : place + _REACH]
        if any(word in _NEGATES_AFTER for word in before) or any(word in _NEGATES_BEFORE for word in after):
            weight *= -0.75
        for word in words[max(place - 2, 0) : place + 3]:
            weight *= _DEGREES.get(word, 1.0)
        total += weight
    return total / math.sqrt(total * total + 4.0)
