"""Makes src/cryptopredict/client/shapes.py, the types of the Python client, out of the OpenAPI document; --check only compares.

Only what `client/api.py` and its neighbours name, and what that is made of: nobody reads a hundred types that nobody uses.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "src" / "cryptopredict" / "client"
TARGET = CLIENT / "shapes.py"
_HEAD = '''"""What the server says, as types. Made from the OpenAPI document by `scripts/client_shapes.py`; not to be edited."""

from __future__ import annotations

from typing import {imports}
'''
_SIMPLE = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


def named() -> set[str]:
    """The types that the client speaks of."""
    texts = [path.read_text(encoding="utf-8") for path in CLIENT.glob("*.py") if path != TARGET]
    found = {name for text in texts for name in re.findall(r"\bshapes\.([A-Z]\w+)", text)}
    for text in texts:
        for line in re.findall(r"client\.shapes import (.+)", text):
            found |= {name.strip() for name in line.split(",")}
    return found


def shapes(document: dict[str, Any]) -> str:
    """The module."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    wanted, waiting = set[str](), sorted(named())
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += _referred(schemas[name])
    text = "@HEAD@" + f"\n__all__ = {json.dumps(sorted(wanted))}\n\n"
    aliases = [name for name in sorted(wanted) if "properties" not in schemas[name]]
    text += "".join(f"{name} = {_type(schemas[name])}\n" for name in aliases)
    text += "".join(_class(name, schemas[name]) for name in sorted(wanted) if name not in aliases)
    used = [name for name in ("Any", "Literal", "TypedDict") if name in text]
    text = text.replace("@HEAD@", _HEAD.replace("{imports}", ", ".join(used)))
    command = [sys.executable, "-m", "ruff", "format", "--config", str(ROOT / "pyproject.toml"), "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout


def _referred(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema and not schema["$ref"].endswith("/JsonValue"):
            yield schema["$ref"].rsplit("/", 1)[1]
        for value in schema.values():
            yield from _referred(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _referred(value)


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return "Any" if name == "JsonValue" else name
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        return f"Literal[{', '.join(json.dumps(value) if isinstance(value, str) else repr(value) for value in values)}]"
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(part) for part in schema["anyOf"]))
    if schema.get("type") == "array":
        return f"list[{_type(schema['items']) if schema.get('items') else 'Any'}]"
    if schema.get("type") == "object" or "properties" in schema:
        more = schema.get("additionalProperties")
        return f"dict[str, {_type(more) if isinstance(more, dict) and more else 'Any'}]"
    return _SIMPLE.get(schema.get("type", ""), "Any")


def _class(name: str, schema: dict[str, Any]) -> str:
    fields = schema["properties"]
    summary = (schema.get("description") or "").strip().splitlines()
    said = f'    """{summary[0]}"""\n\n' if summary else ""
    if all(field.isidentifier() for field in fields):
        return f"\n\nclass {name}(TypedDict):\n{said}" + "".join(
            f"    {one}: {_type(given)}\n" for one, given in fields.items()
        )
    inside = ", ".join(f"{json.dumps(one)}: {json.dumps(_type(given))}" for one, given in fields.items())
    return f"\n\n{name} = TypedDict({json.dumps(name)}, {{{inside}}})\n"


def main() -> int:
    """Write the file, or say whether it is what it would be."""
    from cryptopredict.server import create_app  # noqa: PLC0415 - reading what is named needs no server

    text = shapes(create_app().openapi())
    if "--check" in sys.argv:
        same = TARGET.read_text(encoding="utf-8") == text
        sys.stdout.write("" if same else "client/shapes.py is not the one of the server: run scripts/client_shapes.py\n")
        return 0 if same else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
