"""Ways to damage a file, each a function of its bytes, another file's bytes and a random source."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Damage = Callable[[bytes, bytes, Random], bytes]

_MOST_FLIPS = 64
_MOST_PIECE = 4096
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967295", b"99999999999999999999")
# The packed streams of a PDF; those that are pictures hold no words.
_STREAM = re.compile(
    rb"/FlateDecode[^>]{0,200}>>\s*stream\r?\n(.{1,200000}?)\s*endstream", re.DOTALL
)
_WORD = b"PK\x03\x04"


def flips(data: bytes, other: bytes, random: Random) -> bytes:
    """Some bytes become others."""
    made = bytearray(data)
    for _ in range(random.randint(1, _MOST_FLIPS)):
        made[random.randrange(len(made))] = random.randrange(256)
    return bytes(made)


def bits(data: bytes, other: bytes, random: Random) -> bytes:
    """A single bit turns."""
    made = bytearray(data)
    made[random.randrange(len(made))] ^= 1 << random.randrange(8)
    return bytes(made)


def cut(data: bytes, other: bytes, random: Random) -> bytes:
    """The end is missing."""
    return data[: random.randint(1, len(data))]


def gap(data: bytes, other: bytes, random: Random) -> bytes:
    """A piece is missing."""
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def again(data: bytes, other: bytes, random: Random) -> bytes:
    """A piece comes several times."""
    start, end = _piece(data, random)
    return data[:end] + data[start:end] * random.randint(1, 20) + data[end:]


def blank(data: bytes, other: bytes, random: Random) -> bytes:
    """A piece is overwritten with one byte, as a disk that failed leaves it."""
    start, end = _piece(data, random)
    return data[:start] + bytes([random.choice((0, 32, 255))]) * (end - start) + data[end:]


def splice(data: bytes, other: bytes, random: Random) -> bytes:
    """A piece of another file stands in place of its own."""
    start, end = _piece(data, random)
    first, last = _piece(other, random)
    return data[:start] + other[first:last] + data[end:]


def halves(data: bytes, other: bytes, random: Random) -> bytes:
    """It goes on as another file."""
    return data[: random.randrange(len(data))] + other[random.randrange(len(other)) :]


def numbers(data: bytes, other: bytes, random: Random) -> bytes:
    """Some of the numbers in it become extreme ones."""
    found = list(_NUMBER.finditer(data))
    for match in sorted(random.sample(found, min(5, len(found))), key=lambda one: -one.start()):
        data = data[: match.start()] + random.choice(_NUMBERS) + data[match.end() :]
    return data


def inside(data: bytes, other: bytes, random: Random) -> bytes:
    """What is packed in it is damaged in one of the other ways, and packed again."""
    damage = random.choice(PLAIN)
    if data.startswith(_WORD):
        return _in_package(data, other, random, damage)
    packed = list(_STREAM.finditer(data))
    if not packed:
        return damage(data, other, random)
    stream = random.choice(packed)
    try:
        content = zlib.decompress(stream[1])
    except zlib.error:
        return damage(data, other, random)
    made = zlib.compress(damage(content, other, random)) if content else b""
    return data[: stream.start(1)] + made + data[stream.end(1) :]


def _in_package(data: bytes, other: bytes, random: Random, damage: Damage) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = [one for one in package.namelist() if package.getinfo(one).file_size]
        chosen = random.choice(names)
        for name in names:
            part = package.read(name)
            made.writestr(name, damage(part, other, random) if name == chosen else part)
    return out.getvalue()


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.randint(1, _MOST_PIECE))


PLAIN: tuple[Damage, ...] = (flips, bits, cut, gap, again, blank, splice, halves, numbers)
ALL: tuple[Damage, ...] = (*PLAIN, inside, inside, inside)
