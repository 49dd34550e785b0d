"""Scorers, pure functions: a case and its report to counts, counts to figures, figures to intervals."""

from claimcheck.evaluation.scoring.figures import FIGURES, Figure, figure
from claimcheck.evaluation.scoring.score import CaseScore, Outcome, score_case
from claimcheck.evaluation.scoring.tally import Tally, add_up

__all__ = ["FIGURES", "CaseScore", "Figure", "Outcome", "Tally", "add_up", "figure", "score_case"]
