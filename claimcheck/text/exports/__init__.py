"""Files that hold many documents: manifests of a content system, feeds, wire copy in XML."""

from claimcheck.text.exports.entries import BrokenEntry, Entry, ExportItem, Withdrawal
from claimcheck.text.exports.read import EXPORT_SUFFIXES, MANIFEST_SUFFIXES, read_export

__all__ = [
    "EXPORT_SUFFIXES",
    "MANIFEST_SUFFIXES",
    "BrokenEntry",
    "Entry",
    "ExportItem",
    "Withdrawal",
    "read_export",
]
