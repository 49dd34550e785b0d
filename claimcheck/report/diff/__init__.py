"""Draft to draft: what became of each claim, source and finding between two reports."""

from claimcheck.report.diff.changes import Change, ClaimChange, ReportDiff, SourceChange
from claimcheck.report.diff.compare import compare_reports
from claimcheck.report.diff.text import render_diff

__all__ = ["Change", "ClaimChange", "ReportDiff", "SourceChange", "compare_reports", "render_diff"]
