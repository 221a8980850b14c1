"""Whether two names, with nothing else known, are one person's or one organization's."""

from collections.abc import Sequence

from coranto.resources.names import NameLexicon
from coranto.text.names import PersonName, fold_name, person_name
from coranto.text.similarity import Similarity, core_words, edit_distance, organization_similarity, person_similarity
from coranto.text.transliteration import latin


def person_names_alike(a: str, b: str, lexicon: NameLexicon) -> Similarity:
    """How alike two names of persons are, with their titles taken off; family names may stand first."""
    if fold_name(latin(a)).replace(" ", "") == fold_name(latin(b)).replace(" ", ""):
        return Similarity(1.0, ("same name",))
    if _cut_off(fold_name(latin(a)).split(), fold_name(latin(b)).split(), lexicon):
        return Similarity(CUT, ("one is cut off in its last word",))
    x, y = _parts(a, lexicon), _parts(b, lexicon)
    spellings = {word: lexicon.given[word].groups for word in (*x.parts, *y.parts) if word in lexicon.given}
    best = person_similarity(x, y, spellings)
    for turned in (_turned(x), _turned(y)):
        if turned is not None:
            other = person_similarity(turned, y if turned.given[0] == x.family else x, spellings)
            if other.score - TURNED > best.score:
                best = Similarity(other.score - TURNED, (*other.reasons, "family name first"))
    if max(len(x.parts), len(y.parts)) > FEW_WORDS:
        return best
    return max(best, _as_a_whole(x.parts, y.parts), key=lambda likeness: likeness.score)


TURNED = 0.1
"""Taken off where names agree only when one is read family name first."""
FEW_WORDS = 3
"""Words up to which two persons' names are compared as a whole: in a longer one a whole word may differ unnoticed."""
SLIPS = 0.84
"""Share of letters that must agree for two names to differ by slips of the pen alone."""


def _cut_off(a: Sequence[str], b: Sequence[str], lexicon: NameLexicon) -> bool:
    """Whether one of two long names only breaks off within its last word, as at the end of a narrow field."""
    if len(a) != len(b) or len(a[-1]) == len(b[-1]) or a[:-1] != b[:-1]:
        return False
    same = [word for word in a[:-1] if word not in lexicon.particles]
    short, whole = sorted((a[-1], b[-1]), key=len)
    return len(same) >= FEW_WORDS and len(short) > 1 and whole.startswith(short)


CUT = 0.8
"""What two long names are worth to one another of which one is cut off in its last word."""


def _as_a_whole(a: Sequence[str], b: Sequence[str]) -> Similarity:
    """How alike the letters of two names are, whatever the words; 0 below ``SLIPS``."""
    best = 0.0
    for x, y in ((a, b), (sorted(a), sorted(b))):
        one, other = "".join(x).replace(" ", ""), "".join(y).replace(" ", "")
        longest = max(len(one), len(other), 1)
        most = int(longest * (1 - SLIPS))
        if most:
            best = max(best, 1 - edit_distance(one, other, most) / longest)
    return Similarity(best, ("nearly the same letters",)) if best >= SLIPS else Similarity(0.0, ())


def organization_names_alike(a: str, b: str) -> Similarity:
    """How alike two names of organizations are."""
    return max(organization_similarity(a, b), _as_a_whole(core_words(a), core_words(b)), key=lambda alike: alike.score)


def _parts(name: str, lexicon: NameLexicon) -> PersonName:
    words = fold_name(latin(name)) if "," not in name else ", ".join(map(fold_name, latin(name).split(",", 1)))
    kept = words.split()
    while len(kept) > 2 and (kept[0].rstrip(","),) in lexicon.titles and kept[0] not in lexicon.given:
        kept = kept[1:]
    if len(kept) == 2 and (kept[0],) in lexicon.titles and kept[0] not in lexicon.given:
        kept = kept[1:]
    return person_name(" ".join(kept), lexicon.particles, lexicon.suffixes)


def _turned(name: PersonName) -> PersonName | None:
    """The name read family name first; null for a single word."""
    return PersonName((name.family, *name.given[1:]), name.given[0]) if name.given else None
