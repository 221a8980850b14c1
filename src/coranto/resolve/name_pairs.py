"""Whether two names, with nothing else known, are one person's or one organization's."""

from collections.abc import Sequence

from coranto.resources.names import NameLexicon
from coranto.resources.native_names import han_variants, native_names
from coranto.resources.organizations import organization_words
from coranto.text.name_words import SAME, Similarity, Spellings
from coranto.text.names import PersonName, fold_name, person_name
from coranto.text.organizations import contradict, core_words, organization_similarity, written_words
from coranto.text.persons import (
    FEW_WORDS,
    NAME_WEIGHTS,
    TURNED,
    as_a_whole,
    compounded,
    cut_off,
    fathers_differ,
    first_words,
    generation,
    joined,
    man_beside_woman,
    other_order,
    person_similarity,
    some_words,
)
from coranto.text.romanisation import SYLLABIC, UNVOCALISED, script_of, spelled

_OTHER = Similarity(0.0, ("names differ",))


def person_names_alike(a: str, b: str, lexicon: NameLexicon) -> Similarity:
    """How alike two names of persons are, with their titles taken off; family names may stand first.

    Names of other scripts are compared in each spelling that their letters or the table of names give.
    """
    scripts = {script_of(a), script_of(b)}
    if len(scripts) == 1 and scripts <= SYLLABIC:
        same = _characters(a) == _characters(b)
        return Similarity(1.0, ("same name",)) if same else Similarity(0.0, ("characters differ",))
    vocalised = scripts.isdisjoint(UNVOCALISED)
    best = _OTHER
    for one in _spellings_of(a):
        for other in _spellings_of(b):
            found = _alike(one, other, lexicon, vocalised)
            if found.score > best.score:
                best = found
            if best.score >= SAME:
                return best
    return best


def _characters(name: str) -> str:
    return fold_name(name.translate(han_variants())).replace(" ", "")


def _spellings_of(name: str) -> tuple[str, ...]:
    return spelled(name, {} if name.isascii() or script_of(name) == "latin" else native_names())


def _alike(a: str, b: str, lexicon: NameLexicon, vocalised: bool) -> Similarity:
    """How alike two names in Latin letters are."""
    folded, other = fold_name(a), fold_name(b)
    if folded.replace(" ", "") == other.replace(" ", ""):
        return Similarity(1.0, ("same name",))
    x, y = _parts(a, other, lexicon), _parts(b, folded, lexicon)
    words, others = _words(x), _words(y)
    if not words or not others:
        return _OTHER
    spellings = lexicon.spellings((*x.parts, *y.parts, *words, *others))
    against = _contradiction(x, y, folded.split(), other.split(), lexicon, spellings)
    if against:
        return Similarity(0.0, (against,))
    best = person_similarity(x, y, spellings, vocalised)
    if best.score >= SAME:
        return best
    for turned in (_turned(x), _turned(y)):
        if turned is not None and not fathers_differ(x.parts, y.parts, spellings, vocalised):
            likeness = person_similarity(turned, y if turned.given[0] == x.family else x, spellings, vocalised)
            if likeness.score - TURNED > best.score:
                best = Similarity(likeness.score - TURNED, (*likeness.reasons, "family name first"))
    return max(best, *_whole(words, others, lexicon, spellings), key=lambda likeness: likeness.score)


def _contradiction(
    x: PersonName, y: PersonName, a: Sequence[str], b: Sequence[str], lexicon: NameLexicon, spellings: Spellings
) -> str:
    """What tells two persons apart whatever else their names share; empty if nothing does."""
    told = {generation(a), generation(b)}
    if len(told) == 2 and "" not in told:
        return "of two generations"
    if man_beside_woman(x, y):
        return "a woman's and a man's form"
    if x.given and y.given and x.given[0] not in y.parts and y.given[0] not in x.parts:
        known = [lexicon.given[word].sex for word in (x.given[0], y.given[0]) if word in lexicon.given]
        one_name = set(spellings.get(x.given[0], ())) & set(spellings.get(y.given[0], ()))
        if sorted(known) == ["f", "m"] and not one_name:
            return "a woman's and a man's given name"
    return ""


def _whole(words: Sequence[str], others: Sequence[str], lexicon: NameLexicon, spellings: Spellings) -> list[Similarity]:
    """What speaks for two names as a whole, whichever of their words is the family name."""
    told = {
        "one is cut off in its last word": cut_off(words, others, lexicon.particles),
        "first words of a longer name": first_words(words, others, spellings),
        "some words of a longer name": some_words(words, others, spellings),
        "same words in another order": other_order(words, others, spellings),
    }
    found = [_told(reason) for reason, holds in told.items() if holds]
    if max(len(words), len(others)) <= FEW_WORDS and not fathers_differ(words, others, spellings):
        found.append(as_a_whole(words, others))
    return found or [_OTHER]


def _told(reason: str) -> Similarity:
    return Similarity(NAME_WEIGHTS[reason], (reason,))


def _words(name: PersonName) -> tuple[str, ...]:
    return tuple(" ".join(name.parts).split())


def organization_names_alike(a: str, b: str) -> Similarity:
    """How alike two names of organizations are."""
    known = organization_words()
    likeness = organization_similarity(a, b, known)
    if likeness.score >= SAME:
        return likeness
    words, others = core_words(a, known), core_words(b, known)
    if contradict(words, others, known):
        return likeness
    full, other_full = written_words(a), written_words(b)
    if "".join(full) == "".join(other_full):
        return Similarity(1.0, ("same letters",))
    if cut_off(full, other_full, frozenset()):
        return _told("one is cut off in its last word")
    return max(likeness, as_a_whole(words, others), as_a_whole(full, other_full), key=lambda alike: alike.score)


def _parts(name: str, other: str, lexicon: NameLexicon) -> PersonName:
    """The parts of a name without titles, its words divided as in the ``other``, folded one."""
    family_first, comma, rest = name.partition(",")
    if comma and fold_name(rest) and fold_name(rest) not in lexicon.suffixes:
        name = f"{rest} {family_first}"
    kept = fold_name(name).split()
    while len(kept) > 1 and (kept[0],) in lexicon.titles and kept[0] not in lexicon.given:
        kept = kept[1:]
    kept = list(compounded(joined(kept, other.split()), other.split()))
    return person_name(" ".join(kept), lexicon.particles, lexicon.suffixes)


def _turned(name: PersonName) -> PersonName | None:
    """The name read family name first; null for a single word."""
    return PersonName((name.family, *name.given[1:]), name.given[0]) if name.given else None
