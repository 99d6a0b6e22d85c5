"""Stream messages as text, and frames as bytes."""

import struct
from collections.abc import Sequence

from cryptopredict.base import Interval
from cryptopredict.data.simulator.serving.text import decimal

__all__ = ["combined_message", "frame", "kline", "mini_ticker", "shutdown_note", "ticker"]


def kline(pair: str, interval: Interval, opens: int, candle: Sequence[float], moment: int, *, closed: bool) -> str:
    """A candle as it stands at `moment` (ms); `opens` is in epoch seconds, `candle` open, high, low, close, volume."""
    opened, high, low, close, volume = candle
    dollars = volume * (opened + close) / 2
    count = int(dollars / 900.0) + 1
    return (
        f'{{"e":"kline","E":{moment},"s":"{pair}","k":{{"t":{opens * 1000},"T":{(opens + interval.seconds) * 1000 - 1}'
        f',"s":"{pair}","i":"{interval.value}","f":1,"L":{count},"o":"{decimal(opened)}","c":"{decimal(close)}"'
        f',"h":"{decimal(high)}","l":"{decimal(low)}","v":"{decimal(volume)}","n":{count},"x":{"true" if closed else "false"}'
        f',"q":"{dollars:.4f}","V":"{volume / 2:.4f}","Q":"{dollars / 2:.4f}","B":"0"}}}}'
    )


def ticker(pair: str, day: Sequence[float], moment: int) -> str:
    """The last 24 hours of a pair: open, high, low, last price, volume in coins and in dollars."""
    opened, high, low, last, volume, dollars = day
    shown = decimal(last)
    count = int(dollars / 900.0) + 1
    return (
        f'{{"e":"24hrTicker","E":{moment},"s":"{pair}","p":"{last - opened:.8f}","P":"{(last / opened - 1) * 100:.3f}"'
        f',"w":"{dollars / volume if volume else last:.8f}","x":"{decimal(opened)}","c":"{shown}","Q":"1.00000000","b":"{shown}"'
        f',"B":"1.00000000","a":"{shown}","A":"1.00000000","o":"{decimal(opened)}","h":"{decimal(high)}","l":"{decimal(low)}"'
        f',"v":"{decimal(volume)}","q":"{dollars:.4f}","O":{moment - 86_400_000},"C":{moment},"F":1,"L":{count},"n":{count}}}'
    )


def mini_ticker(pair: str, day: Sequence[float], moment: int) -> str:
    """The same in brief."""
    opened, high, low, last, volume, dollars = day
    return (
        f'{{"e":"24hrMiniTicker","E":{moment},"s":"{pair}","c":"{decimal(last)}","o":"{decimal(opened)}","h":"{decimal(high)}"'
        f',"l":"{decimal(low)}","v":"{decimal(volume)}","q":"{dollars:.4f}"}}'
    )


def shutdown_note(moment: int) -> str:
    """Said before the server goes."""
    return f'{{"e":"serverShutdown","E":{moment}}}'


def combined_message(stream: str, data: str) -> str:
    """A message of a combined stream."""
    return f'{{"stream":"{stream}","data":{data}}}'


def frame(text: str) -> bytes:
    """One whole text frame, unmasked, as a server sends it."""
    payload = text.encode()
    size = len(payload)
    if size < 126:
        return struct.pack("!BB", 0x81, size) + payload
    if size < 65_536:
        return struct.pack("!BBH", 0x81, 126, size) + payload
    return struct.pack("!BBQ", 0x81, 127, size) + payload
