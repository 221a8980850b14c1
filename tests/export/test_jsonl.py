import json

from coranto.export.edition import GENERATOR, Edition
from coranto.export.jsonl import corpus_lines, render
from coranto.model.codec import decode_line, encode_line, json_schema
from coranto.view.filters import Filter
from editions import editions, odd
from records import ferry


def test_every_record_follows_the_header_kind_by_kind() -> None:
    rows = [json.loads(line) for line in corpus_lines(ferry())]
    assert rows[0]["kind"] == "header"
    kinds = [row["kind"] for row in rows[1:]]
    assert kinds == [
        "document", "document", "sentence", "claim", "figure", "entity", "copy", "origin", "event", "relation",
        "entry", "entry", "entry",
    ]  # fmt: skip


def test_every_record_reads_back_as_it_was() -> None:
    for corpus in (ferry(), odd()):
        header, *lines = render(Edition(corpus))
        assert json.loads(header)["generator"] == GENERATOR
        assert lines == list(corpus_lines(corpus))[1:]
        for line in lines:
            assert decode_line(encode_line(decode_line(line))) == decode_line(line)


def test_a_filtered_file_holds_the_lines_and_what_they_rest_on() -> None:
    rows = [json.loads(line) for line in render(Edition(ferry(), Filter(disputed=True)))]
    assert rows[0]["filters"] == {"disputed": True}
    assert [row["kind"] for row in rows[1:]] == ["document", "origin", "entry"]


def test_a_redacted_file_is_valid_and_keeps_its_offsets() -> None:
    before, after = (
        [json.loads(line) for line in render(Edition(odd(), redact=redact))][1:] for redact in (False, True)
    )
    kept = ("kind", "id", "start", "end", "sha256", "chars")
    assert [[row.get(key) for key in kept] for row in before] == [[row.get(key) for key in kept] for row in after]
    for line in render(Edition(odd(), redact=True)):
        if b'"kind":"header"' not in line:
            decode_line(line)


def test_every_line_is_valid_by_the_schema() -> None:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json_schema())
    for edition in editions():
        for line in render(edition):
            validator.validate(json.loads(line))
