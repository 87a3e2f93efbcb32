# SPDX-License-Identifier: Apache-2.0
"""Compares what a hub answered with its OpenAPI document.

    check_openapi.py openapi.json calls.jsonl [STATUS]

A call is {"method", "target", "status", "type", "headers", "body"}. Says what differs, a line each: an answer that
the document lacks or describes otherwise, and an answer of the document that no call got, but for STATUS.
"""
import json
import re
import sys

from jsonschema import Draft202012Validator, FormatChecker


def resolve(document, node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def pattern_of(path):
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part)
                              for part in re.split(r"(\{[^}]+\})", path)) + "$")


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            for status, response in operation["responses"].items():
                yield path, method, status, resolve(document, response)


def find(document, call):
    path = call["target"].split("?")[0]
    # What has no placeholder goes first, as the programs have it.
    for each in sorted(document["paths"], key=lambda name: name.count("{")):
        if pattern_of(each).match(path):
            operation = document["paths"][each].get(call["method"].lower())
            return each, operation
    return None, None


def check_call(document, call, seen):
    path, operation = find(document, call)
    if operation is None:
        # By the document's own words these two stand for every other path and method.
        if call["status"] not in (404, 405):
            yield f"the document has no such path and method, and the answer is {call['status']}"
        return
    status = str(call["status"])
    if status not in operation["responses"]:
        yield f"the document has no {status}"
        return
    seen.add((path, call["method"].lower(), status))
    response = resolve(document, operation["responses"][status])
    for name in response.get("headers", {}):
        if name.lower() not in call["headers"]:
            yield f"the header {name} is missing"
    if call["type"] not in response["content"]:
        yield f"the answer is {call['type']}"
        return
    schema = response["content"][call["type"]]["schema"]
    # With the parts beside it, so that its references lead somewhere.
    whole = {**schema, "components": document["components"]}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    for error in validator.iter_errors(json.loads(call["body"])):
        yield f"at {'/'.join(map(str, error.absolute_path))}: {error.message}"


def main():
    document = json.load(open(sys.argv[1], encoding="utf-8"))
    wrong = []
    for name, schema in document["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
    ids = [operation["operationId"] for item in document["paths"].values() for operation in item.values()]
    if len(ids) != len(set(ids)):
        wrong.append("an operationId is there twice")
    seen = set()
    for line in open(sys.argv[2], encoding="utf-8"):
        call = json.loads(line)
        for error in check_call(document, call, seen):
            wrong.append(f"{call['method']} {call['target']} {call['status']}: {error}")
    for path, method, status, _ in operations(document):
        if (path, method, status) not in seen and status not in sys.argv[3:]:
            wrong.append(f"{method.upper()} {path}: no call got {status}")
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
