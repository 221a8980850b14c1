"""The record of one claim: its standing follows from its words."""

import re
from bisect import bisect_left
from typing import Final, Literal, cast

from coranto.extract.speech.drafts import Draft
from coranto.extract.speech.renditions import insertions, translated_throughout
from coranto.extract.standing.denials import (
    calls_false,
    contests,
    denied_start,
    is_not_so,
    negates,
    refuses,
    says_false,
)
from coranto.extract.standing.status import hedge, is_tentative, main_clause, modality, status
from coranto.model.annotation import Sentence, Time
from coranto.model.assertion import Act, Claim, ClaimBasis, Passage, Polarity, Said, Source
from coranto.model.corpus import Folio
from coranto.resources.standing import BasisWords, ModalWords, StandingLexicon
from coranto.text.identity import content_id
from coranto.tools import Tools

_SAW: Final = re.compile(
    r"\W*(?:I|we|he|she|they)(?:['’]ve| had| have|['’]d)?(?: \w+ly| all| just)? "
    r"(?:saw|seen|heard|felt|watched|witnessed|smelt|smelled)\b",
    re.I,
)
"""What only somebody who was there can say."""
_MUST: Final = re.compile(r"\b(?:should|must|ought)\b", re.I)
_CONDITION: Final = re.compile(r",?\s+(?:if|unless|provided that|on condition that)\b[^.!?\n]{2,}")
"""A condition right behind the content."""
_HEAD: Final = re.compile(r"\s(?:of|for|from|at|in|with|who|which|that|by|on|near|to|about|whose)\s", re.I)
_COMING: Final = re.compile(r"\b(?:later|tonight)\b|^(?:mon|tues|wednes|thurs|fri|satur|sun)day$", re.I)
_WORD: Final = re.compile(r"[\w’'-]+")
_BEFORE: Final = 60
"""Characters before a noun of speech in which a verb of withdrawal stands."""
_WITHDRAWN: Final = re.compile(
    r"\b(?<!not )(?<!to )"
    r"(?:withdr(?:aws?|ew|awn|awing)|t(?:akes?|ook|aken|aking) back|retract(?:s|ed|ing)|recant(?:s|ed|ing))"
    r" (?:(?:his|her|its|their|the|an?|that) )?(?:(?:own|earlier|previous|initial|first|original) )*$",
    re.I,
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_PUBLISHED: Final = "published "


class Standing:
    """What the standing of a dispatch's claims is read from."""

    def __init__(self, folio: Folio, tools: Tools) -> None:
        self.folio = folio
        self.words = tools.standing
        self._agencies = tools.agencies
        self._translated = translated_throughout(folio.text, tools.speech)
        self._today = max((_day(time) for time in folio.of(Time)), default="")
        self._headlines = {s.start for s in folio.of(Sentence) if s.furniture == "headline"}
        self._coming = sorted(time.start for time in folio.of(Time) if _may_come(time))

    def is_tentative(self, start: int, end: int) -> bool:
        """Whether the narrator's words there tell a plan, a doubt or a condition."""
        content = self.folio.text[start:end]
        if is_tentative(content, self.words.modal):
            return True
        if self._is_coming(start, end):
            return True
        return self._is_dated(start, end) and modality(content, "states", self.words.modal, dated=True) != "actual"

    def _is_coming(self, start: int, end: int) -> bool:
        """Whether a headline's infinitive tells what will be: *Board to rule on walkout*."""
        return start in self._headlines and self.words.modal.coming.match(self.folio.text, start, end) is not None

    def _is_dated(self, start: int, end: int) -> bool:
        """Whether a time stands there that could lie ahead."""
        return bisect_left(self._coming, start) < bisect_left(self._coming, end)

    def record(self, draft: Draft) -> Claim:
        """The claim that a draft amounts to."""
        folio, text, words = self.folio, self.folio.text, self.words
        spans = tuple(sorted({(start, end) for start, end in draft.spans}))
        start, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
        content = " ".join(text[s:e] for s, e in spans)
        act = "denies" if self._is_withdrawn(draft) else _act(draft, content, words)
        cue = draft.cue.text if draft.cue is not None else ""
        negated = draft.negated and draft.act != "denies" and negates(cue, content, words.denial)
        polarity: Polarity = "denies" if act == "denies" or negated else "affirms"
        denied = (start + denied_start(text[start:end], words.denial), end) if polarity == "denies" else None
        told = text[slice(*denied)] if denied else content
        behind = _CONDITION.match(text, spans[-1][1])
        told = told if behind is None else told + behind.group()
        hearsay = draft.hearsay and draft.cue is not None and draft.cue.text.split()[-1].lower() in words.modal.hearsay
        dated = any(self._is_dated(s, e) for s, e in spans)
        kind = modality(told, act, words.modal, modal_cue=draft.modal and not _says_only(cue, content), dated=dated)
        if kind == "actual" and (self._is_coming(start, end) or _is_summons(cue, content)):
            kind = "planned"
        doubted = draft.cue is not None and act != "denies" and _DOUBTS.search(draft.cue.text) is not None
        if kind == "actual" and (doubted or (hearsay and act == "states")):
            kind = "possible"
        if kind == "possible" and draft.modal and _MUST.search(cue) is not None:
            kind = "planned"
        checks = () if kind in ("planned", "conditional") and not draft.doubtful else tuple(draft.checks)
        doubt = self._hedge(draft, spans)
        cue_key = f"{draft.cue.start}-{draft.cue.end}" if draft.cue else None
        return Claim(
            id=content_id(folio.doc, folio.dispatch.text_sha256, " ".join(f"{s}-{e}" for s, e in spans), cue_key),
            doc=folio.doc,
            start=start,
            end=end,
            text=text[start:end],
            spans=spans,
            cue=draft.cue,
            source=_source(draft, text),
            mode=draft.mode,
            status=status(polarity, kind, checks, hearsay=hearsay or _is_rumour(doubt)),
            polarity=polarity,
            modality=kind,
            verification=checks,
            act=act,
            basis=self._basis(draft),
            said=self._said(draft),
            hedge=doubt,
            inherited_from=None,
            reported_by=tuple(draft.chain),
            denies=denied,
            translated=self._rendering(draft),
            insertions=insertions(text, spans, draft.mode),
        )

    def _is_withdrawn(self, draft: Draft) -> bool:
        """Whether the speaker takes the words back: *withdrew her claim that …*."""
        if draft.cue is None or draft.cue.text.lower() not in self.words.denial.statements:
            return False
        return _WITHDRAWN.search(self.folio.text, max(0, draft.cue.start - _BEFORE), draft.cue.start) is not None

    def _said(self, draft: Draft) -> Said | None:
        """When it was said; nothing was said after the dispatch told of it."""
        said = draft.said
        late = said is not None and said.begin is not None and "" < self._today < said.begin[:10]
        return None if late else said

    def _rendering(self, draft: Draft) -> Literal["stated", "likely"] | None:
        """Whether it is a translation: by the dispatch's byline, its own words, or as the quotation that it goes on."""
        if self._translated:
            return "stated"
        return draft.translated or (draft.inherited.translated if draft.inherited is not None else None)

    def _hedge(self, draft: Draft, spans: tuple[tuple[int, int], ...]) -> Passage | None:
        """The words that weaken: of the content, else of the cue; of the source only such as *preliminary figures*."""
        text, modal = self.folio.text, self.words.modal
        found = hedge(text, spans, modal.hedge)
        if found is None and draft.cue is not None:
            behind = len(" to") if draft.hearsay else 0
            found = hedge(text, [(draft.cue.start, draft.cue.end + behind)], modal.doubt)
            if found is None and draft.hearsay and draft.cue.text.split()[-1].lower() in modal.hearsay:
                found = draft.cue
        if found is None and draft.source is not None:
            found = hedge(text, [(draft.source.start, draft.source.end)], modal.tentative)
        return found

    def _basis(self, draft: Draft) -> ClaimBasis | None:
        """What the claim rests on: by the source's head, by where it was said, or because the speaker was there."""
        text, words = self.folio.text, self.words.basis
        source = draft.source.of(text)[:300] if draft.source is not None else ""
        if source.removeprefix("the ").removeprefix("The ") in self._agencies:
            return "agency"
        for piece in source.split(","):
            head = _HEAD.split(f" {piece.strip()} ")[0]
            found = _named(head, words)
            if found is not None:
                return found
        found = _led(draft.setting, words)
        if found is None and source and any(_SAW.match(text, start, end) for start, end in draft.spans):
            return "witness"
        return found


def _day(time: Time) -> str:
    """The day of publication that a time was reckoned from; empty where none is known."""
    anchored = time.anchor is not None and time.anchor.startswith(_PUBLISHED)
    return time.anchor.removeprefix(_PUBLISHED)[:10] if anchored and time.anchor is not None else ""


def _may_come(time: Time) -> bool:
    """Whether a time could lie ahead of the dispatch: not a day before it, or a bare weekday."""
    if time.type not in ("DATE", "TIME") or time.begin is None:
        return False
    today = _day(time)
    if not today:
        return False
    return time.begin[:10] > today or _COMING.search(time.text) is not None


def _act(draft: Draft, content: str, words: StandingLexicon) -> Act:
    """The draft's act, as far as its content bears it out: a refused offer is not denied, *That is a lie* is."""
    cue = draft.cue.text if draft.cue is not None else ""
    if draft.flat:
        return draft.act
    if draft.act == "denies" and draft.negated:
        return "states"
    if draft.mode != "narrator" and draft.act in ("states", "accuses", "denies"):
        if is_not_so(content) or says_false(content, words.denial) or calls_false(content, cue, words.denial):
            return "denies"
        if draft.act == "denies" and refuses(content, cue, words.denial):
            return "states"
    if draft.act == "states" and contests(content, cue, words.denial):
        return "denies"
    if draft.act == "states" and draft.mode != "narrator" and _urges(draft, content, words.modal):
        return "urges"
    return draft.act


_SUMMONS: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|announc(?:es?|ed|ing)|schedul(?:es?|ed|ing)|conven(?:es?|ed|ing)|proclaim(?:s|ed|ing)?)$",
    re.I,
)
_OCCASION: Final = re.compile(
    r"(?:(?:an?|another|new|fresh|early|snap|further|two|three)\b|\d)(?: ?[\w-]+){0,5}? "
    r"(?:strike|stoppage|walkout|walk-out|"
    r"march|rally|rallies|protest|demonstration|vigil|boycott|sit-in|blockade|shutdown|hartal|bandh|procession|election|"
    r"referendum|ballot|session|summit|conference|congress|meeting)(?:s|es)?\b"
    r"(?![^,;]{0,40}\b(?:began|started|ended|has|had)\b)(?! [“\"‘]|,? an? )",
    re.I,
)
"""What is called is still to come: *has called a two-day strike*; *called the strike illegal* gives it a name."""


def _is_summons(cue: str, content: str) -> bool:
    return _SUMMONS.search(cue) is not None and _OCCASION.match(content) is not None


_DOUBTS: Final = re.compile(
    r"\b(?:doubt\w*|question(?:s|ed|ing)?|fear(?:s|ed|ing)?|suspect(?:s|ed|ing)?|rule out|ruled out|speculat\w+)\b",
    re.I,
)


def _urges(draft: Draft, content: str, modal: ModalWords) -> bool:
    """Whether what is put as a statement tells what is to be done: *should*, or a quoted imperative."""
    if draft.mode == "direct" and (modal.imperative.match(content) or modal.performed.match(content)):
        return True
    clause = main_clause(content)
    return modal.advised.search(clause) is not None and not content.rstrip().endswith("?")


def _says_only(cue: str, content: str) -> bool:
    """Whether a modal cue tells of the little that was said: *would only say that*."""
    return content.startswith("only ") or " only " in f"{cue} "


def _is_rumour(doubt: Passage | None) -> bool:
    return doubt is not None and doubt.text.lower() in ("unconfirmed", "unverified", "uncorroborated")


def _source(draft: Draft, text: str) -> Source | None:
    if draft.source is None:
        return None
    return Source(draft.source.start, draft.source.end, draft.source.of(text), draft.entity)


# ------------------------------------------------------------------------------------------------- what it rests on


def _named(phrase: str, words: BasisWords) -> ClaimBasis | None:
    """The kind of evidence that the head of a noun phrase names: *leaked emails*, *eyewitness Ruiz*, *Radio Okapi*."""
    low = re.sub(r"[^\w’'-]+", " ", phrase.lower()).strip()
    for listed, basis in words.phrases.items():
        if f" {listed} " in f" {low} ":
            return cast(ClaimBasis, basis)
    written = _WORD.findall(phrase)
    written = written[: next((i for i, word in enumerate(written) if i and word.endswith("ed")), None)]
    plain = [word for word in written if word[0].islower() and word not in _ARTICLES]
    for word in (*written[-1:], *(plain[-1:] or written[:1])):
        if word.lower() in words.words:
            return cast(ClaimBasis, words.words[word.lower()])
    return None


_LED: Final = 5
"""Words behind *in* or *on* within which the noun stands."""
_PUT_INTO: Final = frozenset({"statement", "post", "document"})
"""What words are put into; a video, a witness or a newspaper is only cited."""


def _led(setting: str, words: BasisWords) -> ClaimBasis | None:
    """The kind of evidence in *in a statement*, *on Telegram*, *citing witnesses*."""
    pieces = re.split(r"\b(" + "|".join(sorted(words.led)) + r")\b", setting[:300].lower())
    for lead, phrase in zip(pieces[1::2], pieces[2::2], strict=True):
        near = f"{lead} {' '.join(_WORD.findall(phrase)[:_LED])}"
        found = next((basis for listed, basis in words.phrases.items() if f"{listed} " in f"{near} "), None)
        found = found or next((words.words[word] for word in near.split() if word in words.words), None)
        if found in _PUT_INTO or (found is not None and lead in ("citing", "quoting")):
            return cast(ClaimBasis, found)
    return None
