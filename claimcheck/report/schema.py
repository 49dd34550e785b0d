"""The JSON Schema of a report, from the types themselves."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.types import SCHEMA_VERSION, Report

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# What a member means where its name, its type and the description of its object do not say it all.
_MEMBERS = {
    "Report.schema_version": "Grows by one when a member is renamed or removed; new members may come at any time.",
    "Report.run": "What was run, when, and with what.",
    "Report.document": "The article that was checked.",
    "Report.sentences": "Every sentence of the article, in order.",
    "Report.claims": "Every claim, in the order of the article.",
    "Report.sources": "The source ledger: one entry for each distinct source, in the order of first mention.",
    "Report.findings": "The rules of the newsroom's policy that are broken.",
    "Report.coverage": "How many sentences there are of each state; the numbers sum to all sentences.",
    "Report.totals": "How many counted claims there are of each label; process and background claims apart.",
    "Report.usage": "What the run took.",
    "Claim.id": "A hash of the article's hash and the claim's spans: the same claim has the same id in every run.",
    "Claim.text": "The claim, worded so that it can be read alone.",
    "Claim.spans": "Where the article makes the claim.",
    "Claim.label": "On whose word the claim stands.",
    "Claim.basis": "Why the label holds.",
    "Claim.cause": "Why it could not be classified or checked, else null.",
    "Claim.corroborated_by": "Ids of the prior documents that support it, one for each origin.",
    "Claim.contradicted_by": "Ids of the prior documents that contradict it, one for each origin.",
    "Claim.model_label": "The label that the model itself gave, where one was asked.",
    "Claim.confidence": "The engine's own, from 0 to 1.",
    "Claim.witnessed": "Where the writer is the witness, else null.",
    "Claim.own_report": "Whether it rests on earlier work of the same paper.",
    "Claim.resolved": "Words elsewhere in the article that its wording takes in place of references.",
    "Claim.needs_review": "Why an editor should look at it.",
    "LinkedAttribution.chain": "Ids of the source ledger, from the article inward.",
    "LinkedAttribution.source": "The mention of the source nearest to the content, else null.",
    "LinkedAttribution.content": "The words of the article that the attribution covers.",
    "Evidence.quote": "Verbatim from the prior document, at start and end.",
    "Evidence.origin": "The id of the first print of the same copy: prints of one wire story share it.",
    "Evidence.score": "How well the passage matches the claim; higher is better, and only the order means anything.",
    "Source.name": "The fullest form that the article gives.",
    "Source.may_be_among": "Ids of counted groups that this single source may belong to.",
    "RunFacts.id": "Short, and sorts by time.",
    "RunFacts.settings_sha256": "The hash of every setting that can change a result.",
    "Usage.seconds": "Wall time by stage.",
    "Usage.ungrounded": "How many quotations of a model do not occur in the article.",
}


def report_schema() -> str:
    """Give the JSON Schema (2020-12) of one report as text, laid out over lines.

    Additional members are allowed everywhere, so that a report with new ones stays valid for older readers.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415  (0.1 s to import)

    schema: dict[str, Any] = TypeAdapter(Report).json_schema(mode="serialization")
    for name, part in {"Report": schema, **schema["$defs"]}.items():
        if "properties" in part:
            part["required"] = list(part["properties"])  # we write every member, also those that have a default
        for member, facts in part.get("properties", {}).items():
            described = _MEMBERS.get(f"{name}.{member}")
            if described:
                facts["description"] = described
    schema["properties"]["schema_version"]["const"] = SCHEMA_VERSION
    head = {"$schema": _DIALECT, "$id": f"urn:claimcheck:report:{SCHEMA_VERSION}"}
    return json.dumps({**head, **schema, "title": "claimcheck report"}, indent=2, ensure_ascii=False) + "\n"
