"""What a name is of: a table of evidence in the name and about it, each with its weight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from coranto.annotate.name_spans import FOREIGN_JOINERS, Run
from coranto.annotate.tokens import Word
from coranto.model.annotation import Label
from coranto.resources.gazetteer import PlaceRow
from coranto.resources.names import NameLexicon
from coranto.text.names import fold_name
from coranto.text.numbers import NUMBER_WORDS
from coranto.tools import Tools

BIG_CITY: Final = 100_000
"""Inhabitants from which a city's name alone is good evidence of the city."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A run of words in its sentence, with what is looked at to tell what it names."""

    words: Sequence[Word]
    run: Run
    tools: Tools
    inner: Sequence[Word] = field(init=False)
    """The words of the run."""
    text: str = field(init=False)
    rows: tuple[PlaceRow, ...] = field(init=False)
    """What the gazetteer knows under the name."""

    def __post_init__(self) -> None:
        inner = self.words[self.run.first : self.run.last]
        text = "".join([word.text if i == 0 else word.gap + word.text for i, word in enumerate(inner)])
        object.__setattr__(self, "inner", inner)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "rows", self.tools.gazetteer.lookup(text))

    def before(self, steps: int = 1) -> str:
        """Folded word so many places before the name (its title included); empty at the start or across a stop."""
        at = (self.run.title[0] if self.run.title else self.run.first) - steps
        return self.words[at].key if at >= 0 else ""

    def after(self) -> str:
        """Folded word right after the name, empty at the end."""
        return self.words[self.run.last].key if self.run.last < len(self.words) else ""

    @property
    def gap_after(self) -> str:
        return self.words[self.run.last].gap if self.run.last < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: what it speaks for, its weight, and the test."""

    label: Label
    weight: float
    holds: Callable[[Sight], bool]


def label_of(sight: Sight) -> tuple[Label, float] | None:
    """The label with most weight and that weight; null where nothing speaks for any.

    Ties go to the label that comes first in the table.
    """
    scores: dict[Label, float] = {}
    for evidence in _TABLE:
        if evidence.holds(sight):
            scores[evidence.label] = scores.get(evidence.label, 0.0) + evidence.weight
    head = head_label(sight)
    if head:
        scores[head] = scores.get(head, 0.0) + 6.0
    if not scores:
        return None
    best = max(scores, key=lambda label: scores[label])
    return best, scores[best]


def head_label(sight: Sight) -> Label | None:
    """What the head word of the name makes of it: *Ministry* of …, … *Bridge*, *Lake* …; null for a lone word."""
    heads, inner = sight.tools.names.heads, sight.inner
    if len(inner) < 2:
        return None
    if inner[0].key in sight.tools.names.first_heads and inner[1].key not in sight.tools.names.common:
        return "organization"
    for index, word in enumerate(inner[1:], 1):
        if not word.capital:  # the head of a long name stands before its first joiner
            return heads.get(inner[index - 1].key) or heads.get(inner[-1].key)
    return heads.get(inner[-1].key)


def _known(label: Label) -> Callable[[Sight], bool]:
    return lambda sight: known_label(sight.text, sight.tools) == label and not _opens_as_word(sight)


def _opens_as_word(sight: Sight) -> bool:
    """Whether it is one everyday word at the head of a sentence: *Target* practice, *Visa* rules."""
    word = sight.inner[0]
    common = sight.tools.names.common
    return sight.run.first == 0 and len(sight.inner) == 1 and word.key in common and not word.text.isupper()


def known_label(text: str, tools: Tools) -> Label | None:
    """What the vocabulary of well-known organizations and sites says of a name, as written or folded."""
    return tools.names.known.get(text) or tools.names.known.get(fold_name(text))


def is_everyday(key: str, lexicon: NameLexicon) -> bool:
    """Whether a folded word, or what it is the plural or another form of, is one that is written in lower case."""
    if key in lexicon.common or key in NUMBER_WORDS:
        return True
    if key in lexicon.family or key in lexicon.given:
        return False
    return key.endswith(_BEARERS) or any(
        key.endswith(end) and key.removesuffix(end) in lexicon.common for end in ("s", "es", "ed", "ing", "ly")
    )


_BEARERS: Final = ("ers", "ors", "ists", "ees", "ians", "women", "men", "workers", "folk")
"""Endings of plural nouns for people who do something (*villagers*, *geologists*)."""


def _has_title(sight: Sight) -> bool:
    return sight.run.title is not None


def _given_first(sight: Sight) -> bool:
    inner = sight.inner
    return len(inner) >= 2 and inner[0].key in sight.tools.names.given and not inner[0].text.isupper()


def _lone_given(sight: Sight) -> bool:
    key = sight.inner[0].key
    return len(sight.inner) == 1 and key in sight.tools.names.given and key not in sight.tools.names.common


def _lone_family(sight: Sight) -> bool:
    key = sight.inner[-1].key
    return len(sight.inner) == 1 and key in sight.tools.names.family and key not in sight.tools.names.common


def _family_last(sight: Sight) -> bool:
    key = sight.inner[-1].key
    return len(sight.inner) >= 2 and key in sight.tools.names.family and key not in sight.tools.names.common


def _lone_unknown(sight: Sight) -> bool:
    """A single word that no vocabulary has: news names people by their family name alone."""
    word, tools = sight.inner[0], sight.tools
    return (
        len(sight.inner) == 1
        and len(word.text) > 3
        and word.text[1:].islower()
        and word.key not in tools.names.common
        and word.key not in tools.names.heads
        and not (sight.run.first == 0 and is_everyday(word.key, tools.names))
        and not sight.rows
    )


def _lower_title(sight: Sight) -> bool:
    """A title in lower case right before: *president* Marta Lopes."""
    at = sight.run.first - 1
    return (
        sight.run.title is None
        and at >= 0
        and not sight.words[at].capital
        and (sight.before(),) in sight.tools.names.titles
    )


def _given_common(sight: Sight) -> bool:
    """A given name that is also a word (*Will*, *Mark*, *May*) or a kind of place (*River*)."""
    lexicon, key = sight.tools.names, sight.inner[0].key
    return _given_first(sight) and (key in lexicon.common or lexicon.heads.get(key) == "place")


def _ends_in_a_thing(sight: Sight) -> bool:
    """Whether the last of several words is an everyday noun and nobody's family name (*Angel Falls*, *Rose Garden*)."""
    lexicon, inner = sight.tools.names, sight.inner
    key = inner[-1].key
    return len(inner) >= 2 and lexicon.common.get(key, False) and key not in lexicon.family


def _initials(sight: Sight) -> bool:
    inner = sight.inner
    return (
        len(inner) >= 2
        and any(word.initial for word in inner[:-1])
        and len(inner[-1].text) > 2
        and inner[-1].key not in sight.tools.names.common
    )


def _shape_of_person(sight: Sight) -> bool:
    """Two to four capitalised words, none of them an everyday word."""
    inner = sight.inner
    common = sight.tools.names.common
    return 2 <= len(inner) <= 4 and all(
        (word.capital and not word.text.isupper()) or word.key in sight.tools.names.particles for word in inner
    ) and not any(word.key in common for word in inner)  # fmt: skip


def _particle(sight: Sight) -> bool:
    keys = [word.key for word in sight.inner]
    return len(keys) >= 2 and any(key in {"bin", "bint", "ibn", "van", "von", "ould", "abu"} for key in keys[:-1])


def _speaks(sight: Sight) -> bool:
    verbs = sight.tools.names.person_verbs
    if sight.before() in {"in", "at", "near", "outside", "inside", "across", "throughout", "of"}:
        return False  # villagers in Orlu said
    if sight.run.first == 0 and len(sight.inner) == 1 and is_everyday(sight.inner[0].key, sight.tools.names):
        return False  # Villagers said
    if sight.run.title is None and _ends_in_a_thing(sight):
        return False  # Harbour Gazette said
    return (sight.after() in verbs and sight.gap_after.strip() == "") or (
        sight.before() in {"said", "says"} and sight.run.title is None
    )


def _age_follows(sight: Sight) -> bool:
    """*Marta Lopes, 41,*; not a second item of a list (*, 30 lorries*)."""
    after, at = sight.after(), sight.run.last + 1
    if not (sight.gap_after.startswith(",") and after.isdigit() and 1 <= len(after) <= 2):
        return False
    return at == len(sight.words) or bool(sight.words[at].gap.strip()) or sight.words[at].key in _AFTER_AGE


_AFTER_AGE: Final = frozenset({"and", "from", "had", "has", "is", "of", "was", "who"})


def _kin_before(sight: Sight) -> bool:
    return sight.before() in sight.tools.names.kin


def _who_follows(sight: Sight) -> bool:
    at = sight.run.last
    return at < len(sight.words) and sight.words[at].text == "who" and sight.gap_after.strip(" ") in {"", ","}


def is_area(sight: Sight) -> bool:
    """Whether the name is that of a country or a well-known region."""
    return any(row.precision == "country" or row.curated for row in sight.rows)


def _big_place(sight: Sight) -> bool:
    return any(
        row.capital or row.population >= BIG_CITY or (row.precision == "region" and len(sight.text) > 3)
        for row in sight.rows
    ) and not is_area(sight)  # fmt: skip


def _small_place(sight: Sight) -> bool:
    return bool(sight.rows) and len(sight.text) > 3


def _in_place_slot(sight: Sight) -> bool:
    return sight.before() in sight.tools.names.place_prepositions and sight.run.title is None


def _kind_of_place_before(sight: Sight) -> bool:
    """*The city of*, *the island of* right before; *the port of* before what the gazetteer has."""
    if sight.before() != "of" or sight.run.title is not None:
        return False
    head = sight.tools.names.heads.get(sight.before(2))
    return head == "place" or (head == "facility" and bool(sight.rows))


def _place_after(sight: Sight) -> bool:
    """A word for a kind of place in lower case right after: the Orlu *river*, Tessaoua *district*."""
    return sight.gap_after == " " and sight.tools.names.heads.get(sight.after()) == "place"


def _site_after(sight: Sight) -> bool:
    """A word for a kind of building in lower case right after: Tessaoua *airport*; not where a city owns it."""
    after = sight.after()
    return (
        sight.gap_after == " " and sight.tools.names.heads.get(after) == "facility" and after not in {"line", "field"}
    )


def _place_first(sight: Sight) -> bool:
    return len(sight.inner) == 2 and sight.inner[0].key in sight.tools.names.place_first


def _acronym(sight: Sight) -> bool:
    text = sight.text.replace(".", "")
    if len(text) <= 3 and sight.after().isdigit() and sight.gap_after == " ":
        return False  # a currency before its sum
    return len(sight.inner) == 1 and 2 <= len(text) <= 7 and text.isupper() and text.isalpha()


def _camel(sight: Sight) -> bool:
    return any(word.text[1:].lower() != word.text[1:] and not word.text.isupper() and "-" not in word.text
               and not word.key.startswith(("mc", "mac", "o", "d")) for word in sight.inner)  # fmt: skip


def _has_common_noun(sight: Sight) -> bool:
    common = sight.tools.names.common
    return len(sight.inner) >= 2 and any(common.get(word.key, False) for word in sight.inner)


def _body_beside(sight: Sight) -> bool:
    """The *carmaker* Velotti; Velotti, a Turinese *carmaker*."""
    nouns, at = sight.tools.names.body_nouns, sight.run.first - 1
    if sight.run.title is None and at >= 0 and sight.words[at].key in nouns and not sight.words[at].capital:
        return sight.words[at + 1].gap.isspace()
    ahead = sight.words[sight.run.last : sight.run.last + APPOSITION]
    if not (ahead and ahead[0].gap.startswith(",") and ahead[0].text in {"a", "an", "the"}):
        return False
    for word, following in zip(ahead[1:], [*ahead[2:], None], strict=True):
        if word.gap.strip() or (following is None and len(ahead) == APPOSITION):
            return False
        if word.key in nouns:
            return following is None or following.key not in sight.tools.names.common or bool(following.gap.strip())
    return False


APPOSITION: Final = 6
"""Words after a name among which the noun of its apposition stands."""


def _foreign_joiner(sight: Sight) -> bool:
    return any(word.key in FOREIGN_JOINERS and not word.capital for word in sight.inner)


def _which_follows(sight: Sight) -> bool:
    return sight.after() == "which" and sight.gap_after.strip() == ","


def _says_it(sight: Sight) -> bool:
    """*Velotti denied that it …*: who speaks of itself as *it* is nobody."""
    at = sight.run.last
    if sight.after() not in sight.tools.names.person_verbs or sight.gap_after.strip():
        return False
    at += 2 if at + 1 < len(sight.words) and sight.words[at + 1].key == "that" else 1
    return (
        at + 1 < len(sight.words)
        and sight.words[at].key in {"it", "its"}
        and sight.words[at + 1].key not in _WITHOUT_SUBJECT
    )


_WITHOUT_SUBJECT: Final = frozenset({"is", "was", "seems", "seemed", "appears", "appeared", "rains", "rained"})
"""Verbs after an *it* that may stand for nothing: *it was time to go*."""


def _article_before(sight: Sight) -> bool:
    return sight.before() == "the" and sight.run.title is None


def _people_noun(sight: Sight) -> bool:
    key = " ".join(word.key for word in sight.inner)
    return (key in sight.tools.countries.peoples and key.endswith("s")) or key in sight.tools.names.people_nouns


_TABLE: Final[tuple[Evidence, ...]] = (
    Evidence("person", 5.0, _has_title),
    Evidence("person", 3.0, _given_first),
    Evidence("person", -1.5, _given_common),
    Evidence("person", -1.0, _ends_in_a_thing),
    Evidence("person", 3.0, _initials),
    Evidence("person", 3.0, _particle),
    Evidence("person", 2.0, _shape_of_person),
    Evidence("person", 1.0, _family_last),
    Evidence("person", 1.6, _lone_given),
    Evidence("person", 1.4, _lone_family),
    Evidence("person", 1.0, _lone_unknown),
    Evidence("person", 4.0, _lower_title),
    Evidence("person", 2.0, _speaks),
    Evidence("person", 4.0, _age_follows),
    Evidence("person", 2.5, _kin_before),
    Evidence("person", 2.0, _who_follows),
    Evidence("person", -2.5, _article_before),
    Evidence("person", -1.5, _which_follows),
    Evidence("person", -2.0, _says_it),
    Evidence("organization", 9.0, _known("organization")),
    Evidence("organization", 2.5, _acronym),
    Evidence("organization", 2.0, _camel),
    Evidence("organization", 4.0, _body_beside),
    Evidence("organization", 4.0, _foreign_joiner),
    Evidence("organization", 1.5, _which_follows),
    Evidence("organization", 2.5, _says_it),
    Evidence("organization", 1.2, _has_common_noun),
    Evidence("organization", 1.0, _article_before),
    Evidence("place", 7.0, is_area),
    Evidence("place", 4.0, _big_place),
    Evidence("place", 1.4, _small_place),
    Evidence("place", 2.0, _in_place_slot),
    Evidence("place", 2.5, _place_first),
    Evidence("place", 3.0, _kind_of_place_before),
    Evidence("place", 1.6, _place_after),
    Evidence("place", 2.0, _site_after),
    Evidence("facility", 9.0, _known("facility")),
    Evidence("group", 12.0, _people_noun),
)
"""Weights were set by hand, then checked on open and on development texts."""
