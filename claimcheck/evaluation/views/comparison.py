"""The terminal text of two runs compared."""

from __future__ import annotations

from claimcheck.evaluation.comparing import Comparison, Flip
from claimcheck.evaluation.views.table import number
from claimcheck.report.layout import shorten

_SENTENCE_WIDTH = 110


def render_comparison(comparison: Comparison) -> str:
    """Give the figures that moved, the cases that moved, and every claim that flipped, with its sentence."""
    before, after = comparison.before, comparison.after
    names = (f"{each.subject} ({each.engine_version})" for each in (before, after))
    lines = [f"{' -> '.join(names)}, {comparison.cases} cases"]
    lines += [f"note: {note}" for note in comparison.notes]
    moved = [each for each in comparison.figures if each.before != each.after]
    lines += ["", f"{'figure':<30}{'before':>10}{'after':>10}   change, 95 % over cases"]
    lines += [
        f"{each.name:<30}{number(each.before):>10}{number(each.after):>10}   "
        f"{each.change.value:+.3f} [{each.change.low:+.3f} {each.change.high:+.3f}]"
        for each in moved
    ]
    lines += [] if moved else ["no figure differs"]
    cases = [each for each in comparison.by_case if each.before != each.after]
    if cases:
        lines += ["", f"{'case':<36}{'figure':<18}{'before':>10}{'after':>10}"]
        lines += [
            f"{each.case:<36}{each.figure:<18}{_value(each.before):>10}{_value(each.after):>10}" for each in cases
        ]
    lines += ["", f"{len(comparison.flips)} claims flipped"]
    for flip in comparison.flips:
        lines += _flip_lines(flip)
    return "\n".join(lines) + "\n"


def _flip_lines(flip: Flip) -> list[str]:
    labels = f"{flip.before.got} -> {flip.after.got}, right is {flip.after.expected}"
    return [
        f"{flip.direction}: {flip.case}: {labels}",
        f"    claim: {shorten(flip.after.quotation, _SENTENCE_WIDTH)}",
        f"    in: {shorten(flip.after.sentence, _SENTENCE_WIDTH)}",
    ]


def _value(value: float | None) -> str:
    return "-" if value is None else number(value)
