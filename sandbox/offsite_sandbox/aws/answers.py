"""Answers against the model: what a client may rely on has to be there before they leave."""

import json
from typing import cast
from xml.etree import ElementTree

from botocore.parsers import create_parser
from moto.core.model import Shape

from . import errors, wire
from .constraints import mismatches
from .operation import Operation


def check(operation: Operation, answer: errors.Answer) -> None:
    """Check a successful answer against the operation's output shape.

    Raises:
        ValueError: a member is unknown or missing, or its value is of another type, enum or
            pattern than the model says.
    """
    shape = cast("Shape | None", operation.model.output_shape)
    if shape is None:
        return
    if operation.protocol in errors.JSON_PROTOCOLS:
        _check_json(operation, shape, answer.body)
    else:
        _check_xml(shape, answer.body)
    parser = create_parser(operation.protocol)
    parsed = parser.parse(
        {"status_code": answer.status, "headers": dict(answer.headers), "body": answer.body}, shape
    )
    parsed.pop("ResponseMetadata", None)
    found = list(mismatches(shape, parsed))
    if found:
        raise ValueError("; ".join(map(str, found)))


def _check_json(operation: Operation, shape: Shape, body: bytes) -> None:
    if operation.protocol == "json" or "payload" not in shape.serialization:
        wire.check_json(shape, json.loads(body) if body else {})


def _check_xml(shape: Shape, body: bytes) -> None:
    root = ElementTree.fromstring(body)
    wrapper = shape.serialization.get("resultWrapper")
    if wrapper is None:
        return
    for child in root:
        if child.tag.rpartition("}")[2] == wrapper:
            wire.check_xml(shape, child)
            return
    raise ValueError(f"{wrapper} is not there")
