#!/usr/bin/env python3
"""Checks the OpenAPI document: the committed copy is the program's, references resolve, ids are unique, parameters are declared.

Usage: lint_openapi.py APEX COMMITTED_COPY
"""

import json
import re
import subprocess
import sys
from pathlib import Path

METHODS = {"get", "put", "post", "patch", "delete", "head", "options"}


def references(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def resolves(document, reference):
    if not reference.startswith("#/"):
        return False
    node = document
    for key in reference[2:].split("/"):
        key = key.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, dict) or key not in node:
            return False
        node = node[key]
    return True


def problems_of(document):
    if not document.get("openapi", "").startswith("3.1."):
        yield "it is not OpenAPI 3.1"
    for reference in sorted(set(references(document))):
        if not resolves(document, reference):
            yield f"{reference} leads nowhere"
    used = set(references(document))
    for group, parts in document.get("components", {}).items():
        if group != "securitySchemes":
            for name in parts:
                if f"#/components/{group}/{name}" not in used:
                    yield f"components/{group}/{name} is used by nobody"
    ids = {}
    for path, item in document["paths"].items():
        braces = set(re.findall(r"{(\w+)}", path))
        for method, operation in item.items():
            if method not in METHODS:
                continue
            where = f"{method.upper()} {path}"
            name = operation.get("operationId")
            if not name:
                yield f"{where}: no operationId"
            elif name in ids:
                yield f"{where}: operationId {name} is also that of {ids[name]}"
            ids[name] = where
            for key in ("summary", "tags"):
                if not operation.get(key):
                    yield f"{where}: no {key}"
            parameters = [resolve(document, p) for p in item.get("parameters", []) + operation.get("parameters", [])]
            declared = {p["name"] for p in parameters if p["in"] == "path"}
            if declared != braces:
                yield f"{where}: path parameters {sorted(braces)} but {sorted(declared)} are declared"
            for p in parameters:
                if "schema" not in p:
                    yield f"{where}: parameter {p['name']} has no schema"
            responses = operation.get("responses", {})
            if not any(code.startswith(("2", "3")) for code in responses):
                yield f"{where}: no answer for success"
            for code, response in responses.items():
                if not resolve(document, response).get("description"):
                    yield f"{where}: answer {code} has no description"


def resolve(document, node):
    while "$ref" in node:
        target = document
        for key in node["$ref"][2:].split("/"):
            target = target[key]
        node = target
    return node


def main():
    written = subprocess.run([sys.argv[1], "openapi"], check=True, capture_output=True, text=True).stdout
    found = list(problems_of(json.loads(written)))
    if Path(sys.argv[2]).read_text(encoding="utf-8") != written:
        found.append(f"{sys.argv[2]} is not what the program writes; run `apex openapi > {sys.argv[2]}`")
    print("\n".join(found) or "sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
