# SPDX-License-Identifier: Apache-2.0
"""Compares what went over a broker with the AsyncAPI document of its topics.

    check_asyncapi.py asyncapi.json messages.jsonl

A message is {"topic", "payload"}. Says what differs, a line each: a topic that the document lacks, a message that it
describes otherwise, and a channel on which nothing came.
"""
import base64
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


def errors(document, schema, value):
    # With the parts beside it, so that its references lead somewhere.
    whole = {**schema, "components": document["components"]}
    for error in Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value):
        yield f"at {'/'.join(map(str, error.absolute_path))}: {error.message}"


def decoded(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def check_message(document, message, payload):
    if "x-claims" not in message:
        yield from errors(document, message["payload"], json.loads(payload))
        return
    wrong = list(errors(document, message["payload"], payload))
    yield from wrong
    if not wrong:
        header, claims, _ = payload.split(".")
        described = message.get("x-header", {"$ref": "#/components/schemas/JwsHeader"})
        yield from errors(document, described, decoded(header))
        yield from errors(document, message["x-claims"], decoded(claims))


def channel_of(document, topic):
    for name, channel in document["channels"].items():
        pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part)
                          for part in re.split(r"(\{[^}]+\})", channel["address"]))
        if re.fullmatch(pattern, topic):
            return name, channel
    return None, None


def main():
    document = json.load(open(sys.argv[1], encoding="utf-8"))
    wrong = []
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for operation in document["operations"].values():
        resolve(document, operation["channel"])
    seen = set()
    for line in open(sys.argv[2], encoding="utf-8"):
        heard = json.loads(line)
        name, channel = channel_of(document, heard["topic"])
        if channel is None:
            wrong.append(f"{heard['topic']}: the document has no such topic")
            continue
        seen.add(name)
        for reference in channel["messages"].values():
            for error in check_message(document, resolve(document, reference), heard["payload"]):
                wrong.append(f"{heard['topic']}: {error}")
    wrong += [f"{name}: nothing came" for name in document["channels"] if name not in seen]
    print("\n".join(wrong))
    return 1 if wrong else 0


sys.exit(main())
