"""The record of one claim: its standing follows from its words."""

import re
from typing import cast

from coranto.extract.drafts import Draft
from coranto.extract.renditions import insertions
from coranto.extract.status import hedge, modality, status
from coranto.model.assertion import Claim, ClaimBasis, Polarity, Source
from coranto.model.corpus import Folio
from coranto.resources.speech import SpeechLexicon
from coranto.text.identity import content_id


def record(folio: Folio, draft: Draft, lexicon: SpeechLexicon, hedges: re.Pattern[str]) -> Claim:
    """The claim that a draft amounts to; ``hedges`` is the pattern of words that weaken."""
    text = folio.text
    spans = tuple(sorted({(start, end) for start, end in draft.spans}))
    start, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    content = " ".join(text[s:e] for s, e in spans)
    doubt = hedge(text, spans, hedges)
    kind = modality(content, draft.act, modal_cue=draft.modal)
    polarity: Polarity = "denies" if (draft.act == "denies") != draft.negated else "affirms"
    source = None
    if draft.source is not None:
        source = Source(draft.source.start, draft.source.end, draft.source.of(text), draft.entity)
    cue_key = f"{draft.cue.start}-{draft.cue.end}" if draft.cue else None
    key = " ".join(f"{s}-{e}" for s, e in spans)
    return Claim(
        id=content_id(folio.doc, folio.dispatch.text_sha256, key, cue_key),
        doc=folio.doc,
        start=start,
        end=end,
        text=text[start:end],
        spans=spans,
        cue=draft.cue,
        source=source,
        mode=draft.mode,
        status=status(polarity, kind, draft.checks, hearsay=draft.hearsay),
        polarity=polarity,
        modality=kind,
        verification=tuple(draft.checks),
        act=draft.act,
        basis=_basis(draft, text, lexicon),
        said=draft.said,
        hedge=doubt,
        inherited_from=None,
        reported_by=tuple(draft.chain),
        denies=(start, end) if polarity == "denies" else None,
        translated=draft.translated,
        insertions=insertions(text, spans, draft.mode),
    )


def _basis(draft: Draft, text: str, lexicon: SpeechLexicon) -> ClaimBasis | None:
    """What the claim rests on, by the words of its source, else of the rest of the cue's clause."""
    for where in (draft.source.of(text) if draft.source else "", draft.setting):
        low = f" {re.sub(r'[^a-z]+', ' ', where.lower()[:300])} "
        for word, basis in lexicon.basis.items():
            if f" {word} " in low:
                return cast(ClaimBasis, basis)
    return None
