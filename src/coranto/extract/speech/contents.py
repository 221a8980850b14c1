"""What is said: which words of a statement each cue gives as somebody's, and whose."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Final

from coranto.extract.speech.according import according
from coranto.extract.speech.anonymity import veil
from coranto.extract.speech.attribution import Attribution, depths_of, is_inside, mode_of
from coranto.extract.speech.clauses import Statement, Token
from coranto.extract.speech.content_after import after_cue
from coranto.extract.speech.content_before import before_cue
from coranto.extract.speech.count_cues import count_cues
from coranto.extract.speech.cue_places import Place, place_of
from coranto.extract.speech.cues import Cue, cues
from coranto.extract.speech.extents import RELATIVES, extent
from coranto.extract.speech.introductions import led_up_to, signed
from coranto.extract.speech.noun_cues import claim_end, noun_cues, noun_end
from coranto.extract.speech.objects import object_end
from coranto.extract.speech.passives import passive
from coranto.extract.speech.rumours import rumours
from coranto.extract.speech.sources import Phrase
from coranto.resources.speech import SpeechLexicon
from coranto.text.wordlists import words


def attributions(statement: Statement, lexicon: SpeechLexicon) -> list[Attribution]:
    """Every attribution of a statement, in the order of its cues."""
    tokens = statement.tokens
    placed = [place_of(tokens, cue, lexicon) for cue in cues(tokens, lexicon)]
    begins = [len(tokens) if _goes_on(tokens, place) else place.begin for place in placed]
    found = _all(tokens, placed, begins, lexicon)
    telling = {made.cue for made in found}
    if len(telling) < len(placed):  # a verb that tells nothing ends nobody's words
        begins = [begin if place.cue in telling else len(tokens) for place, begin in zip(placed, begins, strict=True)]
        found = _all(tokens, placed, begins, lexicon)
    given = list(_given(tokens, begins, lexicon))
    found = [_of_whole(made, given) for made in found if not _is_within(made.cue, given)] + given
    found = [made for made in map(_heard, found, repeat(tokens), repeat(lexicon)) if made is not None]
    last = signed(tokens, lexicon) or led_up_to(tokens, found, lexicon)
    if last is not None:
        found.append(last)
    depths = depths_of(found, len(tokens))
    return [made for made in found if not _is_told_by_another(made, depths, tokens)]


def _all(
    tokens: Sequence[Token], placed: Sequence[Place], begins: Sequence[int], lexicon: SpeechLexicon
) -> list[Attribution]:
    """What each cue gives, left to right, where the clauses of others begin at ``begins``."""
    found: list[Attribution] = []
    for index, place in enumerate(placed):
        if _is_within(place.cue, found):
            continue
        later = [
            begin if begin > place.cue.last else after.cue.first  # *Ohm, who said it was late,* **left**
            for begin, after in zip(begins[index + 1 :], placed[index + 1 :], strict=True)
            if begin < len(tokens)
        ]
        made = _read(tokens, place, later, found, lexicon)
        if made is not None and made.content:
            found.append(made)
    return found


def _goes_on(tokens: Sequence[Token], place: Place) -> bool:
    """Whether a thought is told in passing and ends nobody's words: *said it was fair* **and he hoped for more**."""
    cue, at = place.cue, place.begin
    if cue.shape == "participle" and at > 0 and tokens[at - 1].low == "as":
        return True
    if place.subject is None and cue.shape == "finite" and at > 0 and tokens[at - 1].low in ("and", "but"):
        return tokens[cue.first].low in _SHIFTED
    if at == 0 or cue.verb.sort == "speech" or tokens[at - 1].low not in ("and", "but"):
        return False
    if place.subject is None:
        return cue.shape == "passive"
    return place.subject.last - place.subject.first == 1 and tokens[place.subject.first].low in _PRONOUNS


_SHIFTED: Final = words("will would can could should may might must had")
"""What goes on in reported words: *said he was ill* **and would** *decline*."""
_PRONOUNS: Final = words("he she it they")


def _given(tokens: Sequence[Token], begins: Sequence[int], lexicon: SpeechLexicon) -> Iterator[Attribution]:
    """What nouns of saying and verbs of counting give: *the union's claim that …*, *put the toll at …*."""
    for given in noun_cues(tokens, lexicon):
        end = extent(tokens, given.begin, [at for at in begins if at > given.begin])
        if given.clause:
            end = claim_end(tokens, given.cue, given.begin, end, lexicon)
        else:
            end = noun_end(tokens, given.begin, object_end(tokens, given.begin, end, lexicon), lexicon)
        yield from _plain(tokens, given.cue, given.source, given.begin, end)
    for tale in rumours(tokens, lexicon):
        yield from _plain(tokens, tale.cue, tale.source, tale.begin, tale.end)
    for cue, source, begin in count_cues(tokens, lexicon):
        end = extent(tokens, begin, [at for at in begins if at > begin])
        led = any(token.low in RELATIVES for token in tokens[source.last : cue.first])
        marks = (i for i in range(begin, end - 1) if tokens[i].text == "," and (led or tokens[i + 1].low in RELATIVES))
        yield from _plain(tokens, cue, source, begin, next(marks, end))


def _of_whole(made: Attribution, given: Sequence[Attribution]) -> Attribution:
    """A passive whose subject is a noun with its clause takes both: *the claim that it was safe* *was rejected*."""
    if made.cue is None or made.cue.shape != "passive":
        return made
    first, last = made.content[0]
    for other in given:
        begin, end = other.content[0]
        if other.source is not None and begin <= first and last == end <= made.cue.first:
            return replace(made, content=((other.source.first, end), *made.content[1:]))
    return made


def _heard(made: Attribution, tokens: Sequence[Token], lexicon: SpeechLexicon) -> Attribution | None:
    """What a court or an inquiry heard is somebody's word, nobody says whose; what others hear is no claim."""
    if made.cue is None or made.cue.verb.lemma != "hear":
        return made
    told = made.source is not None and tokens[made.source.last - 1].low in lexicon.hearings
    return replace(made, source=None) if told else None


def _plain(tokens: Sequence[Token], cue: Cue, source: Phrase | None, begin: int, end: int) -> Iterator[Attribution]:
    if end > begin:
        yield Attribution(cue, source, ((begin, end),), mode_of(tokens, [(begin, end)]), (cue.last, cue.last))


def _is_within(cue: Cue | None, given: Sequence[Attribution]) -> bool:
    """Whether a verb is only part of a noun's cue: **voiced** *support for*."""
    return any(
        cue is not None and made.cue is not None and made.cue.first <= cue.verb_at < made.cue.last for made in given
    )


def _is_told_by_another(made: Attribution, depths: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether a thought, a wish or *he said* stands within what somebody says: it is then part of that claim alone."""
    cue = made.cue
    if cue is None or not is_inside(made, depths):
        return False
    vague = (
        made.source is None
        or made.shared
        or tokens[made.source.first].low in ("he", "she", "it", "they", "we", "i", "you", "who")
    )
    if made.source is not None and tokens[made.source.first - 1].low == "what" and cue.verb.sort == "evidence":
        return False
    return cue.verb.sort != "speech" or vague


def _read(
    tokens: Sequence[Token],
    place: Place,
    later: Sequence[int],
    found: Sequence[Attribution],
    lexicon: SpeechLexicon,
) -> Attribution | None:
    cue = place.cue
    if _asks_no_name(tokens, place, later):
        return None
    if cue.shape == "phrase":
        return according(tokens, cue, later, lexicon)
    if cue.shape == "passive":
        return passive(tokens, cue, place.subject, later, lexicon)
    if cue.shape == "finite":
        after = before_cue(tokens, place, lexicon)
        if after is not None:
            return after
    return after_cue(tokens, place, later, found, lexicon)


def _asks_no_name(tokens: Sequence[Token], place: Place, later: Sequence[int]) -> bool:
    """Whether a verb only asks that its subject not be named, before the one that tells: *who* **asked** *not to*."""
    led = place.subject is not None and tokens[place.subject.last - 1].low == "who"
    return led and any(veil(tokens, at) == place.cue.first - 1 for at in later)
