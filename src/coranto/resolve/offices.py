"""Offices that every state has one of: their name alone does not say whose they are."""

import re
from typing import Final

from coranto.text.names import fold_name
from coranto.text.organizations import core_words
from coranto.tools import Tools

OFFICES: Final = frozenset({
    "ministry", "parliament", "senate", "congress", "cabinet", "treasury", "army", "navy", "police", "court", "guard",
    "guards", "assembly", "council", "military", "forces", "force", "agency", "department", "bank", "commission",
    "government", "prosecutor", "authority", "service", "office",
})  # fmt: skip
_OWNER: Final = re.compile(r"([^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?)(?:['’]s?)? (?:the )?$")
LOOK_BACK: Final = 40
"""Characters before a name in which its country is looked for."""


def office_key(name: str, before: str, tools: Tools) -> str | None:
    """A key for a state's office: its words and its country (empty if unsaid); null for any other organization.

    ``before`` is the text right before the name: *Kenya's*, *the Kenyan*. A country within the name counts first.
    """
    words = core_words(name)
    own, rest = country_within(words, tools)
    if not any(word in OFFICES for word in rest) or not all(_is_plain(word, tools) for word in rest):
        return None
    owner = own or owner_before(before[-LOOK_BACK:], tools)
    return f"{owner or ''} {' '.join(sorted(rest))}"


def _is_plain(word: str, tools: Tools) -> bool:
    return word in OFFICES or bool(tools.names.common.get(word))


def country_within(words: list[str], tools: Tools) -> tuple[str | None, list[str]]:
    """The country that one or two of the words name, and the other words."""
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            code = country_of(" ".join(words[at : at + size]), tools)
            if code:
                return code, words[:at] + words[at + size :]
    return None, words


def owner_before(before: str, tools: Tools) -> str | None:
    """The country named right before, in the genitive or as an adjective."""
    match = _OWNER.search(before)
    if match is None:
        return None
    words = fold_name(match.group(1)).split()
    return country_of(" ".join(words), tools) or country_of(words[-1], tools) if words else None


def country_of(name: str, tools: Tools) -> str | None:
    """The country of a demonym or of a country's name."""
    code = tools.countries.demonyms.get(name)
    if code is None and name not in tools.names.common:
        code = next((row.country for row in tools.gazetteer.lookup(name)[:1] if row.precision == "country"), None)
    return code
