"""Cues: the verb groups and phrases by which a statement gives somebody's words, thoughts or wishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.homographs import PLURALS, is_list, is_plural, is_verb_here
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
    low = tokens[at].low
    for phrase in lexicon.prepositions:
        end = at + len(phrase)
        found = low == phrase[0] and tuple(token.low for token in tokens[at:end]) == phrase
        if found and _is_source_next(tokens, end, lexicon.grammar, phrase):
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
        parted = _is_parted(tokens, at, verb)  # *rules this out*
        if parted or (
            tuple(follower.low for follower in tokens[at + 1 : end]) == verb.rest
            and not (verb.rest and end < len(tokens) and tokens[end].low in lexicon.grammar.time_words)
        ):
            cue = _grouped(tokens, at, at + 1 if parted else end, verb, lexicon)
            if cue is not None:
                return cue
    return None


_PARTING: Final = words("it this that them these those")


def _is_parted(tokens: Sequence[Token], at: int, verb: CueVerb) -> bool:
    """Whether a pronoun stands between a verb of denial and its particle: *ruled it out*."""
    after = tokens[at + 1 : at + 3]
    return (
        verb.act == "denies"
        and len(after) == 2
        and after[0].low in _PARTING
        and (after[1].low,) == verb.rest
        and after[1].low in _PARTICLES
    )


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
        first -= 1 + (tokens[first - 1].low in ("far", "longer"))
    if "adjective" in verb.forms and first > 0 and tokens[first - 1].low in _COPULAS:
        first -= 1
        while first > 0 and _belongs(tokens[first - 1], grammar):
            first -= 1
    if first == 0 < at and tokens[0].low not in grammar.auxiliaries:  # an adverb of the whole sentence
        first = 1
    helpers = [token.low for token in tokens[first:at]]
    aux = [low for low in helpers if low in grammar.auxiliaries or low.endswith("n't")]
    shape = led[1] if led is not None else _shape(tokens, first, at, end, verb, aux, lexicon)
    if shape is None:
        return None
    guessed = bool(_MODALS & set(helpers)) and helpers[-2:] != _CORRECTED
    guessed = guessed or (verb.lemma in _WEIGHING and "ing" in verb.forms and shape == "finite")
    negated = bool(grammar.negations & set(helpers)) or "longer" in helpers
    return Cue(first, end, at, shape, verb, negated, guessed)


_MODALS: Final = words("may might could would should must seem seems seemed appear appears appeared")
_WEIGHING: Final = words("consider contemplate mull ponder debate")
"""What somebody is still weighing is no more than possible: *is considering sanctions*."""
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
    if tokens[at].low == "longer" and at > 1 and tokens[at - 1].low == "no":
        return True
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


_DEGREES: Final = words("first very quite rather well best better only just")
_NOUNS_LY: Final = words(
    """family assembly anomaly monopoly supply reply rally tally bully belly homily multiply apply rely comply imply
    daily weekly monthly ally elderly"""
)


def _shape(
    tokens: Sequence[Token], first: int, at: int, end: int, verb: CueVerb, aux: Sequence[str], lexicon: SpeechLexicon
) -> Shape | None:
    """How the verb stands here, or None where it is a noun, an adjective or an infinitive."""
    grammar = lexicon.grammar
    before = tokens[first - 1] if first > 0 else None
    low_before = before.low if before is not None else ""
    noun = tokens[at].low in lexicon.homographs and not is_verb_here(tokens, first, at, end, verb, lexicon)
    if noun or _is_price(tokens, end, verb):
        return None
    if "adjective" in verb.forms:
        copula = grammar.be & set(aux) or tokens[first].low in _COPULAS or tokens[first - 1].low in _CONTRACTED
        return "finite" if copula and "being" not in aux else None
    if "having" in aux and low_before in ("as", ","):
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
    unled = low_before in grammar.determiners | grammar.prepositions and low_before not in PLURALS and not alone
    if low_before == "to" or unled:
        return None
    if "base" in verb.forms and not aux and not _has_plural(tokens, first, at, verb, lexicon):
        return None if "past" not in verb.forms else "finite"
    if "third" in verb.forms and before is None and not aux:
        return None
    return "finite"


def _has_plural(tokens: Sequence[Token], first: int, at: int, verb: CueVerb, lexicon: SpeechLexicon) -> bool:
    """Whether a base form at ``at`` can have what stands before it as its subject."""
    if first == 0 or verb.lemma == "say":
        return True
    before = tokens[first - 1]
    if before.low in ("and", "or") and _joins_infinitive(tokens, first, lexicon):
        return False
    listed = before.capital and tokens[at].low not in lexicon.homographs and is_list(tokens, first)
    return listed or is_plural(before, lexicon.grammar)


_CLAUSE: Final = 24
"""Tokens in which the verb is looked for that a base form is joined to."""


def _joins_infinitive(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether what *and* joins to is an infinitive: *urged her to dig in* **and prepare** *for winter*."""
    grammar = lexicon.grammar
    for i in range(at - 2, max(-1, at - 2 - _CLAUSE), -1):
        low = tokens[i].low
        if low in _MODAL_VERBS:
            return True
        if low == "to" and tokens[i + 1].kind == "word":
            leads = not tokens[i + 1].capital and tokens[i + 1].low not in grammar.determiners | grammar.possessives
            if leads:
                return True
        if tokens[i].text == ";" or low in grammar.auxiliaries:
            return False
        base = any("base" in verb.forms and "past" not in verb.forms for verb in lexicon.verbs.get(low, ()))
        if base and low not in lexicon.homographs and tokens[i - 1].low != "to":
            return False
    return False


_MODAL_VERBS: Final = words("will would can could should may might must shall 'll 'd")


_TAKEN: Final = words("life lives victim victims")


def _is_price(tokens: Sequence[Token], end: int, verb: CueVerb) -> bool:
    """Whether *charge* asks a price and accuses nobody, or *claim* takes a toll."""
    if verb.lemma == "claim":  # *the fire has claimed 90 lives*
        behind = [token.low for token in tokens[end : end + 5]]
        return "that" not in behind and bool(_TAKEN & set(behind))
    priced = end < len(tokens) and (tokens[end].text[0].isdigit() or tokens[end].text in "$€£")
    return priced and verb.lemma == "charge"


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
_SPANS: Final = words("week month year quarter season weekend morning afternoon evening spring summer autumn winter")
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
    if follows == "this" and end + 1 < len(tokens) and tokens[end + 1].low not in grammar.time_words | _SPANS:
        follows = "the"  # *called* **this statement** *a slander*, and no *this week*
    if follows in ("on", "late", "early") and any(token.low == "that" for token in tokens[end + 1 : end + 4]):
        follows = "that"  # *ruled out* **on Friday that** *it was a bomb*
    by_means = follows == "by" and end + 1 < len(tokens) and tokens[end + 1].low in _MEANS
    if not by_means and _is_modifier(low_before, follows, verb, grammar):
        return None
    supposed = verb.lemma in _SUPPOSING and follows in _BEFALLEN and low_before not in _SUBJECTS
    if supposed and _ends(tokens, end + 1, grammar):
        return None  # *27 civilians* **reported** *killed*
    if verb.lemma in _NAMING and first > 0 and not tokens[first - 1].capital and low_before not in _SUBJECTS:
        named = end < len(tokens) and tokens[end].capital and low_before.endswith("s")
        return "finite" if named or _is_object(follows, grammar) else None
    return "finite" if "past" in verb.forms else None


def _is_object(low: str, grammar: Grammar) -> bool:
    """Whether what follows a verb of naming is what gets the name, and not the name (*a town called Riba*)."""
    return low in grammar.determiners or low in grammar.possessives or low in _NAMED


_NAMED: Final = words("it him her them us me this that these those")
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


def _ends(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether no noun begins at ``at``: the words before it stand alone."""
    if at >= len(tokens) or tokens[at].kind == "mark" or tokens[at].low in COMMON_PASTS:
        return True
    return tokens[at].low in grammar.prepositions | grammar.time_words | grammar.conjunctions | grammar.auxiliaries


_SUPPOSING: Final = words("report fear believe presume")
_BEFALLEN: Final = words(
    """killed dead injured wounded hurt missing displaced damaged destroyed detained arrested trapped drowned
    kidnapped abducted evacuated infected"""
)
_PARTICLES: Final = words("out up off down away back aside over through")
