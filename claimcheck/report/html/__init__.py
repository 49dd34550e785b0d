"""The report as one HTML file that needs no network."""

from claimcheck.report.html.page import Assets, to_html

__all__ = ["Assets", "to_html"]
