"""Cues: the verb groups and phrases by which a statement gives somebody's words, thoughts or wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.extract.clauses import Token
from coranto.resources.speech import Complement, CueVerb, Grammar, SpeechLexicon
from coranto.text.verbs import COMMON_PASTS
from coranto.text.wordlists import words

Shape = Literal["finite", "participle", "passive", "phrase"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``first:last`` are the verb group as written; ``verb_at`` is the verb itself."""

    first: int
    last: int
    verb_at: int
    shape: Shape
    verb: CueVerb
    negated: bool = False
    modal: bool = False

    @property
    def act(self) -> str:
        return self.verb.act


def cues(tokens: Sequence[Token], lexicon: SpeechLexicon) -> list[Cue]:
    """All cues of a statement, left to right; none stands within a quotation."""
    found: list[Cue] = []
    at = 0
    while at < len(tokens):
        cue = (
            _phrase(tokens, at, lexicon)
            or _possessed(tokens, at, lexicon)
            or _verb(tokens, at, lexicon)
            or _beside_quote(tokens, at, lexicon)
        )
        if cue is not None:
            found.append(cue)
        at = cue.last if cue is not None else at + 1
    return found


_LONGEST_OWNER: Final = 8
"""Tokens of a possessor in *in the regional governor's words*."""
_ACCORDING: Final = CueVerb("according to", ("to",), frozenset(), "states", frozenset({"object"}))


def _phrase(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Cue | None:
    """A preposition that names a source: *according to*."""
    if tokens[at].quoted:
        return None
    for phrase in lexicon.prepositions:
        end = at + len(phrase)
        if tuple(token.low for token in tokens[at:end]) == phrase and _is_source_next(
            tokens, end, lexicon.grammar, phrase
        ):
            return Cue(at, end, at, "phrase", _ACCORDING)
    return None


def _possessed(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Cue | None:
    """*In the mayor's words*, *by his own account*: the owner within it is the source; ``verb_at`` is where it ends."""
    nouns = lexicon.own_words.get(tokens[at].low)
    if nouns is None or tokens[at].quoted:
        return None
    for owner in range(at + 1, min(at + _LONGEST_OWNER, len(tokens) - 1)):
        low = tokens[owner].low
        if tokens[owner].kind != "word" or tokens[owner].quoted:
            return None
        if low not in lexicon.grammar.possessives and not low.endswith(("'s", "s'")):
            continue
        noun = owner + 1 + (tokens[owner + 1].low in ("own", "first"))
        if noun < len(tokens) and tokens[noun].low in nouns:
            return Cue(at, noun + 1, owner + 1, "phrase", _ACCORDING)
        if low in lexicon.grammar.possessives:
            return None
    return None


def _is_source_next(tokens: Sequence[Token], at: int, grammar: Grammar, phrase: tuple[str, ...]) -> bool:
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return phrase[0] != "per" or (tokens[at].capital and not tokens[at].text[0].isdigit())


def _verb(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Cue | None:
    token = tokens[at]
    if token.quoted or token.kind != "word" or (token.text[0].isupper() and at > 0 and not _is_title(tokens)):
        return None
    if at > 0 and tokens[at - 1].text in ("-", "–", "&") and tokens[at - 1].end == token.start:  # *a U.S.-backed deal*
        return None
    for verb in (*lexicon.adjectives.get(token.low, ()), *lexicon.verbs.get(token.low, ())):
        end = at + 1 + len(verb.rest)
        if tuple(follower.low for follower in tokens[at + 1 : end]) == verb.rest and not (
            verb.rest and end < len(tokens) and tokens[end].low in lexicon.grammar.time_words
        ):
            cue = _grouped(tokens, at, end, verb, lexicon)
            if cue is not None:
                return cue
    return None


_SPOKEN: Final[frozenset[Complement]] = frozenset({"quote"})


def _beside_quote(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> Cue | None:
    """A verb that the lexicon lacks, right behind a quotation and beside a name: *"No," Ruiz thundered*."""
    token = tokens[at]
    low = token.low
    if at == 0 or token.quoted or token.capital or not low.endswith("ed") or len(low) < 5 or low in lexicon.verbs:
        return None
    before = tokens[at - 1]
    inverted = before.kind == "quote" and at + 1 < len(tokens) and tokens[at + 1].capital
    speaker = at - 1
    while speaker > 0 and tokens[speaker].capital and at - speaker < 5:
        speaker -= 1
    straight = tokens[speaker].kind == "quote" and speaker < at - 1
    pronoun = before.low in ("he", "she", "they") and at > 1 and tokens[at - 2].kind == "quote"
    if not (inverted or straight or pronoun):
        return None
    return Cue(at, at + 1, at, "finite", CueVerb(low, (), frozenset({"past"}), "states", _SPOKEN))


def _is_title(tokens: Sequence[Token]) -> bool:
    """Whether most words are capitalised, as in headlines of some outlets; then capitals tell nothing."""
    long = [token for token in tokens[:40] if token.kind == "word" and len(token.text) > 3]
    return len(long) > 2 and sum(token.text[0].isupper() for token in long) > 0.7 * len(long)


_CORRECTED: Final = ["should", "have"]
"""*It should have said* tells what is so."""


def _grouped(tokens: Sequence[Token], at: int, end: int, verb: CueVerb, lexicon: SpeechLexicon) -> Cue | None:
    """The cue with its auxiliaries and adverbs, if the word is a verb here."""
    grammar = lexicon.grammar
    led = _infinitive(tokens, at, end, verb, lexicon)
    first = at if led is None else led[0]
    while first > 0 and (_belongs(tokens[first - 1], grammar) or _is_yet(tokens, first - 1, grammar)):
        first -= 1 + (tokens[first - 1].low == "far")
    if "adjective" in verb.forms and first > 0 and tokens[first - 1].low in _COPULAS:
        first -= 1
        while first > 0 and _belongs(tokens[first - 1], grammar):
            first -= 1
    while first < at and tokens[first].low not in grammar.auxiliaries and _opens_clause(tokens, first):
        first += 1
    helpers = [token.low for token in tokens[first:at]]
    aux = [low for low in helpers if low in grammar.auxiliaries or low.endswith("n't")]
    shape = led[1] if led is not None else _shape(tokens, first, at, end, verb, aux, lexicon)
    if shape is None:
        return None
    guessed = bool(_MODALS & set(helpers)) and helpers[-2:] != _CORRECTED
    negated = bool(grammar.negations & set(helpers))
    return Cue(first, end, at, shape, verb, negated, guessed)


_MODALS: Final = words("may might could would should must seem seems seemed appear appears appeared")
_COPULAS: Final = words("remain remains remained remaining seem seems seemed appear appears appeared feel feels felt")


def _infinitive(
    tokens: Sequence[Token], at: int, end: int, verb: CueVerb, lexicon: SpeechLexicon
) -> tuple[int, Shape] | None:
    """Where the group of an infinitive that tells of speech begins, and its shape; None for any other form.

    *Continued to insist*, *went on to say* and *was quick to note* have a subject of their own;
    *took to the radio to deny* shares that of its sentence.
    """
    to = at - 1
    while to > 0 and at - to < 4 and tokens[to].low != "to" and _belongs(tokens[to], lexicon.grammar):
        to -= 1
    if to < 1 or tokens[to].low != "to" or "base" not in verb.forms or tokens[to].quoted:
        return None
    lead = tokens[to - 1]
    if lead.low in lexicon.leads:
        return to - 1, "finite"
    if lead.low == "on" and to > 1 and tokens[to - 2].low in _GOING:
        return to - 2, "finite"
    clause = end < len(tokens) and (tokens[end].kind == "quote" or tokens[end].low in ("that", "whether"))
    if lead.low in lexicon.grammar.light:
        return (to - 1, "finite") if clause else None
    voiced = verb.sort in ("speech", "attitude")
    return (to, "participle") if voiced and _is_purpose(tokens, to, lexicon) else None


_GOING: Final = words("go goes went going gone")
_CONTROL: Final = words("for need needs needed force forced forces allow allowed allows get got help helped lead led")
_USING: Final = words("used uses using")
_REACH: Final = 8
"""Tokens before an infinitive in which a verb or *for* may give it a subject of its own (*urged Mr Ruiz to say*)."""


def _is_purpose(tokens: Sequence[Token], to: int, lexicon: SpeechLexicon) -> bool:
    """Whether the infinitive at ``to`` says what an appearance or a message was for: *called a meeting to announce*."""
    lead = tokens[to - 1]
    used = any(token.low in _USING for token in tokens[max(0, to - _REACH) : to])
    occasion = used or lead.low in lexicon.occasions or lead.low in lexicon.grammar.time_words
    if not occasion or lead.quoted:
        return False
    for i in range(to - 2, max(-1, to - 2 - _REACH), -1):
        low = tokens[i].low
        if tokens[i].kind != "word":
            return True
        giving = any({"infinitive", "addressee"} & verb.takes and not verb.rest for verb in lexicon.verbs.get(low, ()))
        if low in _CONTROL or (giving and low not in lexicon.homographs):
            return False
    return True


def _is_yet(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """*Yet*, *since* or *so far* within a verb group: *has not* **yet** *said*, *has* **since** *denied*."""
    if tokens[at].low == "far" and at > 1 and tokens[at - 1].low == "so":
        at -= 1
    before = at > 0 and tokens[at - 1].low in grammar.auxiliaries | grammar.negations
    return before and tokens[at].low in ("yet", "since", "so")


def _belongs(token: Token, grammar: Grammar) -> bool:
    if token.quoted or token.kind != "word":
        return False
    low = token.low
    if low in grammar.auxiliaries or low in grammar.negations or low in _DEGREES or low in grammar.adverbs:
        return True
    return low.endswith("ly") and not token.capital and len(low) > 4 and low not in _NOUNS_LY


_DEGREES: Final = words("first very quite rather well best better")
_NOUNS_LY: Final = words(
    """family assembly anomaly monopoly supply reply rally tally bully belly homily multiply apply rely comply imply
    daily weekly monthly ally elderly"""
)


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adverb at the head of the group stands at the start of its sentence, before an inverted subject."""
    return at == 0


def _shape(
    tokens: Sequence[Token], first: int, at: int, end: int, verb: CueVerb, aux: Sequence[str], lexicon: SpeechLexicon
) -> Shape | None:
    """How the verb stands here, or None where it is a noun, an adjective or an infinitive."""
    grammar = lexicon.grammar
    before = tokens[first - 1] if first > 0 else None
    low_before = before.low if before is not None else ""
    if tokens[at].low in lexicon.homographs and not _is_verb_here(tokens, first, at, end, verb, lexicon):
        return None
    if "adjective" in verb.forms:
        copula = grammar.be & set(aux) or tokens[first].low in _COPULAS or tokens[first - 1].low in _CONTRACTED
        return "finite" if copula and "being" not in aux else None
    if "having" in aux and low_before == "as":
        return "participle"
    if "ing" in verb.forms:
        return _ing(low_before, aux, lexicon)
    if {"past", "participle"} & verb.forms and "base" not in verb.forms:
        return _past(tokens, first, at, end, verb, aux, grammar)
    bare = {"base", "participle"} <= verb.forms and verb.rest and not aux and end < len(tokens)
    if bare and _is_modifier(low_before, tokens[end].low, verb, grammar):
        return None
    if aux and not {"past", "participle"} & verb.forms and ("base" not in verb.forms or not _takes_base(aux)):
        return None
    alone = _stands_alone(low_before, verb)
    unled = low_before in grammar.determiners | grammar.prepositions and low_before not in _PLURALS and not alone
    if low_before == "to" or unled:
        return None
    if (
        "base" in verb.forms
        and not aux
        and before is not None
        and verb.lemma != "say"
        and not _is_plural(before, grammar)
        and not (before.capital and tokens[at].low not in lexicon.homographs and _is_list(tokens, first))
    ):
        return None if "past" not in verb.forms else "finite"
    if "third" in verb.forms and before is None and not aux:
        return None
    return "finite"


def _ing(low_before: str, aux: Sequence[str], lexicon: SpeechLexicon) -> Shape | None:
    grammar = lexicon.grammar
    if grammar.be & set(aux):
        return "finite"
    if low_before in grammar.determiners | grammar.possessives or low_before in ("of", "worth"):
        return None
    if low_before.endswith("'s") and low_before not in _CONTRACTED:
        return None
    if low_before in lexicon.verbs and low_before not in lexicon.homographs:
        return None
    return "participle"


_CONTRACTED: Final = words("he's she's it's that's i'm we're you're they're who's")
_QUESTIONS: Final = frozenset(
    {"if", "whether", "about", "what", "why", "how", "which", "whom", "who", "when", "where", "to", "by"}
)
_NAMING: Final = frozenset({"call", "name", "label", "brand", "dub", "title", "list"})
_SUBJECTS: Final = frozenset({"he", "she", "they", "it", "we", "i", "who", "and", ",", "which", "officials", "police"})


def _takes_base(aux: Sequence[str]) -> bool:
    """Whether the last auxiliary is one that an infinitive follows: *will claim*, and not *is claim*."""
    return aux[-1] not in ("has", "have", "had", "having", "hasn't", "haven't", "hadn't") and aux[-1] not in _BE


_BE: Final = words("is are was were am be been being isn't aren't wasn't weren't")
_MEANS: Final = words("telephone phone email text letter video satellite radio fax post messenger cable")


def _past(
    tokens: Sequence[Token], first: int, at: int, end: int, verb: CueVerb, aux: Sequence[str], grammar: Grammar
) -> Shape | None:
    if grammar.be & set(aux) and not {"has", "have", "had"} & set(aux[-1:]):
        return "passive"
    if aux:
        return "finite"
    low_before = tokens[first - 1].low if first > 0 else ""
    follows = tokens[end].low if end < len(tokens) else ""
    if verb.act == "asks" and follows in _QUESTIONS and (first == 0 or low_before in ("when", "if", ",")):
        return "passive"
    by_means = follows == "by" and end + 1 < len(tokens) and tokens[end + 1].low in _MEANS
    if not by_means and _is_modifier(low_before, follows, verb, grammar):
        return None
    if verb.lemma in _NAMING and first > 0 and not tokens[first - 1].capital and low_before not in _SUBJECTS:
        named = end < len(tokens) and tokens[end].capital and low_before.endswith("s")
        return "finite" if named or _is_object(follows, grammar) else None
    return "finite" if "past" in verb.forms else None


def _is_object(low: str, grammar: Grammar) -> bool:
    """Whether what follows a verb of naming is what gets the name, and not the name (*a town called Riba*)."""
    return low in grammar.determiners or low in grammar.possessives or low in ("it", "him", "her", "them", "us", "me")


_ALONE: Final = words("one another each several many most some any both all few two three none")


def _stands_alone(low: str, verb: CueVerb) -> bool:
    """Whether a determiner is the whole subject of a verb of saying: **one** *said*, **several** *claimed*."""
    return low in _ALONE and verb.sort == "speech" and "quote" in verb.takes and bool({"third", "past"} & verb.forms)


def _is_modifier(low_before: str, follows: str, verb: CueVerb, grammar: Grammar) -> bool:
    """Whether a past form describes a noun: *the planned strike*, *a deal announced by*, *arrivals expected on*."""
    if _stands_alone(low_before, verb):
        return False
    if low_before in grammar.determiners or low_before in grammar.prepositions or low_before in grammar.possessives:
        return True
    number = low_before[:1].isdigit() and not any(char.isalpha() for char in low_before)
    if low_before.endswith("'s") or number or follows == "by":
        return True
    if follows == "to" and "infinitive" in verb.takes:
        return False
    adjunct = follows in grammar.prepositions or follows in grammar.time_words
    if follows == "as" and verb.act == "denies":  # *dismissed as lies*: what is dismissed comes behind
        return False
    whole = not verb.rest or verb.rest[-1] in _PARTICLES
    return adjunct and "quote" not in verb.takes and whole and low_before not in _SUBJECTS


_PARTICLES: Final = words("out up off down away back aside over through")


def _is_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether a subject of several names ends before ``at``: *the mayor and Ms Ruiz*."""
    return any(token.low == "and" for token in tokens[max(0, at - _REACH) : at])


_PLURALS: Final = words(
    """people police men women children and many few some most others several both all none percent media data staff
    clergy youth"""
)


def _is_plural(token: Token, grammar: Grammar) -> bool:
    """Whether a base form can have ``token`` as the last word of its subject."""
    if token.low in grammar.pronouns:
        return token.low not in ("he", "she", "it")
    if token.kind == "quote" or token.text in (",", ")", ":"):
        return True
    return (token.low.endswith("s") and not token.low.endswith("'s")) or token.low in _PLURALS


def _is_verb_here(
    tokens: Sequence[Token], first: int, at: int, end: int, verb: CueVerb, lexicon: SpeechLexicon
) -> bool:
    """Whether a form that is often a noun is a verb: something that can be its subject before, a complement after."""
    grammar = lexicon.grammar
    if first == 0:
        return False
    before = tokens[first - 1]
    many = before.low in _PLURALS and "base" in verb.forms
    if not many and before.low in grammar.determiners | grammar.prepositions | grammar.possessives:
        return False
    if before.low.endswith(("'s", "s'")):
        return False
    if before.low == "no" or tokens[at - 1].low in ("no", "any"):
        return False
    if before.low in grammar.pronouns or any(token.low in grammar.auxiliaries for token in tokens[first:at]):
        return True
    after = tokens[end] if end < len(tokens) else None
    if after is None or after.kind == "mark":
        return _is_verb_at_end(tokens, first, after, grammar)
    if before.text == "," and "third" in verb.forms and len(tokens) - end <= _LONGEST_OWNER:  # *…, claims witness*
        return tokens[-1].kind == "word"
    starts_complement = bool(verb.rest) or _starts_complement(after, grammar)
    third = "third" in verb.forms
    if not starts_complement or (third and before.text[0].isdigit()):
        return False
    if before.text[0].isupper() and (verb.forms != {"base"} or before.low.endswith("s") or _is_list(tokens, first)):
        return True
    if before.low.endswith("s") or many:
        return not third
    return (third or "past" in verb.forms) and _has_determiner(tokens, first, grammar)


def _is_verb_at_end(tokens: Sequence[Token], first: int, after: Token | None, grammar: Grammar) -> bool:
    """Whether a form that is often a noun, with nothing or a mark behind it, is the verb of what was said before."""
    before = tokens[first - 1]
    if before.kind == "quote":
        return True
    if after is not None and after.text == ":":
        return before.text[0].isupper() or _has_determiner(tokens, first, grammar)
    if before.capital and any(token.kind == "quote" for token in tokens[max(0, first - 8) : first]):
        return True
    return (
        any(  # …, the ministry estimates
            tokens[i].low in grammar.determiners
            and tokens[i - 1].text == ","
            and _has_determiner(tokens, first, grammar)
            for i in range(max(1, first - 3), first - 1)
        )
        and tokens[first].low not in _PLURALS
        and tokens[first].low.endswith("s")
    )


def _starts_complement(after: Token, grammar: Grammar) -> bool:
    """Whether a token can begin what a verb takes."""
    return (
        after.kind == "quote"
        or after.low in grammar.determiners
        or after.low in grammar.pronouns
        or (after.low in grammar.possessives and after.low != "whose")
        or after.low in ("that", "to", "whether", "how", "why", "what")
        or (after.capital and after.low not in grammar.time_words)
    )


def _has_determiner(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether the singular noun right before ``at`` has an article, an owner or a name with it, as a subject must."""
    for token in reversed(tokens[max(0, at - 6) : at]):
        low = token.low
        if token.kind != "word" or low == "to" or low in grammar.auxiliaries | grammar.conjunctions | COMMON_PASTS:
            return False
        if low in grammar.determiners or low in grammar.possessives or low.endswith("'s") or token.capital:
            return True
    return False
