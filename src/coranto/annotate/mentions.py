"""Named mentions of a dispatch: flat, without titles, each with the fullest form of its name in the document.

Rules: runs of capitalised words, a table of evidence for what they name, then what the whole document says of the
doubtful ones. An adjective of a country or a faith (*Russian troops*) is no mention; its noun (*Russians*) is a group.
Armed groups, parties and movements are organizations. A leading demonym stays where it is part of an organization's
name.
"""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.annotate.name_labels import Sight, head_label, known_label, label_of
from coranto.annotate.name_spans import Run, is_title_case, runs
from coranto.annotate.tokens import Word, words
from coranto.model.annotation import Label, Mention, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.tools import Tools

ENOUGH: Final = 2.0
"""Weight of evidence from which a name is taken at its first sight; below it the document must speak for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention."""

    start: int
    end: int
    text: str
    key: str
    label: Label | None
    weight: float
    opening: bool
    """Whether it is the first word of a sentence and could be an everyday word with a capital."""
    titled: bool
    shouted: bool


def mentions(folio: Folio, tools: Tools) -> tuple[Mention, ...]:
    """Every name in the text, in order; none overlaps another."""
    found = _candidates(folio, tools)
    kept = _kept(found, tools)
    fullest = full_names([c for c in kept if c.label == "person"])
    return tuple(
        Mention(folio.doc, c.start, c.end, c.text, c.label or "organization", fullest.get(c.key, c.text))
        for c in sorted(kept, key=lambda c: (c.start, -c.end))
    )


def _candidates(folio: Folio, tools: Tools) -> list[Candidate]:
    """Runs of capitals in every sentence, labelled as far as the sentence tells."""
    lexicon = tools.names
    times = sorted((row.start, row.end) for row in folio.of(TimeExpression))
    found: list[Candidate] = []
    for sentence in folio.of(Sentence):
        if sentence.furniture == "copyright":
            continue
        row = _without_times(words(folio.text, sentence.start, sentence.end, lexicon), times)
        shouted = is_title_case(row)
        for run in runs(row, tools):
            found += _seen(folio.text, row, run, shouted, tools)
    return found


def _without_times(row: list[Word], times: Sequence[tuple[int, int]]) -> list[Word]:
    """The words, those within time expressions marked as not capitalised: *Monday* begins no name."""
    if not times:
        return row
    kept = []
    for word in row:
        at = bisect_right(times, (word.start, sys.maxsize)) - 1
        within = at >= 0 and word.end <= times[at][1]
        kept.append(replace(word, capital=False) if within and word.capital else word)
    return kept


def _seen(text: str, row: list[Word], run: Run, shouted: bool, tools: Tools) -> Iterable[Candidate]:
    """The candidates in one run: the run without its idle first words, cut where it holds several names."""
    first = _first_word(row, run, tools)
    if first >= run.last:
        return
    for part in _parts(row, Run(first, run.last, run.title if first == run.first else None), tools):
        inner = row[part.first : part.last]
        sight = Sight(row, part, tools, shouted)
        key = " ".join(word.key for word in inner)
        if not key or _is_idle(sight, key):
            continue
        judged = label_of(sight)
        start, end = inner[0].start, inner[-1].end
        yield Candidate(
            start, end, text[start:end], key,
            judged[0] if judged else None, judged[1] if judged else 0.0,
            _opens(row, part, tools), part.title is not None, shouted,
        )  # fmt: skip


def _first_word(row: list[Word], run: Run, tools: Tools) -> int:
    """The index of the run's first word that can begin a name."""
    lexicon, first = tools.names, run.first
    if _idle_participle(row, run, tools):
        first += 1
    while first < run.last:
        word = row[first]
        rest = "".join(w.gap + w.text for w in row[first : run.last]).strip()
        if rest in lexicon.known or (word.key not in lexicon.common and word.key not in {"the", "i"}):
            break
        if lexicon.common.get(word.key, False) or (first > 0 and first != run.first and word.key != "the"):
            break  # nouns and adjectives may begin a name: National Bank
        if first > 0 and row[first].gap.strip() == "" and word.key not in {"the", "i"} and run.title is None:
            break  # within a sentence even a verb's capital is meant
        if run.last - first >= 2 and rest in tools.gazetteer:
            break
        first += 1
    return first


def _idle_participle(row: list[Word], run: Run, tools: Tools) -> bool:
    """Whether a verb form opens the sentence before a name that stands by itself: *Addressing Parliament*."""
    word = row[run.first]
    if run.first > 0 or run.last - run.first < 2 or not word.key.endswith(("ing", "ed", "ly")):
        return False
    rest = "".join(w.gap + w.text for w in row[run.first + 1 : run.last]).strip()
    whole = f"{word.text} {rest}"
    return (rest in tools.gazetteer or known_label(rest, tools) is not None) and whole not in tools.gazetteer


def _parts(row: list[Word], run: Run, tools: Tools) -> Iterable[Run]:
    """The run without a demonym that only qualifies the name; whole where a head word holds it together."""
    inner = row[run.first : run.last]
    sight = Sight(row, run, tools, False)
    if len(inner) < 2 or head_label(sight) in {"organization", "facility", "event", "place", "product"}:
        yield run
        return
    if sight.text in tools.names.known or sight.text in tools.gazetteer:
        yield run
        return
    for size in (2, 1):
        lead = " ".join(word.key for word in inner[:size])
        if len(inner) > size and (lead in tools.countries.demonyms or lead in tools.names.peoples):
            yield Run(run.first + size, run.last, run.title)
            return
    yield run


def _is_idle(sight: Sight, key: str) -> bool:
    """Whether the words name nothing: a weekday, a demonym as adjective, a title alone."""
    lexicon, countries = sight.tools.names, sight.tools.countries
    if key in lexicon.not_names or len(key) < 2:
        return True
    if key in countries.peoples and (key.endswith("s") or (sight.before() == "the" and not sight.after().isalpha())):
        return False
    return (key in countries.demonyms or key in lexicon.peoples) and key not in lexicon.people_nouns


def _opens(row: list[Word], run: Run, tools: Tools) -> bool:
    """Whether a lone word at the head of a sentence or a quotation may be an everyday word."""
    word = row[run.first]
    if run.last - run.first > 1 or run.title is not None:
        return False
    heads = run.first == 0 or word.gap.strip(" \u00a0") not in {"", ","}
    return heads and word.key in tools.names.common


def _kept(found: list[Candidate], tools: Tools) -> list[Candidate]:
    """The candidates that the document bears out, with their labels settled."""
    votes = _votes(found)
    surnames = {c.key.split()[-1] for c in found if c.label == "person" and " " in c.key and c.weight >= ENOUGH}
    surnames = {word for word in surnames if word not in tools.names.heads or word not in tools.names.common}
    plain = {c.key for c in found if not c.shouted}
    titled = {c.key for c in found if c.titled and c.label == "person"}
    settled = []
    for c in found:
        label, weight = c.label, c.weight
        alone = " " not in c.key
        if alone and (c.key in surnames or c.key in titled) and weight < 7.0:
            label, weight = "person", max(weight, ENOUGH)
        elif votes.get(c.key):
            label, total = max(votes[c.key].items(), key=lambda item: (item[1], item[0]))
            weight = max(weight, total if not c.opening else weight)
        if label is None or weight < ENOUGH or (c.opening and not votes.get(c.key) and weight < 6.0):
            continue
        if c.shouted and weight < ENOUGH * 1.5 and c.key not in plain:
            continue
        settled.append(replace(c, label=label, weight=weight))
    return settled


def _votes(found: list[Candidate]) -> dict[str, Counter[Label]]:
    """How much weight the sure sights of each name give each label."""
    votes: dict[str, Counter[Label]] = {}
    for c in found:
        if c.label is not None and not c.opening and not c.shouted and c.weight >= 1.0:
            votes.setdefault(c.key, Counter())[c.label] += c.weight  # type: ignore[assignment]
    return votes


def full_names(people: Iterable[Candidate]) -> dict[str, str]:
    """Folded name → the fullest form of it that is not ambiguous; forms as first written."""
    written: dict[str, str] = {}
    for person in people:
        written.setdefault(person.key, person.text)
    by_last: dict[str, list[str]] = {}
    for key in sorted(written, key=lambda k: (-len(k.split()), k)):
        if " " in key:
            by_last.setdefault(key.split()[-1], []).append(key)
    return {key: written[_fullest(key, by_last)] for key in written}


def _fullest(key: str, by_last: dict[str, list[str]]) -> str:
    """The longest name of the document that ``key`` can stand for, itself if several could be meant."""
    parts = key.split()
    longer = [
        full for full in by_last.get(parts[-1], ())
        if len(full.split()) > len(parts) and set(parts[:-1]) <= set(full.split())
    ]  # fmt: skip
    firsts = {full.split()[0] for full in longer}
    return longer[0] if len(firsts) == 1 else key
