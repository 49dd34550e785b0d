"""The flow from a document to a report."""

from claimcheck.pipeline.flow import Stages, check
from claimcheck.pipeline.outcome import exit_codes, failures

__all__ = ["Stages", "check", "exit_codes", "failures"]
