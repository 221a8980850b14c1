"""Free-standing quotations of a statement, as they stand beside one another and beside a cue."""

from collections.abc import Sequence

from coranto.extract.speech.clauses import Token

Range = tuple[int, int]


def quote_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The free-standing quotation at ``at`` or behind the mark there."""
    for i in (at, at + 1):
        if i < len(tokens) and tokens[i].kind == "quote":
            return i
        if i < len(tokens) and tokens[i].text not in (",", ":"):
            return None
    return None


def begins_sentence(token: Token) -> bool:
    letters = [char for char in token.text[:6] if char.isalnum()]
    return bool(letters) and not letters[0].islower()


def quote_before(tokens: Sequence[Token], at: int) -> int | None:
    """The free-standing quotation right before token ``at``, over a comma, a dash or a bracket if there is one."""
    for i in range(at - 1, max(-1, at - 4), -1):
        if tokens[i].kind == "quote":
            return i
        if tokens[i].text not in ((",", "-", "–", "—", ")") if i == at - 1 else (")",)):
            return None
    return None


def quotes_up_to(tokens: Sequence[Token], at: int) -> list[Range]:
    """The quotation at ``at`` and those that run up to it without other words between."""
    found = [(at, at + 1)]
    i = at - 1
    while i >= 0 and (tokens[i].kind == "quote" or tokens[i].text in (",", "…", "(")):
        if tokens[i].kind == "quote":
            found.insert(0, (i, i + 1))
        i -= 1
    return found


def quotes_from(tokens: Sequence[Token], at: int) -> list[Range]:
    """The quotations that follow from ``at`` on in the same statement, with nothing but marks and *and* between."""
    found = []
    for i in range(at, len(tokens)):
        if tokens[i].kind == "quote":
            found.append((i, i + 1))
        elif tokens[i].kind == "word" and tokens[i].low not in ("and", "but"):
            break
    return found


def quote_ahead(tokens: Sequence[Token], at: int) -> int | None:
    """The free-standing quotation that a few words and a mark lead up to: *said of the plan: "…"*."""
    for i in range(at, min(at + 14, len(tokens) - 1)):
        if tokens[i].kind == "quote" or tokens[i].low in ("that", "and"):
            return None
        if tokens[i + 1].kind == "quote" and tokens[i].text in (",", ":"):
            return i + 1
    return None
