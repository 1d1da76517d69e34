"""JSON for programs: the schema's fields to the letter, and safe to look at."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from gold_records import GOLD, NAMES, gold_extraction
from hostile import UNSAFE, extractions
from hypothesis import given
from jsonschema import Draft202012Validator

from holdfire.publishing.as_json import as_object, json_document, json_line
from holdfire.record import Extraction
from holdfire.vocab.issues import issue_words
from holdfire.vocab.stances import stance_words

SCHEMA: dict[str, Any] = json.loads(files("holdfire").joinpath("schema/extraction-1.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", NAMES)
def test_gold_comes_out_as_it_went_in(name: str) -> None:
    gold = json.loads((GOLD / f"{name}.gold.json").read_text(encoding="utf-8"))
    shown = json.loads(json_document(gold_extraction(name)))
    VALIDATOR.validate(shown)
    assert {key: shown[key] for key in gold if key not in ("commitments", "incidents")} == {
        key: gold[key] for key in gold if key not in ("commitments", "incidents")
    }
    for kind in ("commitments", "incidents"):
        for ours, theirs in zip(shown[kind], gold[kind], strict=True):
            assert {key: value for key, value in ours.items() if value is not None and value != "none_stated"} == {
                key: value for key, value in theirs.items() if value is not None and value != "none_stated"
            }
    text = shown["report"]["text"]
    for row in [*shown["positions"], *shown["commitments"], *shown["incidents"]]:
        assert text[row["start"] : row["end"]] == row["evidence"]


def test_the_vocabularies_of_the_schema_are_those_of_the_reader() -> None:
    position = SCHEMA["$defs"]["position"]["properties"]
    named = {issue for issue in issue_words().issues if not issue.startswith("other:")}
    assert set(SCHEMA["$defs"]["issue"]["anyOf"][0]["enum"]) == named
    assert {cue.stance for cues in stance_words().verbs.values() for cue in cues} <= set(position["stance"]["enum"])
    wrong = replace(gold_extraction(NAMES[0]).positions[0], stance="maybe")
    assert not VALIDATOR.is_valid(as_object(replace(gold_extraction(NAMES[0]), positions=(wrong,))))
    other = [replace(wrong, stance="agreed", issue=issue) for issue in ("other:water", "other:two words", "water")]
    valid = [VALIDATOR.is_valid(as_object(replace(gold_extraction(NAMES[0]), positions=(p,)))) for p in other]
    assert valid == [True, False, False]


@given(extractions)
def test_json_is_lossless_and_cannot_steer_a_terminal(extraction: Extraction) -> None:
    line, document = json_line(extraction), json_document(extraction)
    assert json.loads(line) == json.loads(document) == as_object(extraction)
    assert line.count("\n") == 1
    assert line.endswith("\n")
    assert not set(UNSAFE) & set(line[:-1])
    assert set(UNSAFE) & set(document) <= {"\n"}
    document.encode("utf-8")
