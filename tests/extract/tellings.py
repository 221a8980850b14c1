"""What is told in a text of one dispatch, and when."""

from coranto.model.assertion import EventMention
from newsroom import Page, folio_of


def told(text: str, **fields: object) -> tuple[EventMention, ...]:
    return folio_of(Page(text, **fields)).of(EventMention)  # type: ignore[arg-type]


def only(text: str, **fields: object) -> EventMention:
    found = told(text, **fields)
    assert len(found) == 1, [(m.type, m.lemma, m.text) for m in found]
    return found[0]


def day_of(mention: EventMention) -> str | None:
    return None if mention.time is None or mention.time.begin is None else mention.time.begin[:10]
