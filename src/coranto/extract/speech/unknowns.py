"""Declared unknowns in the words of a statement: who did not tell, what is not clear, what could not be checked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.extents import extent
from coranto.extract.speech.sources import Phrase, subject_after, subject_before
from coranto.resources.speech import SpeechLexicon
from coranto.resources.standing import StandingLexicon
from coranto.text.spans import Span
from coranto.text.wordlists import words

Reason = Literal["declined", "unclear", "unverifiable"]

NEAR: Final = 4
"""Tokens between a negation and what it negates: *was not yet immediately clear*."""
_FAR: Final = 7
"""Tokens between it and a verb of checking: *could not immediately be reconciled or verified*."""

_UNABLE: Final = words("could can cannot couldn't can't unable able impossible possible")
_GIVEN: Final = words("given released disclosed offered provided")
_WILL: Final = words("will won't would wouldn't")
_LEARN: Final = words("know determine establish ascertain")
_CONTACTED: Final = words("reached drawn contacted")
_JOINING: Final = words("and but so while though although which who as saying adding")
_PERSONS: Final = words("he she they i we you who")
_ANSWERING: Final = words("return returned answer answered name named public address addressed")
_ANSWERED: Final = words("answered responded replied commented")
_OF_NOTHING: Final = words("about on of to when more publicly further in during since at for , ; : . and but –")
"""What may follow where nothing was said; *nothing had been taken* is a statement."""
_ON: Final = words("about on of to whether why how")
_GIVING: Final = words("release released provide provided give given offer offered share shared") | _ANSWERING
"""What can be withheld beside knowledge."""
_CLAIMED: Final = words("claimed admitted taken accepted")
_QUESTIONS: Final = words("how why what who when where whether")
_HELPERS: Final = words("has have had will would was were")
_NO_CHECK: Final = words("no without independent official immediate any")
_PROOF: Final = words("proof evidence")
"""What makes a word one that nobody could check, where it is not given."""
_SHOWN: Final = words(
    "shown produced presented offered provided given seen offering giving providing producing presenting showing"
)
_PAPERS: Final = _PROOF | words("record records document documents footage recording recordings list figures")
_TRACING: Final = words("trace find locate establish determine ascertain rule")
_AUTHENTIC: Final = words("authentic genuine true")
_POINTING: Final = words("this that it them these those")
_EXISTING: Final = words("existence authenticity account accounts report reports claim claims story version versions")
_PERFECT: Final = words("has have had did does do don't doesn't didn't hasn't haven't hadn't")
_BE: Final = words("was were is are")
_BE_NOT: Final = words("was were is are wasn't weren't isn't aren't")
_SECRET: Final = words("public disclosed specified published announced revealed identified named explained divulged")
_UNSETTLED: Final = words("identified explained confirmed clarified established determined")
_FROM: Final = words("from by")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A declared unknown in tokens: ``first:last`` declare it, ``last:end`` are what follows of their clause."""

    first: int
    last: int
    end: int
    reason: Reason
    subject: Phrase | None
    about_subject: bool = False
    """Whether what is not known is the subject: *The cause remains unclear*."""
    matter: Phrase | None = None
    """What is not known, where that stands before the subject: *the claims, which AFP could not verify*."""
    whom: Phrase | None = None
    """Who does not tell, where that stands behind: *no comment from Jakarta*."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement with what its words are looked up in."""

    tokens: Sequence[Token]
    speech: SpeechLexicon
    standing: StandingLexicon

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def negates(self, at: int) -> bool:
        low = self.low(at)
        return low in self.speech.grammar.negations and low not in ("no", "neither", "never")

    def soon(self, at: int, sought: frozenset[str], near: int = NEAR) -> int | None:
        """The first of ``sought`` within a few words of ``at``, no mark between, that is no noun behind *of*."""
        for i in range(at, min(at + near, len(self.tokens))):
            if self.tokens[i].kind != "word" or self.tokens[i].quoted:
                return None
            if self.low(i) in sought and self.low(i - 1) != "of":
                return i
        return None

    def group_start(self, at: int) -> int:
        """Where the verb group that holds ``at`` begins."""
        grammar = self.speech.grammar
        first = at
        while first > 0:
            token = self.tokens[first - 1]
            adverb = token.low.endswith("ly") and not token.capital
            if token.low == "far" and self.low(first - 2) == "so":
                first -= 2
                continue
            if not (adverb or token.low in grammar.auxiliaries or token.low in grammar.adverbs):
                break
            first -= 1
        return first

    def subject(self, first: int) -> Phrase | None:
        return subject_before(self.tokens, first, self.speech)


def unknowns(tokens: Sequence[Token], speech: SpeechLexicon, standing: StandingLexicon) -> Iterator[Unknown]:
    """Every declared unknown outside quotations, left to right."""
    told = _Words(tokens, speech, standing)
    at = 0
    while at < len(tokens):
        found = None if tokens[at].quoted else _at(told, at)
        if found is not None:
            yield found
        at = max(at + 1, found.last if found is not None else 0)


def withholds(made: Attribution, declared: Sequence[Unknown]) -> bool:
    """Whether a cue only says that somebody does not speak (*did not disclose the sum*): that is a gap, not a claim."""
    cue = made.cue
    if cue is None:
        return False
    if any(unknown.first <= cue.verb_at < unknown.last for unknown in declared):
        return True
    return cue.negated and cue.act == "states" and cue.verb.sort == "speech"


def outside(span: Span, tokens: Sequence[Token], declared: Sequence[Unknown]) -> Iterator[tuple[int, int]]:
    """The stretches of a statement that declare nothing unknown."""
    at = span.start
    for unknown in declared:
        first = unknown.first if unknown.subject is None else min(unknown.first, unknown.subject.first)
        if tokens[first].start > at:
            yield at, tokens[first].start
        at = max(at, tokens[max(unknown.end, unknown.last) - 1].end)
    if at < span.end:
        yield at, span.end


def _at(told: _Words, at: int) -> Unknown | None:
    """The unknown that the word at ``at`` declares: each reading in turn, the surest first."""
    low = told.low(at)
    said = _idiom(told, at) if low in told.standing.idioms else None
    if said is not None:
        return said
    readings = _BY_WORD.get(low)
    if readings is None:
        if told.negates(at):
            readings = _NEGATED
        elif low in told.standing.gaps.unclear or low in told.standing.gaps.withhold:
            readings = (_unclear, _withheld)
        else:
            return None
    made = (reading(told, at) for reading in readings)
    return next((found for found in made if found is not None), None)


def _made(told: _Words, first: int, last: int, reason: Reason, subject: Phrase | None, *, about: bool) -> Unknown:
    """The unknown with what follows of its clause; nothing follows behind a mark."""
    tokens = told.tokens
    over = last >= len(tokens) or tokens[last].kind == "mark"
    end = last if over else max(_before_turn(tokens, last, extent(tokens, last, ())), last)
    matter = None
    if subject is not None and over and told.low(subject.outer - 1) in ("which", "that"):
        matter = told.subject(subject.outer - (2 if told.low(subject.outer - 2) == "," else 1))
        end = last
    elif over and subject is not None and subject.outer > 0 and told.low(subject.last - 1) in ("which", "that"):
        matter, about = told.subject(subject.first), False
    elif over and subject is not None and not about:
        matter = _apposition(told, subject)
    return Unknown(first, last, end, reason, subject, about and matter is None, matter)


def _before_turn(tokens: Sequence[Token], start: int, end: int) -> int:
    """``end`` drawn in to where another clause is joined on: *, and he left*."""
    turns = (
        i
        for i in range(start + 1, end - 1)
        if (tokens[i].text == "," and tokens[i + 1].low in _JOINING) or tokens[i].low == "but"
    )
    return next(turns, end)


def _apposition(told: _Words, subject: Phrase) -> Phrase | None:
    """What a clause without a pronoun hangs on: *, a claim* the paper could not verify."""
    for at in range(subject.first - 1, max(0, subject.first - 5), -1):
        if told.tokens[at].kind != "word":
            article = told.low(at + 1) in ("a", "an")
            return Phrase(at + 1, subject.first, at + 1) if told.low(at) == "," and article else None
    return None


def _unverified(told: _Words, at: int) -> Unknown | None:
    """*could not independently verify …*, *was unable to confirm …*, *has yet to be verified*."""
    check = told.standing.check
    verb = told.soon(at + 1, check.attempts | _TRACING, _FAR)
    if verb is None or (told.low(at) == "yet" and told.low(at + 1) != "to"):
        return None
    if told.low(verb) in _TRACING and not _is_tracing(told, at, verb):
        return None
    between = {told.low(i) for i in range(max(0, at - 1), verb)}
    passive = _is_passive(told, at, verb)
    if told.low(verb).startswith(("confirm", "check")):
        able = bool((between | {told.low(at)}) & _UNABLE)
        if not (between & check.sure or able or (passive and told.low(at) == "yet")):
            return None
    if told.low(at) == "impossible" or told.low(at + 1) == "possible" or "possible" in between:
        passive = False
    if told.low(verb + 1) in check.sure:
        verb += 1
    first = told.group_start(at)
    return _made(told, first, verb + 1, "unverifiable", told.subject(first), about=passive)


def _is_tracing(told: _Words, at: int, verb: int) -> bool:
    """Whether what could not be found bears on a word: *trace the message*, *not possible to establish who he is*."""
    between = {told.low(i) for i in range(at, verb)}
    if not between & _UNABLE and told.low(at - 1) not in _UNABLE:
        return False
    if between & {"possible", "impossible"} and told.low(verb) not in ("find", "locate"):
        return True
    thing = told.soon(verb + 1, told.standing.check.things | _PROOF, NEAR)
    if told.low(verb) in ("trace", "find", "locate", "rule"):
        return thing is not None or told.low(verb + 2) in ("else", "witness", "out")
    opens = next((i + 1 for i in range(at - 1, -1, -1) if told.tokens[i].text in (";", ":", ".")), 0)
    asked = told.low(verb) in _LEARN and told.low(opens) in _QUESTIONS  # *where it was filmed we could not establish*
    return asked or (told.low(verb + 1) in ("whether", "if") and told.soon(verb + 2, _AUTHENTIC, _FAR) is not None)


def _is_passive(told: _Words, at: int, verb: int) -> bool:
    """Whether what is checked is the subject: *could not be verified*, but not *has not been able to verify*."""
    be = [i for i in range(at + 1, verb) if told.low(i) in ("be", "been")] or [at - 1] * (told.low(at - 1) in _BE)
    return bool(be) and not any(told.low(i) == "to" for i in range(be[-1], verb))


def _neither(told: _Words, at: int) -> Unknown | None:
    """*Neither claim could be verified*, *has neither confirmed nor denied …*, *Neither A nor B responded*."""
    check, gaps = told.standing.check, told.standing.gaps
    verb = told.soon(at + 1, gaps.tell | check.attempts, 2 * _FAR)
    if verb is None:
        return None
    between = {told.low(i) for i in range(at + 1, verb)}
    if told.low(at) == "neither" and "nor" in between and not between & told.speech.grammar.be:
        first = told.group_start(verb)
        return _made(told, first, verb + 1, "declined", Phrase(at, first, at), about=False)
    if "be" in {told.low(i) for i in range(at, verb)} and told.low(verb) in check.attempts:
        able = next((i for i in range(at + 1, verb) if told.low(i) in _UNABLE), None)
        if able is None:
            return None
        return _made(told, able, verb + 1, "unverifiable", Phrase(at, able, at), about=True)
    if told.low(at) != "neither" or told.low(verb + 1) != "nor" or told.low(verb + 2) not in gaps.tell:
        return None
    first = told.group_start(at)
    return _made(told, first, verb + 3, "declined", told.subject(first), about=False)


def _unclear(told: _Words, at: int) -> Unknown | None:
    """*It is unclear whether …*, *The cause was not known*."""
    gaps = told.standing.gaps
    named = told.low(at) in gaps.unclear
    clear = at if named else told.soon(at + 1, gaps.clear)
    if clear is None:
        return None
    first = told.group_start(at - 1 if told.low(at - 1) in ("a", "an") else at)
    while first > 0 and told.low(first - 1) in ("remains", "remained", "remain"):
        first = told.group_start(first - 1)
    led = any(told.low(i).startswith("remain") or told.low(i) in told.speech.grammar.be for i in range(first, at))
    alone = at + 1 == len(told.tokens) and first == at
    if named and not (led or alone):
        return None
    doubting = told.subject(first) if told.low(first - 1) in _PERSONS else None
    if doubting is not None:
        return _made(told, first, clear + 1, "unclear", doubting, about=False)
    subject = _asked(told, first)
    empty = subject is None or told.low(subject.last - 1) in ("it", "what", "there", "that", "this")
    return _made(told, first, clear + 1, "unclear", subject, about=not empty)


def _asked(told: _Words, first: int) -> Phrase | None:
    """The subject before ``first``, or the question that stands for it: *Why it burnt* is not known."""
    question = next((i for i in range(first - 1, -1, -1) if told.low(i) in _QUESTIONS), None)
    if question is not None and (question == 0 or told.tokens[question - 1].kind == "mark"):
        return Phrase(question, first, question)
    return told.subject(first)


def _ignorance(told: _Words, at: int) -> Unknown | None:
    """*do not know what caused it*."""
    verb = told.soon(at + 1, _LEARN, 3)
    if verb is None or told.low(verb + 1) not in _QUESTIONS | {"if", "the", "its", "their"}:
        return None
    first = told.group_start(at)
    subject = told.subject(first)
    if subject is None or _is_us(told, subject):
        return None
    return _made(told, first, verb + 1, "unclear", subject, about=False)


def _withheld(told: _Words, at: int) -> Unknown | None:
    """*did not say …*, *declined to comment*, *could not be reached*, *has yet to release …*."""
    gaps = told.standing.gaps
    led = told.low(at) in gaps.withhold or told.low(at) == "yet"
    if led:
        to_do_so = told.low(at) == "yet" and (told.low(at + 2), told.low(at + 3)) == ("do", "so")
        verb = at + 3 if to_do_so else told.soon(at + 2, gaps.tell) if told.low(at + 1) == "to" else None
    else:
        verb = told.soon(at + 1, gaps.tell | gaps.unreachable)
    if verb is None:
        return None
    first = told.group_start(at)
    subject = told.subject(first)
    if subject is None or _is_us(told, subject):
        return None
    helpers = {told.low(i) for i in range(first, verb)}
    unreachable = told.low(verb) in gaps.unreachable
    secret = bool(helpers & _BE_NOT) and told.low(verb) in _SECRET
    if told.low(verb) in _GIVING and not _is_of_knowledge(
        told, verb, subject, passive="been" in helpers or "be" in helpers
    ):
        return None
    if (told.low(verb) in _CONTACTED and told.low(verb - 1) not in ("be", "been")) or told.low(verb + 1) in (
        "with",
        "as",
    ):
        return None
    refusing = bool(helpers & _WILL)
    if not (helpers & _PERFECT or led or unreachable or secret or refusing):
        return None
    if secret or "been" in helpers or ("be" in helpers and not unreachable):
        reason: Reason = "unclear" if told.low(verb) in _UNSETTLED else "declined"
        if told.low(verb) == "confirmed" and any(
            told.low(i) in told.standing.check.things for i in range(subject.first, subject.last)
        ):
            reason = "unverifiable"
        return _made(told, first, verb + 1, reason, subject, about=True)
    words_told = told.low(verb + 1) in _POINTING or told.soon(verb + 1, _EXISTING, 3) is not None
    doubted = told.low(verb).startswith("confirm") and not (led or refusing) and words_told  # *not confirmed this*
    return _made(told, first, verb + 1, "unverifiable" if doubted else "declined", subject, about=False)


def _is_of_knowledge(told: _Words, verb: int, subject: Phrase, *, passive: bool) -> bool:
    """Whether what is not given, released or shared is knowledge: *figures*, *the names*; not aid, or hostages."""
    sought = told.standing.gaps.nothing
    if passive:
        return any(told.low(i) in sought for i in range(subject.first, subject.last))
    return told.soon(verb + 1, sought, _FAR) is not None or told.low(verb) in _ANSWERING


def _is_us(told: _Words, subject: Phrase) -> bool:
    return any(told.low(i) in ("i", "we", "you") for i in range(subject.first, subject.last))


def _unclaimed(told: _Words, at: int) -> Unknown | None:
    """*No group has claimed responsibility*, *Nobody has commented*."""
    verb = told.soon(at + 1, _CLAIMED | _UNSETTLED | told.standing.gaps.tell, _FAR)
    if verb is None or (at > 0 and told.tokens[at - 1].kind == "word" and told.low(at - 1) not in ("but", "and", "so")):
        return None
    helper = next((i for i in range(at + 1, verb) if told.low(i) in _HELPERS), None)
    if helper is None and told.low(verb) in _ANSWERED:
        helper = verb
    if helper is None:
        return None
    passive = told.low(verb - 1) in ("been", "be", "was", "were")
    unsettled = told.low(verb) in _UNSETTLED
    if (passive and not unsettled and told.low(verb) not in _GIVEN) or (unsettled and not passive):
        return None
    reason: Reason = "unclear" if unsettled else "declined"
    if told.low(at + 1) in _PROOF and told.low(verb) in _SHOWN:
        return _made(told, at, verb + 1, "unverifiable", None, about=False)
    return _made(told, helper, verb + 1, reason, Phrase(at, helper, at), about=passive)


def _nobody_tells(told: _Words, at: int) -> Unknown | None:
    """*How many died, nobody will say*, *nobody knows why*, *nobody has shown us the records*."""
    shown = told.soon(at + 1, _SHOWN, 3)
    if shown is not None and told.soon(shown + 1, _PAPERS) is not None:
        return _made(told, at, shown + 1, "unverifiable", None, about=False)
    verb = told.soon(at + 1, frozenset({"say", "know", "knows", "tell"}), 3)
    if verb is None:
        return None
    reason: Reason = "unclear" if told.low(verb).startswith("know") else "declined"
    found = _made(told, at + 1, verb + 1, reason, Phrase(at, at + 1, at), about=False)
    asked = told.low(0) in _QUESTIONS and told.low(at - 1) == "," and found.end == found.last
    return replace(found, matter=Phrase(0, at - 1, 0)) if asked else found


def _unproved(told: _Words, at: int) -> Unknown | None:
    """*The reports remain unconfirmed*."""
    first = told.group_start(at)
    while first > 0 and told.low(first - 1).startswith("remain"):
        first = told.group_start(first - 1)
    subject = told.subject(first) if first < at else None
    return None if subject is None else _made(told, first, at + 1, "unverifiable", subject, about=True)


def _uncounted(told: _Words, at: int) -> Unknown | None:
    """*An independent count was impossible*."""
    first = told.group_start(at)
    subject = told.subject(first) if first < at and told.low(at + 1) != "to" else None
    if subject is None or not any(told.low(i) == "independent" for i in range(subject.first, subject.last)):
        return None
    return _made(told, first, at + 1, "unverifiable", subject, about=True)


def _none_given(told: _Words, at: int) -> Unknown | None:
    """*gave no details*, *there was no word on …*, *no comment from Jakarta*, *no independent confirmation*."""
    gaps, check = told.standing.gaps, told.standing.check
    if told.low(at + 1) in ("way", "means") and (verb := told.soon(at + 2, check.attempts)) is not None:
        return _made(told, at, verb + 1, "unverifiable", None, about=False)
    noun = told.soon(at + 1, gaps.nothing | check.nouns)
    if noun is None:
        return None
    before = told.low(at - 1)
    there = before in told.speech.grammar.be and told.low(at - 2) == "there"
    first = at - 2 if there else at
    if told.low(noun) in _PROOF and told.low(at) == "without" and told.low(at + 1) in _SHOWN:
        return _made(told, at, noun + 1, "unverifiable", None, about=False)
    if told.low(noun) in _PROOF and before in gaps.nothing_given | _SHOWN:
        first = told.group_start(at - 1)
        return _made(told, first, noun + 1, "unverifiable", told.subject(first), about=False)
    if told.low(noun) in check.nouns:
        sure = {told.low(i) for i in range(at, noun)} & _NO_CHECK - {"no", "without"}
        return _made(told, first, noun + 1, "unverifiable", None, about=False) if sure or there else None
    if before in gaps.nothing_given:
        first = told.group_start(at - 1)
        return _made(told, first, at, "declined", told.subject(first), about=False)
    follows = told.low(noun + 1)
    if there and follows in _FROM:
        whom = subject_after(told.tokens, noun + 2, told.speech)
        return Unknown(first, noun + 1, whom.last if whom else noun + 1, "declined", None, whom=whom, matter=None)
    if there and follows in ("on", "of", "about", "as", "whether", "that"):
        return _made(told, first, noun + 1, "unclear", None, about=False)
    return None


def _little(told: _Words, at: int) -> Unknown | None:
    """*Little is known about …*."""
    if told.low(at + 1) in ("is", "was") and told.low(at + 2) == "known":
        return _made(told, at, at + 3, "unclear", None, about=False)
    return None


def _idiom(told: _Words, at: int) -> Unknown | None:
    """*has said nothing about …*, *went unanswered*, *remains to be seen*."""
    for idiom in told.standing.idioms[told.low(at)]:
        last = at + len(idiom.words)
        if tuple(told.low(i) for i in range(at, last)) != idiom.words:
            continue
        negated = told.negates(at - 1) or told.low(at - 1).endswith("n't")
        first = told.group_start(at)
        subject = _asked(told, first) if idiom.sort == "open" else told.subject(first)
        if idiom.words[-1] == "nothing" and last < len(told.tokens) and told.low(last) not in _OF_NOTHING:
            return None
        if subject is None or negated != (idiom.sort == "unwilling") or _is_us(told, subject):
            return None
        if idiom.sort in ("silent", "unwilling"):
            if told.low(first) == "had" and first < at:
                return None
            dated = told.low(last) == "on" and told.low(last + 1) in told.speech.grammar.time_words
            if dated or told.low(last) not in _ON:
                return Unknown(first, last, last, "declined", subject)
            return _made(told, first, last, "declined", subject, about=False)
        empty = told.low(subject.last - 1) in ("it", "what")
        if told.low(last) == "by" or (empty and told.low(at) not in ("remains", "remained")):
            return None
        reason: Reason = "declined" if idiom.sort == "unanswered" else "unclear"
        return _made(told, first, last, reason, subject, about=not empty)
    return None


_Reading = Callable[[_Words, int], Unknown | None]
_NEGATED: Final[tuple[_Reading, ...]] = (_unverified, _unclear, _withheld, _ignorance)
_BY_WORD: Final[dict[str, tuple[_Reading, ...]]] = {
    "unable": (_unverified,),
    "impossible": (_unverified, _uncounted),
    "nor": (_unverified,),
    "unverified": (_unproved,),
    "unconfirmed": (_unproved,),
    "yet": (_unverified, _withheld),
    "neither": (_neither, _unclaimed),
    "no": (_none_given, _unclaimed),
    "nobody": (_nobody_tells, _unclaimed),
    "none": (_neither, _unclaimed),
    "without": (_none_given,),
    "little": (_little,),
}
