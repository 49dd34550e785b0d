"""Strict JSON Schemas of reply models, as providers of structured output take them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from claimcheck.llm.seam import JsonSchema

_DROPPED = ("title", "description", "default")


def strict_schema(model: type[BaseModel]) -> JsonSchema:
    """Give the schema of a reply: all keys required, no others, and no needless word: each is billed."""
    schema: JsonSchema = _strict(model.model_json_schema())
    return schema


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(value) for key, value in node.items() if key not in _DROPPED or isinstance(value, dict)}
    if kept.keys() == {"anyOf"} and all(each.keys() == {"type"} for each in kept["anyOf"]):
        return {"type": [each["type"] for each in kept["anyOf"]]}
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
