#!/usr/bin/env python3
"""Structural checks of an OpenAPI 3.1 document. Usage: lint_openapi.py [PROGRAM] FILE

With PROGRAM, its `openapi` command must write exactly FILE. Exit 0: sound; 1: findings, one a line.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

METHODS = {"get", "put", "post", "delete", "patch"}
SCHEMA_KEYS = {"type", "properties", "required", "items", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
               "minLength", "maxLength", "minItems", "maxItems", "description", "default", "additionalProperties", "oneOf", "anyOf",
               "allOf", "not", "$ref", "pattern", "format", "title", "examples", "dependentRequired", "$schema", "$defs", "if", "then",
               "propertyNames", "uniqueItems"}
TYPES = {"object", "array", "string", "number", "integer", "boolean", "null"}


class Lint:
    def __init__(self, document):
        self.document, self.findings = document, []

    def say(self, place, words):
        self.findings.append(f"{place}: {words}")

    def resolve(self, reference, place):
        if not reference.startswith("#/"):
            return self.say(place, f"reference {reference} leaves the document")
        target = self.document
        for step in reference[2:].split("/"):
            step = step.replace("~1", "/").replace("~0", "~")
            if not isinstance(target, dict) or step not in target:
                return self.say(place, f"reference {reference} leads nowhere")
            target = target[step]
        return target

    def references(self, node, place="#"):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                self.resolve(node["$ref"], place)
            for key, value in node.items():
                self.references(value, f"{place}/{key}")
        elif isinstance(node, list):
            for index, value in enumerate(node):
                self.references(value, f"{place}/{index}")

    def schema(self, schema, place):
        if isinstance(schema, bool):
            return
        if not isinstance(schema, dict):
            return self.say(place, "is no schema")
        for key in schema.keys() - SCHEMA_KEYS:
            self.say(place, f"unknown schema keyword {key}")
        types = schema.get("type", [])
        for each in [types] if isinstance(types, str) else types:
            if each not in TYPES:
                self.say(place, f"unknown type {each}")
        properties = schema.get("properties", {})
        for name in schema.get("required", []) if properties else []:
            if name not in properties:
                self.say(place, f"requires {name}, which it does not describe")
        for name, value in properties.items():
            self.schema(value, f"{place}/properties/{name}")
        for key in ("items", "additionalProperties", "not", "if", "then"):
            if key in schema:
                self.schema(schema[key], f"{place}/{key}")
        for key in ("oneOf", "anyOf", "allOf"):
            for index, value in enumerate(schema.get(key, [])):
                self.schema(value, f"{place}/{key}/{index}")
        low, high = schema.get("minimum"), schema.get("maximum")
        if low is not None and high is not None and low > high:
            self.say(place, "minimum above maximum")

    def content(self, content, place):
        if not content:
            self.say(place, "content without a media type")
        for media_type, body in content.items():
            if "/" not in media_type:
                self.say(place, f"{media_type} is no media type")
            self.schema(body.get("schema", {}), f"{place}/{media_type}")

    def operation(self, path, method, operation, ids):
        place = f"{method.upper()} {path}"
        identifier = operation.get("operationId", "")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", identifier):
            self.say(place, f"operationId {identifier!r} is not snake_case")
        if identifier in ids:
            self.say(place, f"operationId {identifier} is also that of {ids[identifier]}")
        ids[identifier] = place
        if not operation.get("summary"):
            self.say(place, "no summary")
        known = {tag["name"] for tag in self.document.get("tags", [])}
        for tag in operation.get("tags", []) or [None]:
            if tag not in known:
                self.say(place, f"tag {tag} is not declared")
        self.parameters(path, place, operation)
        if "requestBody" in operation:
            if method in ("get", "delete"):
                self.say(place, "a body where none is read")
            self.content(operation["requestBody"].get("content", {}), f"{place} body")
        self.responses(place, operation.get("responses", {}))

    def parameters(self, path, place, operation):
        declared = set()
        for parameter in operation.get("parameters", []):
            key = (parameter.get("in"), parameter.get("name"))
            if key in declared:
                self.say(place, f"parameter {key} twice")
            declared.add(key)
            if key[0] not in ("path", "query", "header"):
                self.say(place, f"parameter {key[1]} in {key[0]}")
            if key[0] == "path" and parameter.get("required") is not True:
                self.say(place, f"path parameter {key[1]} is not required")
            self.schema(parameter.get("schema"), f"{place} {key[1]}")
        in_path = set(re.findall(r"{([^}]+)}", path))
        if in_path != {name for where, name in declared if where == "path"}:
            self.say(place, "path and its parameters differ")

    def responses(self, place, responses):
        if not any(status.startswith(("2", "3")) for status in responses):
            self.say(place, "no successful response")
        if "default" not in responses:
            self.say(place, "no default response")
        for status, response in responses.items():
            if status != "default" and not re.fullmatch(r"[1-5]\d\d", status):
                self.say(place, f"status {status}")
            if "$ref" in response:
                response = self.resolve(response["$ref"], place) or {"description": "-"}
            if not response.get("description"):
                self.say(place, f"response {status} has no description")
            if "content" in response:
                self.content(response["content"], f"{place} {status}")
            if status.startswith("4") and "application/problem+json" not in response.get("content", {}):
                self.say(place, f"response {status} is no problem+json")

    def run(self):
        d = self.document
        if d.get("openapi") != "3.1.0":
            self.say("openapi", "is not 3.1.0")
        for key in ("title", "version", "license"):
            if not d.get("info", {}).get(key):
                self.say("info", f"no {key}")
        self.references(d)
        ids = {}
        for path, item in d.get("paths", {}).items():
            if not path.startswith("/") or path != "/" and path.endswith("/"):
                self.say(path, "is no path")
            for method, operation in item.items():
                if method not in METHODS:
                    self.say(path, f"unknown method {method}")
                else:
                    self.operation(path, method, operation, ids)
        for name, schema in d.get("components", {}).get("schemas", {}).items():
            self.schema(schema, f"#/components/schemas/{name}")
        used = json.dumps(d.get("paths", {})) + json.dumps(d.get("components", {}))
        for kind, parts in d.get("components", {}).items():
            for name in parts:
                if kind == "securitySchemes":
                    if f'{{"{name}": ' not in used:
                        self.say(f"#/components/{kind}/{name}", "is not used")
                elif f'"#/components/{kind}/{name}"' not in used:
                    self.say(f"#/components/{kind}/{name}", "is not used")
        return self.findings


def main():
    *program, file = sys.argv[1:]
    text = Path(file).read_text(encoding="utf-8")
    findings = []
    if program:
        written = subprocess.run([*program, "openapi"], capture_output=True, text=True, check=True).stdout
        if written != text:
            findings.append(f"{file} is not what {program[0]} writes: run `{program[0]} openapi -o {file}`")
    findings += Lint(json.loads(text)).run()
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
