import json

from coranto.export.jsonl import corpus_lines
from records import ferry


def test_every_record_follows_the_header_kind_by_kind() -> None:
    rows = [json.loads(line) for line in corpus_lines(ferry())]
    assert rows[0]["kind"] == "header"
    kinds = [row["kind"] for row in rows[1:]]
    assert kinds == [
        "document", "document", "sentence", "claim", "figure", "entity", "copy", "origin", "event", "relation",
        "entry", "entry", "entry",
    ]  # fmt: skip
