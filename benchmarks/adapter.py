"""Serves the measuring protocols: ``annotate`` is the product's own, ``dev …`` answers questions no user asks.

``python -m benchmarks.adapter dev names --pairs FILE`` and so on; one JSON object a line in and out.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.groups import grouped

TOPIC: Final = 0.15
"""Cosine above which a document joins a group of documents on one event."""


def _lines(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").split("\n") if line.strip()]


def names(path: str) -> Iterator[dict[str, Any]]:
    """``{"id","score"}`` for each pair of names."""
    from coranto.resolve.name_pairs import organization_names_alike, person_names_alike
    from coranto.tools import open_tools

    lexicon = open_tools().names
    for pair in _lines(path):
        a, b = pair["a"], pair["b"]
        alike = person_names_alike(a, b, lexicon) if pair["schema"] == "Person" else organization_names_alike(a, b)
        yield {"id": pair["id"], "score": round(alike.score, 3)}


def places(path: str) -> Iterator[dict[str, Any]]:
    """``{"doc","start","end","lat","lon","precision","country"}`` for each given toponym."""
    from coranto.annotate.toponyms import resolve_toponyms
    from coranto.tools import open_tools

    tools = open_tools()
    for item in _lines(path):
        spans = [(place["start"], place["end"]) for place in item["places"]]
        for found in resolve_toponyms(item["text"], spans, tools, item.get("outlet")):
            row = found.row
            known = {"lat": row.lat, "lon": row.lon, "precision": row.precision, "country": row.country} if row else {}
            yield {"doc": item["id"], "start": found.start, "end": found.end, **known}


def stories(path: str) -> Iterator[dict[str, Any]]:
    """``{"id","story"}`` for each item; the order of the file decides among items of one day."""
    from coranto.model.source import DateCandidate, Dispatch, Metadata
    from coranto.streams import fall, lead_of
    from coranto.tools import open_tools

    tools, items, leads = open_tools(), _lines(path), []
    for number, item in enumerate(items):
        dates = (DateCandidate(item["date"], "json date"),) if item["date"] else ()
        metadata = Metadata(title=item["title"] or None, outlet=item["outlet"], published=dates)
        name, text = f"{number:09}", item["text"] or item["title"]
        leads.append(lead_of(Dispatch(name, name, name, text, metadata), tools))
    for story in fall(leads, tools):
        for told in story.dispatches:
            yield {"id": items[int(told.doc)]["id"], "story": story.id}


def coref(path: str) -> Iterator[dict[str, Any]]:
    """``{"id","cluster"}`` for each mention: one stem in one group of documents."""
    rows = _lines(path)
    documents = [row for row in rows if row["kind"] == "document"]
    topics = grouped([row["text"] for row in documents], TOPIC)
    topic = {row["doc"]: group for row, group in zip(documents, topics, strict=True)}
    for row in rows:
        if row["kind"] == "mention":
            yield {"id": row["id"], "cluster": f"{topic[row['doc']]} {row['text'].lower()[:5]}"}


PROTOCOLS: Final[dict[str, tuple[str, Callable[[str], Iterator[dict[str, Any]]]]]] = {
    "names": ("--pairs", names),
    "places": ("--mentions", places),
    "stories": ("--docs", stories),
    "coref": ("--mentions", coref),
}


def main(arguments: list[str]) -> int:
    """Answers one protocol, or hands the arguments on to ``coranto``."""
    if arguments[:1] != ["dev"]:
        from coranto.cli import main as coranto

        sys.argv = ["coranto", *arguments]
        coranto()
        return 0
    if len(arguments) != 4 or arguments[1] not in PROTOCOLS or arguments[2] != PROTOCOLS[arguments[1]][0]:
        usages = "; ".join(f"dev {name} {option} FILE" for name, (option, _) in PROTOCOLS.items())
        print(f"adapter: one of: {usages}", file=sys.stderr)
        return 2
    for answer in PROTOCOLS[arguments[1]][1](arguments[3]):
        print(json.dumps(answer, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
