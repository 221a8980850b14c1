"""What each part of reading claims is worth: the product with that part taken out, or with another hearing added.

``python -m benchmarks.ablations`` scores every change on the voices of the tests (``benchmarks/voices.py``).
``python -m benchmarks.ablations NAME annotate FILES …`` is the product under the change NAME, for any other scorer.

``hearing`` adds what the language model marks and the rules do not: a cue that overlaps none of theirs, with the
nearest source and content that the model marks in its sentence.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import coranto.cli
from benchmarks.gold_claims import read_gold
from benchmarks.voices import scored
from coranto.extract import claims as claims_step
from coranto.extract.speakers.speakers import names
from coranto.extract.speech import contents, cues
from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Passage, Source
from coranto.model.corpus import Folio
from coranto.nlp.analyzer import Span as Mark
from coranto.resources import speech
from coranto.steps import PATH
from coranto.text.identity import content_id
from coranto.tools import Tools

VOICES: Final = Path(__file__).parents[1] / "tests" / "voices"
SURE: Final = 0.7
"""How sure the model must be of a cue …"""
HEARD: Final = 0.3
"""… and of a source and a content."""
NEAR: Final = 60
"""Characters between cue and content, at most."""

Change = tuple[Any, str, Callable[..., Any]]

CHANGES: Final[dict[str, tuple[Change, ...]]] = {
    "nothing": (),
    "nouns": ((contents, "noun_cues", lambda *_: iter(())),),
    "counts": ((contents, "count_cues", lambda *_: iter(())),),
    "phrases": ((cues, "_phrase", lambda *_: None),),
    "unlisted": ((cues, "_beside_quote", lambda *_: None),),
    "headlines": ((claims_step, "headline_attribution", lambda *_: None),),
    "loose": ((claims_step, "loose_quotes", lambda *_: []),),
    "names": ((claims_step, "names", lambda _: names(())),),
    "thoughts": (),
    "hearing": (),
}
"""What is taken out: nouns of saying; counts put at a number; *according to* and its like; verbs that no list has
beside a quotation; the sources of headlines; quotations without a cue of their own; the names that the model finds;
verbs of thinking, wishing and judging. And what is added: the model's own marks."""


@contextmanager
def changed(name: str) -> Iterator[None]:
    """The product under a change."""
    with ExitStack() as stack:
        for module, attribute, stand_in in CHANGES[name]:
            stack.enter_context(patch.object(module, attribute, stand_in))
        if name == "thoughts":
            whole = speech.load()
            spoken = {form: tuple(v for v in verbs if v.sort == "speech") for form, verbs in whole.verbs.items()}
            stack.enter_context(patch.object(Tools, "speech", property(lambda _: replace(whole, verbs=spoken))))
        if name == "hearing":
            step = next(step for step in PATH if Claim in step.gives)
            object.__setattr__(step, "run", heard)
            stack.callback(object.__setattr__, step, "run", claims_step.claims)
        yield


# -------------------------------------------------------------------------------------------------- a second hearing


def heard(folio: Folio, tools: Tools) -> tuple[Claim, ...]:
    """The claims of the rules, and those that only the model's marks tell of."""
    found = claims_step.claims(folio, tools)
    marks = [mark for mark in tools.analyzer.annotate(folio.text) if mark.layer in ("source", "cue", "content")]
    known = [(claim.cue.start, claim.cue.end) for claim in found if claim.cue is not None]
    told = [span for claim in found if claim.mode != "narrator" for span in claim.spans]
    more = []
    for sentence in folio.of(Sentence):
        inside = [mark for mark in marks if sentence.start <= mark.start < sentence.end]
        for cue in inside:
            if cue.layer == "cue" and cue.score >= SURE and not _meets(cue, known):
                source = _nearest(cue, [m for m in inside if m.layer == "source" and m.score >= HEARD])
                content = _nearest(cue, [m for m in inside if m.layer == "content" and not _meets(m, told)])
                if source is not None and content is not None and _gap(cue, content) <= NEAR:
                    more.append(_claim(folio, cue, source, content))
    return tuple(sorted((*found, *more), key=lambda claim: (claim.start, -claim.end, claim.id)))


def _meets(mark: Mark, spans: list[tuple[int, int]]) -> bool:
    return any(start < mark.end and mark.start < end for start, end in spans)


def _gap(a: Mark, b: Mark) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _nearest(cue: Mark, marks: list[Mark]) -> Mark | None:
    return min((m for m in marks if _gap(cue, m) >= 0), key=lambda m: _gap(cue, m), default=None)


def _claim(folio: Folio, cue: Mark, source: Mark, content: Mark) -> Claim:
    words = folio.text[content.start : content.end]
    return Claim(
        id=content_id(folio.doc, folio.dispatch.text_sha256, f"{content.start}-{content.end}", "heard"),
        doc=folio.doc,
        start=content.start,
        end=content.end,
        text=words,
        spans=((content.start, content.end),),
        cue=Passage(cue.start, cue.end, folio.text[cue.start : cue.end]),
        source=Source(source.start, source.end, folio.text[source.start : source.end], None),
        mode="indirect",
        status="asserted",
        polarity="affirms",
        modality="actual",
        verification=(),
        act="states",
        basis=None,
        said=None,
        hedge=None,
        inherited_from=None,
        reported_by=(),
        denies=None,
        translated=None,
    )


def main() -> int:
    """The product under a change, or a table of all changes on our own voices."""
    if len(sys.argv) > 1:
        name, *rest = sys.argv[1:]
        if name not in CHANGES:
            print(f"ablations: no {name}; there are {', '.join(CHANGES)}", file=sys.stderr)
            return 2
        sys.argv[1:] = rest
        with changed(name):
            coranto.cli.main()
        return 0
    gold = read_gold(VOICES)
    print(f"{'change':12}{'AR-F1':>8}{'P':>8}{'R':>8}{'status':>8}{'entity':>8}")
    for name in CHANGES:
        with changed(name):
            score = scored(gold)
        p, r, f1 = score.prf("attributed ar", "attributed got", "attributed gold")
        shares = (score.percent(f"attributed {field}") for field in ("status", "entity"))
        print(f"{name:12}{f1:8.1f}{p:8.1f}{r:8.1f}" + "".join(f"{share:8.1f}" for share in shares))
    return 0


if __name__ == "__main__":
    sys.exit(main())
