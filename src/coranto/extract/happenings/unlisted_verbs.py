"""Verbs that no list has and the model does not mark: what a clause tells as done, going on or planned happens.

The list here is of verbs that tell of nothing happening (*own*, *say*, *seem*). Such an occurrence has no type. Only
forms that are surely verbs count: behind an auxiliary or *to*, or a past behind its subject.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coranto.extract.happenings.clause_scenes import Match, Scene
from coranto.extract.happenings.event_clauses import DETERMINERS, PREPOSITIONS, Clause, Token, verbish
from coranto.extract.happenings.present_tense import is_ahead
from coranto.extract.happenings.verb_groups import DENYING, GOVERNORS, PRONOUNS, befalls_nobody, verb_group
from coranto.resources.triggers import Form, TriggerLexicon
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words

_USES: Final = frozenset(("past", "perfect", "pluperfect", "progressive", "planned", "demanded"))
_KINDS: Final = frozenset(("main", "adverbial", "relative"))
_BEFORE_BASE: Final = words("should must will shall would did to not never also soon then be them him her it us me")
_SOME: Final = frozenset(("several", "many", "few", "some"))
_NOT_VERBS: Final = words(
    """not never only also further even ever just still then soon yet always again already likely really now rather
    so thus too merely both neither nor either all simply mostly partly once first finally instead perhaps maybe
    hundred indeed speed breed need seed weed deed feed bleed exceed proceed interesting willing outstanding
    missing during nothing something anything everything evening morning building spring king thing string wing
    sibling ceiling wedding meeting hearing together apart alone aside there here below above inside
    outside unarmed unaided unhurt unharmed uninjured unscathed unnamed unidentified unconfirmed unverified
    unprecedented uninhabited unmarked unmanned unchanged undisclosed unspecified unfounded unexploded unsigned unmoved
    untouched unsolved unpaid unopposed undefeated unaccompanied undetected unannounced"""
)


_SCHEDULED: Final = words(
    """begin begins start starts open opens end ends expire expires meet meets fly flies leave leaves arrive arrives
    go goes rise rises fall falls take takes come comes apply applies host hosts sail sails play plays appear appears
    return returns resume resumes close closes vote votes travel travels depart departs stop stops march marches gather
    gathers strike strikes"""
)
"""What has a day in the present tense because it is fixed."""
_YIELDING: Final = words("bring brings brought produce produces produced yield yields yielded")
_FRUITS: Final = words("result results breakthrough agreement progress deal outcome solution compromise")
_MEANWHILE: Final = frozenset(("as", "while", "when", "where", "because", "whilst"))
_VERBS_IN_LY: Final = words("apply reapply reply supply rely multiply fly comply imply ally rally bully tally sully")
_RELATIVES: Final = frozenset(("who", "which", "whose", "where"))
_NEVER: Final = AUXILIARIES | DETERMINERS | PREPOSITIONS | PRONOUNS | _NOT_VERBS


def unlisted_matches(scene: Scene, lexicon: TriggerLexicon, told: Collection[int]) -> Iterator[Match]:
    """The verbs of the clause, apart from the tokens ``told`` of, that tell of an occurrence; one a verb group."""
    clause, row = scene.clause, scene.row
    if clause.kind not in _KINDS:
        return
    taken = set(told)
    for index in range(clause.first, clause.last):
        low = row[index].low
        if index in taken or low in _NEVER or not low.isalpha() or _is_adverb(low):
            continue
        if low in lexicon.idle and not _is_denied(row, clause, index):
            continue
        match = _match(scene, lexicon, index)
        if match is not None and not _adjectival(row, clause, index) and not taken & set(range(match.group, index)):
            taken.add(index)
            yield match


def _leads_on(row: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether the word only leads to the verb that tells: *went on rising*, *decided to*, *provided that*."""
    after = [row[j].low for j in range(index + 1, min(clause.last, index + 3))]
    if not after:
        return False
    leads = row[index].low in GOVERNORS and after[0] == "to"
    return (
        leads or (row[index].low, after[0]) == ("provided", "that") or (after[0] == "on" and after[-1].endswith("ing"))
    )


def _is_denied(row: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether the word is what somebody denies doing or having done: *denies holding him*, *denied having used it*."""
    before = row[index - 1].low if index > clause.first else ""
    if before == "having" and index - 1 > clause.first:
        return row[index - 2].low in DENYING
    return before in DENYING and row[index].low.endswith("ing")


def _match(scene: Scene, lexicon: TriggerLexicon, index: int) -> Match | None:
    row, clause = scene.row, scene.clause
    if _leads_on(row, clause, index):
        return None
    if row[index].capital and (index > clause.first or scene.headline):
        return None
    before = row[index - 1].low if index > clause.first else ""
    told = lexicon.irregular_forms.get(row[index].low, ())[:1] == ("past",)  # never an adjective
    if not told and (before[:1].isdigit() or before.endswith("'s") or before in NUMBER_WORDS or before in _SOME):
        return None  # *eight masked men*
    for form in _forms(row[index].low, lexicon):
        if form == "s" and not is_ahead(row, clause, index + 1):
            continue
        coming = row[index].low in _SCHEDULED and is_ahead(row, clause, index + 1)
        if form == "base" and not (coming or before in _BEFORE_BASE or before.endswith(("ly", "n't"))):
            continue
        group = verb_group(row, clause, index, form, scene.headline)
        if group is not None and group.use == "present" and is_ahead(row, clause, index + 1):
            group = replace(group, use="planned")
        if group is None or group.use not in _USES or _is_scenery(clause, form):
            continue
        if group.first == index and form == "past" and _behind_object(row, clause, index):
            continue
        if group.first == clause.first and clause.kind == "main" and not group.passive and group.first == index:
            return None  # no subject: a fragment
        negated = group.negated or (befalls_nobody(row, index + 1) and not _is_fruitless(row, index))
        family = lexicon.unlisted("REQUEST" if group.use == "demanded" else None).name
        return Match(
            index, index + 1, family, row[index].low, "acts", False, group.use, group.passive, negated,
            group.first, index + 1,
        )  # fmt: skip
    return None


def _is_fruitless(row: Sequence[Token], index: int) -> bool:
    """Whether what took place came to nothing: *the talks brought nothing*, *the summit produced no result*."""
    behind = [token.low for token in row[index + 1 : index + 3]]
    brought = row[index].low in ("brought", "brings") and behind[:1] == ["nothing"]
    return brought or (row[index].low in _YIELDING and behind[:1] == ["no"] and behind[-1] in _FRUITS)


def _is_adverb(low: str) -> bool:
    """Whether the word ends as adverbs do, and is none of the few verbs that end so: *hardly*, not *rally*."""
    return low.endswith("ly") and low not in _VERBS_IN_LY


def _is_scenery(clause: Clause, form: Form) -> bool:
    """Whether the clause only tells what somebody was at when the news came: *people who were already running*."""
    return form == "ing" and (clause.kind == "relative" or clause.opener in _MEANWHILE)


def _behind_object(row: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether a bare past describes the object of a verb before it: *ate rice soaked in water*."""
    after = row[index + 1].low if index + 1 < clause.last else ""
    if after not in PREPOSITIONS:
        return False
    for j in range(index - 1, clause.first - 1, -1):
        if row[j].low in ("and", "but", "or", ",", "that", "then", "who", "which", '"'):
            return False
        if verbish(row, j):
            return j < index - 1
    return False


def _adjectival(row: Sequence[Token], clause: Clause, index: int) -> bool:
    """Whether a participle stands before its noun, or opens an aside: *and armoured cars*, *, dressed in grey*."""
    before = row[index - 1].low if index else ""
    after = row[index + 1] if index + 1 < len(row) else None
    if any(row[j].low == "with" for j in range(max(0, index - 3), index)):
        return True  # with their hands tied
    if before == "," and after is not None and (after.low in PREPOSITIONS or _is_adverb(after.low)):
        return not any(row[j].low in _RELATIVES for j in range(clause.first, index))
    if before not in ("and", "or", ",", '"', "“", "‘", "'") or after is None:
        return False
    if row[index - 2].capital or row[index - 2].low[:1].isdigit():
        return False  # *came to Osh and recorded bruises*
    plain = after.low.isalpha() and not after.capital and not after.low.endswith("ly")
    return plain and after.low not in DETERMINERS | PREPOSITIONS | PRONOUNS | _BEFORE_BASE | {"and", "or"}


def _forms(word: str, lexicon: TriggerLexicon) -> tuple[Form, ...]:
    """The forms that a word has as a verb; the base, which may be any word, is for the grammar to bear out."""
    if word in _SCHEDULED and word.endswith("s"):
        return ("s",)
    if word in lexicon.irregular_forms:
        return lexicon.irregular_forms[word]
    if word.endswith("ing") and len(word) > 4:
        return ("ing",)
    if word.endswith("ed") and len(word) > 3:
        return ("past", "participle")
    return ("base",)
