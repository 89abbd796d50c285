"""Plots as SVG, without any package: a page that shows them needs no network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from eval.significance import Interval

# Dark enough on white, and told apart without colour vision (Okabe and Ito's palette).
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9")
_ROW, _LEFT, _WIDTH, _FOOT = 16, 170, 420, 26


def bars(title: str, rows: Mapping[str, Sequence[Interval]], names: Sequence[str]) -> str:
    """Bars from 0 to 1, a group a row, a bar a run, with whiskers for the intervals."""
    height = sum(len(bars_) * _ROW + 8 for bars_ in rows.values())
    parts: list[str] = []
    y = 0
    for label, values in rows.items():
        middle = y + len(values) * _ROW / 2 + 4
        parts.append(f'<text x="{_LEFT - 8}" y="{middle:.0f}" class="label">{escape(label)}</text>')
        for number, value in enumerate(values):
            parts += _bar(y + number * _ROW, value, COLOURS[number % len(COLOURS)])
        y += len(values) * _ROW + 8
    for tenth in range(0, 11, 2):
        x = _LEFT + _WIDTH * tenth / 10
        parts.append(f'<line x1="{x:.0f}" y1="0" x2="{x:.0f}" y2="{height}" class="grid"/>')
        parts.append(f'<text x="{x:.0f}" y="{height + 16}" class="tick">{tenth / 10:.1f}</text>')
    said = "; ".join(
        f"{label}: " + ", ".join(f"{name} {v}" for name, v in zip(names, values, strict=True))
        for label, values in rows.items()
    )
    return _svg(title, said, height + _FOOT, parts)


def steps(title: str, lines: Mapping[str, Sequence[float]]) -> str:
    """A line a run: the share of questions (0 to 1) against the depth, from 1."""
    height = 200
    parts: list[str] = []
    deepest = max((len(values) for values in lines.values()), default=1)
    for tenth in range(0, 11, 2):
        y = height - height * tenth / 10
        right = _LEFT + _WIDTH
        parts.append(f'<line x1="{_LEFT}" y1="{y:.0f}" x2="{right}" y2="{y:.0f}" class="grid"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4:.0f}" class="label">{tenth / 10:.1f}</text>')
    for number, values in enumerate(lines.values()):
        points = " ".join(
            f"{_LEFT + _WIDTH * depth / deepest:.1f},{height - height * value:.1f}"
            for depth, value in enumerate(values, start=1)
        )
        colour = COLOURS[number % len(COLOURS)]
        parts.append(f'<polyline points="{points}" class="line" stroke="{colour}"/>')
    for depth in sorted({1, 5, 10, deepest} & set(range(1, deepest + 1))):
        x = _LEFT + _WIDTH * depth / deepest
        parts.append(f'<text x="{x:.0f}" y="{height + 16}" class="tick">{depth}</text>')
    said = "; ".join(
        f"{name}: {', '.join(f'{value:.2f}' for value in values)}" for name, values in lines.items()
    )
    return _svg(title, said, height + _FOOT, parts)


def legend(names: Sequence[str]) -> str:
    """Which colour is which run."""
    return " ".join(
        f'<span><span class="key" style="background:{COLOURS[n % len(COLOURS)]}"></span> '
        f"{escape(name)}</span>"
        for n, name in enumerate(names)
    )


def _bar(y: float, value: Interval, colour: str) -> list[str]:
    middle = y + _ROW / 2
    low, high = (_LEFT + _WIDTH * one for one in (value.low, value.high))
    return [
        f'<rect x="{_LEFT}" y="{y + 2:.0f}" width="{_WIDTH * value.mean:.1f}" '
        f'height="{_ROW - 4}" fill="{colour}"/>',
        f'<line x1="{low:.1f}" y1="{middle:.0f}" x2="{high:.1f}" y2="{middle:.0f}" class="range"/>',
        f'<text x="{high + 6:.1f}" y="{middle + 4:.0f}" class="value">{value.mean:.2f}</text>',
    ]


def _svg(title: str, said: str, height: int, parts: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 -8 {_LEFT + _WIDTH + 50} {height + 12}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(said)}</desc>{''.join(parts)}</svg>"
    )
