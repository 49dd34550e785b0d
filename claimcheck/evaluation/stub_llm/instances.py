"""The smallest valid instance of a JSON schema: what the stub answers when no responder does."""

from __future__ import annotations

import hashlib
from typing import Any

_MAX_DEPTH = 60
_ITEMS_DEPTH = 12
_NOTES = {"description", "title", "default"}
_FORMATS = {
    "date": "2000-01-01",
    "date-time": "2000-01-01T00:00:00Z",
    "email": "a@example.org",
    "uri": "https://example.org/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


class SchemaError(ValueError):
    """A schema has no instance that we can build."""


def smallest_instance(schema: dict[str, Any], *, seed: str = "", pick: str = "first", array_items: int = 0) -> Any:
    """Build the smallest valid instance of a schema.

    `pick` of "first" takes the first member of an enum or of alternatives, "hash" one that depends on `seed` and the
    place. Objects carry their required properties only, arrays `minItems` or `array_items` items.

    Raises:
        SchemaError: it is not valid, recurses without end, or has a pattern.
    """
    return _Builder(schema, seed, pick, array_items).make(schema, "$", 0)


class _Builder:
    def __init__(self, root: dict[str, Any], seed: str, pick: str, array_items: int) -> None:
        self._root, self._seed, self._pick, self._array_items = root, seed, pick, array_items

    def make(self, schema: Any, path: str, depth: int) -> Any:
        if schema is True or schema == {}:
            return ""
        if not isinstance(schema, dict):
            raise SchemaError(f"no instance is valid at {path}")
        if depth > _MAX_DEPTH:
            raise SchemaError(f"the schema recurses without end at {path}")
        if "$ref" in schema:
            rest = {key: value for key, value in schema.items() if key != "$ref" and key not in _NOTES}
            return self.make({**self._resolve(schema["$ref"]), **rest}, path, depth + 1)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._choose(schema["enum"], path)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                return self._alternative(schema[key], path, depth + 1)
        return self._typed(schema, path, depth + 1)

    def _typed(self, schema: dict[str, Any], path: str, depth: int) -> Any:
        kind = schema.get("type") or (
            "object" if "properties" in schema else "array" if "items" in schema else "string"
        )
        if isinstance(kind, list):
            kind = self._choose([one for one in kind if one != "null"] or ["null"], path)
        if kind == "object":
            properties = schema.get("properties", {})
            required = schema.get("required", list(properties))
            return {key: self.make(properties.get(key, {}), f"{path}.{key}", depth) for key in required}
        if kind == "array":
            wanted = min(self._array_items, schema.get("maxItems", self._array_items)) if depth < _ITEMS_DEPTH else 0
            count = max(schema.get("minItems", 0), wanted)
            return [self.make(schema.get("items", {}), f"{path}[{place}]", depth) for place in range(count)]
        if kind == "string":
            if "pattern" in schema:
                raise SchemaError(f"no string is made for the pattern at {path}")
            return _FORMATS.get(schema.get("format", ""), "x").ljust(schema.get("minLength", 0), "x")
        if kind in {"integer", "number"}:
            low = schema.get("minimum", schema.get("exclusiveMinimum", -1) + 1)
            return min(max(0, low), schema.get("maximum", max(0, low)))
        if kind == "boolean":
            return self._choose([True, False], path)
        if kind == "null":
            return None
        raise SchemaError(f"unknown type {kind!r} at {path}")

    def _alternative(self, options: list[Any], path: str, depth: int) -> Any:
        first = self._choose(options, path)
        last: SchemaError | None = None
        for option in [first, *(one for one in options if one is not first)]:
            try:
                return self.make(option, path, depth)
            except SchemaError as exc:
                last = exc
        raise last or SchemaError(f"no alternatives at {path}")

    def _choose(self, options: list[Any], path: str) -> Any:
        if self._pick == "hash" and len(options) > 1:
            digest = hashlib.sha256(f"{self._seed}|{path}".encode()).digest()
            return options[int.from_bytes(digest[:4], "big") % len(options)]
        return options[0]

    def _resolve(self, reference: str) -> dict[str, Any]:
        node: Any = self._root
        for part in reference.removeprefix("#").strip("/").split("/"):
            node = node.get(part) if isinstance(node, dict) else None
        if not reference.startswith("#") or not isinstance(node, dict):
            raise SchemaError(f"the reference {reference!r} leads nowhere")
        return node
