"""A stand-in for a language model: answers our prompts by rule from the text it is given, with dials for faults."""

from claimcheck.evaluation.simulated.dials import Dials
from claimcheck.evaluation.simulated.model import SimulatedModel

__all__ = ["Dials", "SimulatedModel"]
