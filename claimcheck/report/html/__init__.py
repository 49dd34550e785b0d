"""The report as one HTML file that needs no network, and the comparison of two."""

from claimcheck.report.html.comparison import diff_to_html
from claimcheck.report.html.page import to_html
from claimcheck.report.html.shell import Assets

__all__ = ["Assets", "diff_to_html", "to_html"]
