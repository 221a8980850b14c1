"""Items as Wikidata writes them, made up for tests."""

import json
from typing import Any


def value(written: object) -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": written, "type": "x"}}, "rank": "normal"}


def entry(id_: str, name: str, *, also: tuple[str, ...] = (), told: str = "", links: int = 0, **claims: Any) -> Any:
    """An item with an English name; ``claims`` are properties with one value each, items as ``"Q5"``."""
    made = {
        key: [value({"id": one} if isinstance(one, str) and one[:1] == "Q" else one)] for key, one in claims.items()
    }
    return {
        "type": "item",
        "id": id_,
        "labels": {"en": {"language": "en", "value": name}},
        "aliases": {"en": [{"language": "en", "value": one} for one in also]} if also else [],
        "descriptions": {"en": {"language": "en", "value": told}} if told else [],
        "claims": made,
        "sitelinks": {f"w{number}wiki": {} for number in range(links)},
    }


def lines(*entries: Any) -> str:
    """A dump of the items."""
    return "[\n" + ",\n".join(json.dumps(one) for one in entries) + "\n]\n"
