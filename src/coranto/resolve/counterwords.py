"""Counter-words: two speakers in a row on one matter, of whom the second speaks against the first.

News seldom says *denied*. It puts *Residents said they had received nothing* behind *The governor said rice was handed
out*. Whether it means to is told by signs, as a table of weights: signs of one matter and signs of opposition must both
be there. What is found stands side by side (``juxtaposed``); that both cannot be true is not said.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Folio
from coranto.model.resolved import Relation
from coranto.resolve.figure_relations import disjoint
from coranto.resolve.rival_counts import are_rivals, count_alike
from coranto.resources.opposition import Opposition
from coranto.resources.rarity import Rarity
from coranto.text.stems import content_words
from coranto.text.wordlists import words

REACH: Final = 2
"""How many sentences back a counter-word may look; within one paragraph but for the sentence right before."""
FAR: Final = 4
"""The same for a word that plainly takes up the other's: a question or a quotation may stand between them."""
RARE: Final = 2.3
"""Least ``idf`` of a word that tells of a matter: in at most a tenth of passages."""
LEAST: Final = 4.0
"""Least sum of all signs."""
LEAST_AGAINST: Final = 2.0
"""Least sum of the signs of opposition."""
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NEGATED: Final = re.compile(
    r"\b(?:no(?! (?:more|less|fewer|later|longer than|sooner)\b)|not(?! only\b)|never|none|nobody|nothing|neither|nor"
    r"|without|cannot|untrue|false|wrong|refused)\b|n['’]t\b",
    re.IGNORECASE,
)
_BACK: Final = re.compile(
    r"^(?:(?:it|they) (?:was|were|is|are|would) (?!\w+ (?:that|to|if|for)\b)|them\b)"
    r"|\b(?:than|of|about|by) (?:that|this|them)\b"
    r"|\b(?:any|no) such\b|\bany\b[ .,]*$"
    r"|(?<=\w )there\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could)\b)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?<!\w)[A-Z][^\W_]+")
_DETERMINERS: Final = words("The An His Her Its Their Our Two Three Four Five Six Some Many Several One Both All")
_PRONOUN: Final = re.compile(r"(?:i|you|we|s?he|it|they|who|which|that|this|one|another)$", re.IGNORECASE)
_NEW: Final = re.compile(r"(?:an?|two|three|four|five|several|some|other) (?!spokes|aide|lawyer)", re.IGNORECASE)
_OWN: Final = re.compile(r"^(?:its|their)\b(?!(?: own)? (?:former|rival|critics|opponents))", re.IGNORECASE)
_OWN_PERSON: Final = re.compile(r"^(?:his|her)\b(?! (?:former|rival|critics|opponents))", re.IGNORECASE)
_BODIES: Final = words(
    """police army military navy ministry government authorities officials company prosecutors hospital officers troops
    soldiers rebels council agency court"""
)
"""Speakers who are no single person, so that *his* and *her* are of somebody else."""
_TITLE: Final = re.compile(r"\b(?:his|her|their|the|a) (?P<title>[a-z][\w-]+(?: [a-z][\w-]+)?),? ?\Z", re.IGNORECASE)
"""What stands before a name: *his uncle Karim*."""
TITLE_CHARS: Final = 40
_GENITIVE: Final = re.compile(r"['’]s?\b")
_HEAD: Final = re.compile(r",|\s(?:of|in|at|from|near|for|on|who|whose|whom|that|with)\s", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(r"\n\s*\n|\r\n\s*\r\n")
_WISHES: Final = ("urges", "orders", "asks", "warns")
_HAD_PROMISED: Final = re.compile(r"\bhad (?:promised|pledged|vowed|assured|guaranteed)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """Somebody's word in a dispatch, laid out to be compared."""

    claim: Claim
    sentence: int
    figures: tuple[Figure, ...]
    source: str
    """Who says it, as written; empty where nobody is said to."""
    party: str | None
    paragraph_opens: bool
    """Whether its sentence begins a paragraph."""
    known_as: str = ""
    """What the dispatch calls the same source elsewhere."""

    @cached_property
    def low(self) -> frozenset[str]:
        """Its words in lower case."""
        return frozenset(_WORD.findall(self.claim.text.lower()))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of its words of content but names, which all of a story share."""
        return content_words(" ".join(word for word in _WORD.findall(self.claim.text) if word.islower()))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in its source."""
        return frozenset(_NAME.findall(self.source)) - _DETERMINERS

    @cached_property
    def speaker(self) -> frozenset[str]:
        """The words of its source up to the first comma or preposition."""
        heads = [_HEAD.split(one, maxsplit=1)[0] for one in (self.source, *self.known_as.split("\n"))]
        return frozenset(_WORD.findall(_GENITIVE.sub("", " ".join(heads).lower())))

    @cached_property
    def negated(self) -> bool:
        """Whether it says that something is not so."""
        return (self.claim.polarity == "denies") != bool(_NEGATED.search(self.claim.text))

    @property
    def stated(self) -> Iterator[Figure]:
        """Figures that say how many there are."""
        return (f for f in self.figures if not f.projection and f.conversion_of is None and f.subset_of is None)


@dataclass(frozen=True, slots=True)
class Ears:
    """What two words are heard with."""

    table: Opposition
    rarity: Rarity


def words_of(
    folio: Folio, sentences: Sequence[Sentence], claims: Sequence[Claim], parties: Mapping[str, str | None]
) -> list[Word]:
    """The claims of a dispatch in text order; a narrator's whose only count is somebody's is that one's word."""
    starts = [s.start for s in sentences]
    figures = sorted(folio.of(Figure), key=lambda f: (f.start, f.id))
    offsets = [f.start for f in figures]
    called: dict[str, set[str]] = {}
    for claim in claims:
        if claim.source is not None and claim.source.entity is not None:
            called.setdefault(claim.source.entity, set()).add(claim.source.text)
    for mention in folio.of(Mention):
        title = _TITLE.search(folio.text, max(0, mention.start - TITLE_CHARS), mention.start)
        if title is not None and mention.entity in called:
            called[mention.entity].add(title["title"])
    made = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end, c.id)):
        own = tuple(figures[bisect_left(offsets, claim.start) : bisect_left(offsets, claim.end)])
        sources = {f.source.text for f in own if f.source is not None}
        source = claim.source.text if claim.source is not None else sources.pop() if len(sources) == 1 else ""
        index = bisect_left(starts, claim.start + 1) - 1
        if index >= 0 and claim.start < sentences[index].end:
            known_as = called.get((claim.source.entity if claim.source is not None else None) or "", set())
            gap = folio.text[sentences[max(0, index - 1)].end : sentences[index].start]
            opens = index == 0 or _PARAGRAPH.search(gap) is not None
            party, names = parties.get(claim.id), "\n".join(sorted(known_as))
            made.append(Word(claim, index, own, source, party, opens, names))
    return made


def counterwords(text: str, spoken: Sequence[Word], ears: Ears) -> Iterator[Relation]:
    """Each word of a speaker with the one before it that it speaks against, if there is one."""
    for at, word in enumerate(spoken):
        if not word.source or word.claim.act in _WISHES:
            continue
        found = [
            (sum(signs.values()), -(at - i), signs, other)
            for i, other in enumerate(spoken[max(0, at - MANY) : at], start=max(0, at - MANY))
            if _may_face(text, other, word, ears.table)
            for signs in [_signs(text, other, word, ears)]
            if _is_enough(signs) and (word.sentence - other.sentence <= REACH or _is_plain(signs))
        ]
        best = max(found, key=lambda f: f[:2], default=None)
        if best is not None:
            why = f"two speakers in a row on one matter: {', '.join(best[2])}"
            yield Relation("juxtaposed", word.claim.id, best[3].claim.id, why, round(min(0.9, best[0] / 10), 2))


MANY: Final = 12
"""Claims before a word that it is compared with."""


def _may_face(text: str, one: Word, other: Word, table: Opposition) -> bool:
    """Whether nothing forbids that the later speaks against the earlier: another speaker, near enough, no wish."""
    first, second = one.claim, other.claim
    apart = other.sentence - one.sentence
    if not (one.source or _is_hearsay(first)) or first.act in _WISHES or first.end > second.start or apart > FAR:
        return False
    if second.inherited_from == first.id or first.id in (second.denies, second.inherited_from):
        return False
    if "conditional" in (first.modality, second.modality) or _is_of_another_place(one, other):
        return False
    if apart > 1 and _PARAGRAPH.search(text, first.end, second.start) is not None:
        return False
    if second.act == "promises" or (first.act == "promises" and not _had_promised(first)):
        return False
    return not _is_own(one, other, table)


def _had_promised(claim: Claim) -> bool:
    """Whether it is told as what had been promised: what became of it is about to be told."""
    return claim.cue is not None and _HAD_PROMISED.search(claim.cue.text) is not None


def _is_hearsay(claim: Claim) -> bool:
    """Whether the narrator tells it as what nobody in particular says: *is said to show*."""
    return claim.hedge is not None and _HEARSAY.search(claim.hedge.text) is not None


_HEARSAY: Final = re.compile(r"\b(?:said|report|purport|alleg|rumou?r|claim|believ|thought|suppos)\w*", re.IGNORECASE)


def _is_own(one: Word, other: Word, table: Opposition) -> bool:
    """Whether the two may be one speaker, or the later speaks for the earlier: *its spokesman*, *his lawyer*."""
    if one.claim.speaker == other.claim.speaker or one.source.lower() == other.source.lower():
        return True
    newly = _NEW.match(other.source) is not None  # whom *a relative* brings in has not spoken
    if any(
        _PRONOUN.match(w.source) and (w.claim.source is None or w.claim.source.entity is None)
        for w in ((other,) if newly else (one, other))
    ):
        return True
    nobodys = one.source.lower().startswith("two ") or _BODIES & one.speaker  # *her family* is not that of the police
    if _OWN.match(other.source) or (_OWN_PERSON.match(other.source) and not nobodys):
        return True
    shared = content_words(one.source) & content_words(other.source)
    if shared and len(shared) >= min(len(content_words(one.source)), len(content_words(other.source))):
        return True
    kinds = frozenset((table.kind(one.speaker), table.kind(other.speaker)))
    return bool(one.names & other.names) and kinds not in table.apart


def _is_of_another_place(one: Word, other: Word) -> bool:
    """Whether they count in different places."""
    places = [{f.place for f in word.stated if f.place is not None} for word in (one, other)]
    return bool(places[0] and places[1]) and places[0].isdisjoint(places[1])


def _is_enough(signs: Mapping[str, float]) -> bool:
    matter = sum(value for name, value in signs.items() if name in _OF_MATTER)
    against = sum(value for name, value in signs.items() if name not in _OF_MATTER)
    return matter >= 1 and against >= LEAST_AGAINST and matter + against >= LEAST


def _is_plain(signs: Mapping[str, float]) -> bool:
    """Whether one says in the words of the other that it is not so."""
    return signs.get("words in common", 0) > 1 and "it negates the very word" in signs and sum(signs.values()) >= PLAIN


PLAIN: Final = 5.5
"""Least sum of all signs between words that stand far apart."""
_OF_MATTER: Final = frozenset(
    (
        "one count",
        "words in common",
        "it points back",
        "it speaks of all",
        "it denies blame",
        "it denies any",
        "the charge that it denies",
        "words that exclude",
        "the one spoken of answers",
        "side by side",
    )
)


def _signs(text: str, one: Word, other: Word, ears: Ears) -> dict[str, float]:
    """The signs that the later word speaks against the earlier, by name, with their weights."""
    return {name: value for name, value in (*_matter(one, other, ears), *_against(text, one, other, ears)) if value}


def _matter(one: Word, other: Word, ears: Ears) -> Iterator[tuple[str, float]]:
    table = ears.table
    shared = [stem for stem in one.stems & other.stems if ears.rarity.idf(stem) >= RARE]
    yield "words in common", min(2, len(shared))
    yield "one count", 2 * _are_rivals(one, other)
    yield "it points back", 1 * (_points_back(other) or _is_measured(one, other, ears))
    apart = _are_apart(one, other, table)
    yield "it speaks of all", 1 * (apart and bool(table.universal & (one.low | other.low)))
    yield "it denies blame", 1 * (other.claim.act == "denies" and _BLAME.search(other.claim.text) is not None)
    yield "it denies any", 1 * (other.claim.act == "denies" and _ANYBODY.search(other.claim.text) is not None)
    yield "the charge that it denies", 1 * (one.claim.act == "denies" and other.claim.act == "accuses")
    yield "words that exclude", 1 * table.excludes(one.low, other.low)
    yield "the one spoken of answers", 1 * _is_spoken_of(one, other)
    yield "side by side", 1 * (apart and _are_side_by_side(one, other))


def _are_side_by_side(one: Word, other: Word) -> bool:
    """Whether two short statements of what is so follow right upon one another."""
    short = max(len(one.low), len(other.low)) <= SHORT and count_alike(one.claim.text, other.claim.text)
    return short and {one.claim.modality, other.claim.modality} == {"actual"} and not other.paragraph_opens


def _is_spoken_of(one: Word, other: Word) -> bool:
    """Whether the earlier speaks of who speaks next, by name or by the word for it."""
    told = [word[:NAME_STEM] for word in _NAME.findall(one.claim.text)]
    side = other.party
    if side is not None and " " not in side and len(side) >= NAME_STEM and side[:NAME_STEM] in told:
        return True  # *Dushanbe says the Kyrgyz hold him; Bishkek …*
    last = _LAST_NAME.search(_HEAD.split(other.source, maxsplit=1)[0])
    if last is not None and last[1] not in _DETERMINERS and len(last[1]) >= NAME_STEM - 1:
        return last[1][:NAME_STEM] in told
    return any(word in one.low for word in other.speaker if len(word) > NAME_STEM)


_BLAME: Final = re.compile(
    r"\b(?:to blame|at fault|responsib\w+|involve\w*|connection|links?|wrongdoing|to do with|guilty?|negligen\w+"
    r"|any part|(?:a|any|its|his|her|their) role)\b",
    re.IGNORECASE,
)
"""What only somebody denies who has been blamed right before."""
_ANYBODY: Final = re.compile(r"^\W*(?:that )?(?:anyone|anybody|anything|any of)\b", re.IGNORECASE)
_LAST_NAME: Final = re.compile(r"(?<!\w)([A-Z][^\W_]+)(?!['’\w])[^A-Z]*$")
NAME_STEM: Final = 5
"""Letters by which a name is known in another form of it: *Tajik*, *Tajikistan's*."""


def _are_apart(one: Word, other: Word, table: Opposition) -> bool:
    """Whether the two speakers are apt to speak against one another."""
    kinds = frozenset((table.kind(one.speaker), table.kind(other.speaker)))
    return kinds in table.apart or table.faces(one.speaker, other.speaker)


def _against(text: str, one: Word, other: Word, ears: Ears) -> Iterator[tuple[str, float]]:
    table = ears.table
    between = text[one.claim.end : other.claim.start]
    same = _PARAGRAPH.search(between) is None
    yield "a turn", 2 * _turns(text, one, other, table)
    yield "one negates", _negation(one, other)
    yield "it negates the very word", 1 * (one.sentence < other.sentence and _negates_word(one, other))
    yield "opposite words", 2 * table.excludes(one.low, other.low)
    yield "unlike counts", 2 * _are_rivals(one, other)
    yield "measured by it", 3 * _is_measured(one, other, ears)
    yield "two sides", 2 * (table.faces(one.speaker, other.speaker) or _are_two_parties(one, other))
    kinds = frozenset((table.kind(one.speaker), table.kind(other.speaker)))
    yield "who was there and who answers for it", 1.5 * (kinds in table.apart)
    yield "insisting", 1 * bool(table.insists & (_cue(one) | _cue(other)))
    yield "after all", 1 * bool(table.after_all & other.low)
    yield "had been promised", 1.5 * _had_promised(one.claim)
    yield "doubted", 3 * (_is_hearsay(one.claim) and one.claim.status == "unverified")
    apart = _are_apart(one, other, table) or _are_two_parties(one, other)
    yield "answering", 1 * (apart and _is_spoken_of(one, other))
    yield "another paragraph", -1 * (not same)
    yield "goes on", -3 * bool(table.goes_on.search(_lead(text, other)))


def _lead(text: str, word: Word) -> str:
    """The words of a statement around its content: who says it, and how."""
    claim = word.claim
    parts = [p for p in (claim.cue, claim.source) if p is not None]
    return " ".join(text[p.start : p.end] for p in parts)


def _turns(text: str, one: Word, other: Word, table: Opposition) -> bool:
    """Whether a turn opens what the later says, or stands between the two in one sentence."""
    first = min(p.start for p in (other.claim.cue, other.claim.source, other.claim) if p is not None)
    if one.sentence == other.sentence:
        return table.turns.search(text, one.claim.end, max(one.claim.end, first)) is not None
    opened = re.split(r"[.!?\n]", text[one.claim.end : max(one.claim.end, first)])[-1]
    return re.match(r"[\s\"”’,]*", opened) is not None and table.turns.match(opened.lstrip(' "”’,')) is not None


def _negation(one: Word, other: Word) -> float:
    """What it is worth that one negates and the other does not: less where it may concern something else."""
    if one.negated == other.negated:
        return 2 if _negates_word(one, other) else 0
    negating = one if one.negated else other
    near = len(negating.low) <= SHORT or bool(one.stems & other.stems & _near_negation(negating))
    return 2 if near or negating.claim.polarity == "denies" else 0.5


SHORT: Final = 14
"""Different words of a statement that is negated as a whole."""
_AROUND: Final = 45
"""Characters behind a negation within which what it negates stands."""


def _near_negation(word: Word) -> frozenset[str]:
    text = word.claim.text
    return frozenset().union(*(content_words(text[m.start() : m.end() + _AROUND]) for m in _NEGATED.finditer(text)))


def _negates_word(one: Word, other: Word) -> bool:
    """Whether the later negates a word that the earlier states: *no promise was made*, *nobody was forced*."""
    return bool(_negated_words(other) & one.stems - _negated_words(one))


def _negated_words(word: Word) -> frozenset[str]:
    """Stems right behind a negation."""
    return frozenset().union(*(content_words(found["word"]) for found in _NEGATED_WORD.finditer(word.claim.text)))


_NEGATED_WORD: Final = re.compile(
    r"\b(?:no(?! one\b)|never|(?:nobody|none|nothing|no one) (?:has been|had been|was|were|is|are|has|had)"
    r"|(?:(?:did|does|do|was|were|is|are|has|have|had|would|could)(?: not|n['’]t))(?: been| be)?) (?P<word>[a-z]\w+)",
    re.IGNORECASE,
)


def _are_two_parties(one: Word, other: Word) -> bool:
    return one.party is not None and other.party is not None and one.party != other.party


def _cue(word: Word) -> frozenset[str]:
    return frozenset(() if word.claim.cue is None else _WORD.findall(word.claim.cue.text.lower()))


def _points_back(word: Word) -> bool:
    """Whether a word speaks of what was said before it."""
    return _BACK.search(word.claim.text) is not None


def _are_rivals(one: Word, other: Word) -> bool:
    """Whether both count one thing, and no number satisfies both."""
    if _BESIDE.search(other.claim.text):
        return False
    if are_rivals(one.claim.text, other.claim.text):
        return True
    shared = bool(one.stems & other.stems)
    return any(
        _is_one_thing(f, g, shared=shared) and _days_apart(f, g) <= 1 and disjoint(f, g)
        for f in one.stated
        for g in other.stated
    )


_BESIDE: Final = re.compile(
    r"\b(?:not counting|in addition|besides|apart from|excluding|another|other|more were)\b", re.I
)
"""What counts others than the count before it."""


def _is_one_thing(one: Figure, other: Figure, *, shared: bool) -> bool:
    """Whether two counts of neighbouring statements are of one thing; ``shared``: the statements share words."""
    if one.quantity != other.quantity or (one.unit and other.unit and one.unit != other.unit):
        return False
    if one.quantity in _TOLLS:
        return True
    heads = [(f.counted or "").lower().split()[-1:] for f in (one, other)]
    return heads[0] == heads[1] or not all(heads) or (shared and one.quantity in _MEASURED)


def _days_apart(one: Figure, other: Figure) -> int:
    """Days between the days that two figures are of; 0 where either is not known."""
    days = [f.first_day for f in (one, other)]
    if days[0] is None or days[1] is None:
        return 0
    return abs((date.fromisoformat(days[0][:10]) - date.fromisoformat(days[1][:10])).days)


_MEASURED: Final = frozenset({"volume", "distance", "money"})
_TOLLS: Final = frozenset({"killed", "injured", "missing", "captured", "displaced", "fled", "troops"})


def _is_measured(one: Word, other: Word, ears: Ears) -> bool:
    """Whether the later measures a value by the earlier's: *at least double*, *less than half of that*."""
    return bool(one.figures) and bool(ears.table.measured & other.low) and _MEASURE.search(other.claim.text) is not None


_MEASURE: Final = re.compile(
    r"\b(?:than|of) (?:that|this)\b|\b(?:true|real|actual) (?:\w+ )?(?:number|figure|toll|count|total|cost|sum)s?\b"
    r"|\b(?:at least|more than|nearly|almost|about|less than) (?:double|twice|half)\b",
    re.IGNORECASE,
)
