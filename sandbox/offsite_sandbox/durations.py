"""Durations as people write them: ``90``, ``90s``, ``2h``, ``40d``, ``1h30m``."""

import re
from datetime import timedelta

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_PARTS = re.compile(r"(\d+(?:\.\d+)?)([smhd])")


def parse(text: str) -> timedelta:
    """The time that ``text`` stands for; a bare number is seconds.

    Raises:
        ValueError: it is no duration.
    """
    wanted = f"{text}s" if re.fullmatch(r"\d+(\.\d+)?", text) else text
    parts = _PARTS.findall(wanted)
    if not parts or "".join(number + unit for number, unit in parts) != wanted:
        raise ValueError(f"{text!r} is not a duration such as 90, 90s, 2h or 40d")
    try:
        return timedelta(seconds=sum(float(number) * _UNITS[unit] for number, unit in parts))
    except OverflowError as error:
        raise ValueError(f"{text!r} is too long") from error


def readable(seconds: float) -> str:
    """Seconds as people write them, in whole seconds: ``2d3h``, ``1m30s``, ``0s``."""
    left = int(seconds)
    text = ""
    for unit in ("d", "h", "m", "s"):
        number, left = divmod(left, _UNITS[unit])
        if number:
            text += f"{number}{unit}"
    return text or "0s"
