"""Reports for other programs and other desks: Markdown, CSV, JSON-LD, Web Annotation, SARIF, GitHub annotations."""

from claimcheck.report.exports.csv import to_csv
from claimcheck.report.exports.github import to_github
from claimcheck.report.exports.jsonld import to_jsonld
from claimcheck.report.exports.markdown import to_markdown
from claimcheck.report.exports.problems import ArticleFile
from claimcheck.report.exports.sarif import to_sarif
from claimcheck.report.exports.webannotation import to_webannotation

__all__ = ["ArticleFile", "to_csv", "to_github", "to_jsonld", "to_markdown", "to_sarif", "to_webannotation"]
