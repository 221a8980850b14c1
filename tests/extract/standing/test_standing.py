"""How claims stand, on sentences with what a reader would say of them (``standing.yaml``)."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from coranto.model.assertion import Claim, Gap
from extract.dispatches import spoken
from support import folio

DAY = "2031-05-14"
RULE: dict[str, str | None] = {
    "status": "asserted", "polarity": "affirms", "modality": "actual", "act": "states", "basis": None, "said": None,
    "hedge": None, "outcome": None, "by": None, "denies": None,
}  # fmt: skip
FLOOR = 0.97
"""Share of the claims that must have each field right, and of those where it is not as the rule has it."""


@dataclass
class Tally:
    """What was found and right, in counts by field."""

    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    telling_right: Counter[str] = field(default_factory=Counter)
    telling: Counter[str] = field(default_factory=Counter)
    """Those in which gold or reading departs from the rule."""
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def read(claim: Claim, by_id: dict[str, Claim], text: str) -> dict[str, str | None]:
    """The fields of a claim as the gold writes them."""
    check = claim.verification[0] if claim.verification else None
    denied = by_id[claim.denies].text if isinstance(claim.denies, str) else None
    if isinstance(claim.denies, tuple):
        denied = text[slice(*claim.denies)]
    return {
        "status": claim.status, "polarity": claim.polarity, "modality": claim.modality, "act": claim.act,
        "basis": claim.basis, "said": claim.said.begin[:10] if claim.said and claim.said.begin else None,
        "hedge": claim.hedge.text.lower() if claim.hedge else None, "outcome": check.outcome if check else None,
        "by": check.by if check else None, "denies": denied,
    }  # fmt: skip


def agrees(name: str, gold: str | None, got: str | None) -> bool:
    """Whether a field is right; a hedge may be a word longer, what is denied three."""
    if gold is None or got is None:
        return gold == got
    if name == "hedge":
        return gold in got or got in gold
    if name == "denies":
        return gold in got and len(got.split()) - len(gold.split()) <= 3
    return gold.removeprefix("The ") == got.removeprefix("The ")


def compare(item: dict[str, Any], tally: Tally) -> None:
    text = item["text"]
    made = folio(text, DAY, last="gaps")
    claims = list(made.of(Claim))
    by_id = {claim.id: claim for claim in claims}
    for gold in item["claims"]:
        claim = next((c for c in claims if is_meant(gold, c)), None)
        if claim is None:
            tally.missed.append(text)
            continue
        claims.remove(claim)
        got = read(claim, by_id, text)
        for name, rule in RULE.items():
            if name == "by" and name not in gold:
                continue
            wanted = gold.get(name, rule)
            tally.told[name] += 1
            tally.right[name] += agrees(name, wanted, got[name])
            if wanted != rule or got[name] != rule:
                tally.telling[name] += 1
                tally.telling_right[name] += agrees(name, wanted, got[name])
            if not agrees(name, wanted, got[name]):
                tally.wrong.append(f"{name}: {wanted} / {got[name]}: {text}")
    tally.invented += [text] * len(claims)
    wanted_gaps = {(g["reason"], g.get("who"), g.get("about")) for g in item.get("gaps", [])}
    got_gaps = {(gap.reason, gap.who, gap.about) for gap in made.of(Gap)}
    got_gaps = {(r, w, a if any(g[2] == a for g in wanted_gaps) else None) for r, w, a in got_gaps}
    tally.told["gap"] += len(wanted_gaps | got_gaps)
    tally.right["gap"] += len(wanted_gaps & got_gaps)
    if wanted_gaps != got_gaps:
        tally.wrong.append(f"gap: {wanted_gaps} / {got_gaps}: {text}")


def is_meant(gold: dict[str, Any], claim: Claim) -> bool:
    if gold.get("holds", "") not in claim.text:
        return False
    if gold["cue"] is None:
        return claim.cue is None and claim.mode == "narrator"
    return claim.cue is not None and gold["cue"].lower() in claim.cue.text.lower()


@pytest.fixture(scope="module")
def tally() -> Tally:
    found = Tally()
    for item in yaml.safe_load((Path(__file__).parent / "standing.yaml").read_text("utf-8")):
        compare(item, found)
    return found


@pytest.mark.parametrize("name", [*RULE, "gap"])
def test_each_field_is_right(tally: Tally, name: str) -> None:
    wrong = [line for line in tally.wrong if line.startswith(f"{name}:")]
    assert tally.right[name] >= FLOOR * tally.told[name], wrong
    assert tally.telling_right[name] >= (FLOOR - 0.05) * tally.telling[name], wrong


def test_claims_are_found_and_none_invented(tally: Tally) -> None:
    assert len(tally.missed) <= 8, tally.missed
    assert len(tally.invented) <= 12, tally.invented


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Rosa Quispe, a resident of the port, said the crane fell.", "witness"),
        ('"I saw the tower sway," the clerk said.', "witness"),
        ("A spokesman for the newspaper said the office was closed.", None),
        ("The mayor said in a video address that the town was empty.", None),
        ("Police, citing witnesses, said the driver fled.", "witness"),
        ("The mayor told the daily El Sol that the town was empty.", None),
    ],
)
def test_basis_is_that_of_the_source_and_not_of_the_listener(text: str, basis: str | None) -> None:
    claims = folio(text, DAY, last="claims").of(Claim)
    claim = next(c for c in claims if c.cue is not None and c.cue.text in ("said", "told"))
    assert claim.basis == basis


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The dockers' union has called a two-day strike in all ports for Monday.", "planned"),
        ("Farmers announced new rallies.", "planned"),
        ("The minister called the strike illegal.", "asserted"),
        ("The unions have called a two-day strike that began on Monday.", "asserted"),
        ("Norway is considering sanctions.", "unverified"),
        ("Norway considered the sanctions a mistake.", "asserted"),
    ],
)
def test_what_is_called_for_or_weighed_is_not_yet(text: str, status: str) -> None:
    (claim,) = spoken(text)
    assert claim.status == status
