"""Public corpora as suites: one adapter a corpus."""

from collections.abc import Callable, Mapping
from pathlib import Path

from claimcheck.evaluation.corpora.polnear import score_polnear
from claimcheck.evaluation.corpora.scored import Scored
from claimcheck.reading.seam import Reader

CORPORA: Mapping[str, Callable[[Path, Reader], Scored]] = {"polnear": score_polnear}
"""By name: what reads a corpus file with a reader and scores it."""
