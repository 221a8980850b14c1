"""Whose statement a dispatch is: what a body or a party issued is its own word, whoever writes it down."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.model.annotation import Mention
from coranto.model.corpus import Folio
from coranto.model.source import Issuer
from coranto.text.spans import Span

HEAD_LINES: Final = 6
"""Lines with words at the top of a text in which it says what it is."""
LONGEST: Final = 120
"""Characters of a line of a head; a longer one is running text."""
_KIND: Final = r"(?:press|news|media|official|public|joint|government)[ -](?:release|statement|communiqu[eé]|notice)"
_OFFICE: Final = r"(?:press|media|information|communications?) (?:office|service|department|bureau|directorate)"
_RELEASE: Final = re.compile(
    rf"\b{_KIND}\b|\b{_OFFICE}\b|\bfor immediate release\b"
    r"|^\W*(?:statement|communiqu[eé])\b(?: (?:by|of|from|on|no\b)|\W*$)"
    r"|\b(?:summary|bulletin|briefing|announcement) (?:for|to) "
    r"(?:the )?(?:(?:news|mass) )?(?:media|press|journalists|reporters)\b",
    re.IGNORECASE,
)
"""What a line says in which a text calls itself a statement."""
_POWER: Final = re.compile(
    r"\W*(?:the )?(?:[\w’'-]+ ){0,3}?(?:headquarters|general staff|joint staff|high command|command|ministry"
    r"|armed forces|army|presidency|prefecture|governorate|liberation front|liberation army|defen[cs]e forces?)"
    r"(?: (?:of|for) [^.!?:]+)?\W*",
    re.IGNORECASE,
)
"""A line that is only the name of a body of those who govern or fight."""
_OWN_VOICE: Final = re.compile(
    r"\bour (?!(?:own )?(?:correspondents?|reporters?|staff|readers|newspaper|paper|colleagues?|sources?)\b)|\bwe\b"
    r"|\bthe (?:headquarters|general staff|ministry|command|prefecture|presidency|front) "
    r"(?:rejects|denies|informs|announces|reports|warns|states|declares|calls|reminds|regrets|condemns)\b",
    re.IGNORECASE,
)
"""In which a text speaks for whoever issues it."""
_QUOTED: Final = re.compile(r"[\"“][^\"“”]{1,600}[\"”]")
_ABOUT: Final = re.compile(r"\b(?:on|about|regarding|concerning|against)\b", re.IGNORECASE)
"""Before the name of what a statement is about."""
_OWN: Final = re.compile(rf"\W*(?:{_KIND}|statement|communiqu[eé]|for immediate release)\b", re.IGNORECASE)
"""The opening of a line that says only what the text is."""


def issuer_of(folio: Folio) -> Issuer | None:
    """The body that a text which calls itself a press release or a statement names in its head; null for any other.

    So is a text under the bare name of a ministry, a headquarters or an army that speaks for it: *our forces*.

    It is the organization named nearest to where it does so, else the first line that tells no more than a name.
    """
    head = list(_head(folio.text))
    calls = [i for i, line in enumerate(head) if _RELEASE.search(line.of(folio.text))]
    calls = calls or _power(folio.text, head)
    if not calls:
        return None
    if _is_power(head[0].of(folio.text)):
        return Issuer(*head[0], " ".join(head[0].of(folio.text).split()))
    named = [
        (min(abs(i - at) for at in calls), i, Span(mention.start, mention.end))
        for mention in folio.of(Mention)
        for i, line in enumerate(head)
        if mention.label == "organization" and line.start <= mention.start < line.end
        if not _ABOUT.search(folio.text[line.start : mention.start])
    ]
    names = (line for line in head if _OWN.match(line.of(folio.text)) is None)
    found = min(named)[2] if named else next(names, None)
    return None if found is None else Issuer(*found, " ".join(found.of(folio.text).split()))


def _power(text: str, head: Sequence[Span]) -> list[int]:
    """The line that opens a text with the name of a body that governs or fights, if the text is in its voice."""
    if not head or not _is_power(head[0].of(text)):
        return []
    return [0] if _OWN_VOICE.search(_QUOTED.sub(" ", text[head[-1].end :])) is not None else []


def _is_power(line: str) -> bool:
    """Whether a line is only the name of a body that governs or fights."""
    return _POWER.fullmatch(line) is not None and _is_name(line)


def _is_name(line: str) -> bool:
    """Whether a line is written as a proper name is: *Ministry of the Interior*, no *presidency for sale*."""
    found = _WORD.findall(line)
    named = all(word[0].isupper() or word in _LITTLE for word in found)
    return named and found[0] not in ("A", "An") and not any(char.isdigit() for char in line)


_LITTLE: Final = frozenset(("of", "the", "and", "for", "in", "on", "de", "du", "des", "da", "do", "s"))


def _head(text: str) -> Iterator[Span]:
    """The lines at the top of a text that are no sentences or headlines, up to the first that runs on."""
    for count, found in enumerate(re.finditer(r"[^\n]*[^\W\d_][^\n]*", text)):
        if count == HEAD_LINES or len(found.group()) > LONGEST:
            return
        if found.group().rstrip().endswith("."):
            return
        if _OWN.match(found.group()) or not _tells(found.group()):
            yield Span(*found.span())


def _tells(line: str) -> bool:
    """Whether a line is a sentence or a headline rather than a name: it has more than a few words in lower case."""
    return len([word for word in _WORD.findall(line) if word[0].islower()]) > MOST_SMALL_WORDS


MOST_SMALL_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
