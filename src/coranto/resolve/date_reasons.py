"""Why a dispatch has the date it has, in one or two sentences that name the words and the documents."""

from coranto.resolve.agreement import Case, Tie
from coranto.resolve.date_evidence import Finding, Hints
from coranto.resolve.inference import Verdict
from coranto.resolve.weekdays import Profile, name_of
from coranto.text.dates import Days, spoken


def conflict_note(chosen: Finding, other: Finding) -> str:
    """A sentence on a date that was stated too and not believed."""
    told = other.reason[:1].lower() + other.reason[1:].rstrip(".")
    why = {
        "metadata": "what a source says of publication",
        "header": "what stands in the head",
        "stated": "what the text itself says",
    }.get(chosen.basis, "the surer")
    return f" But {told}: {why} was preferred."


def alone_reason(reason: str, profile: Profile) -> str:
    """The reason of a year alone, with the weekday that the words tell."""
    if not profile.tells:
        return reason
    return f"{reason} It speaks of {profile.told}, as if written on a {name_of(profile.best)}."


def unknown_reason(hints: Hints, profile: Profile, verdict: Verdict | None = None) -> str:
    """Why no date is given, and what is known all the same."""
    told: list[str] = []
    if hints.month_day_told:
        told.append(f"{hints.month_day_told} without a year")
    if profile.tells:
        told.append(f"it speaks of {profile.told}, as if written on a {name_of(profile.best)}")
    told += hints.refused[:1]
    what = "; ".join(told)
    reason = "It states no date" + (f": {what}" if what else "")
    if verdict is None:
        return f"{reason}; no dated dispatch tells of the same event."
    names = ", ".join(witness.case.doc for witness in verdict.witnesses[:2])
    if verdict.ties and verdict.against and len(verdict.ranked) > 1:
        return f"{reason}; dated dispatches disagree: {_disagreement(verdict)}."
    return f"{reason}; what it shares with {names} does not settle the day."


def _disagreement(verdict: Verdict) -> str:
    first, second = verdict.ranked[0][0], verdict.ranked[1][0]
    return (
        f"{verdict.ties[0].witness.case.doc} speaks for {spoken(first)}, "
        f"{verdict.against[0].witness.case.doc} for {spoken(second)}"
    )


def sibling_reason(case: Case, verdict: Verdict, days: Days) -> str:
    """Why its siblings date the dispatch to ``days``."""
    witness = verdict.ties[0].witness if verdict.ties else verdict.witnesses[0]
    dated = f"{witness.case.doc}, dated {_short(witness.days)}"
    if verdict.ties:
        lead = _of_tie(verdict.ties[0], dated)
    else:
        lead = (
            f"It shares {_shared(witness.likeness.names, witness.likeness.kinds, witness.likeness.copies)} with {dated}"
        )
    written = ""
    if case.hints.month_day_told:
        written = f"; {case.hints.month_day_told}"
    elif case.profile.tells:
        written = f"; it speaks of {case.profile.told}, as if written on a {name_of(case.profile.best)}"
    if not verdict.ties and days.is_day:
        written += f"; {spoken(days.begin)} is the nearest such day"
    if not days.is_day:
        written += "; the words leave more than one day"
    against = ""
    if verdict.against and verdict.ranked[1][1] > 0.1:
        against = f" {verdict.against[0].witness.case.doc} speaks for {spoken(verdict.ranked[1][0])}."
    return f"{lead}{written}.{against}"


def _of_tie(tie: Tie, dated: str) -> str:
    told = _short(tie.days)
    if tie.sort == "copied":
        return f"It has “{tie.mine.text}” in words copied from or to {dated}: that is {told}"
    if tie.sort == "alike":
        return f"Both it (“{tie.mine.text}”) and {dated} (“{tie.theirs.text}”) tell alike of {told}"
    return f"Both it (“{tie.mine.text}”) and {dated} (“{tie.theirs.text}”) place {_kinds(tie)} on {told}"


def _kinds(tie: Tie) -> str:
    names = {"quake": "the earthquake", "walkout": "the strike", "sinking": "the sinking", "talks": "the talks"}
    shared = sorted(tie.mine.kinds & tie.theirs.kinds)
    return names.get(shared[0], f"the {shared[0]}") if shared else "the event"


def _short(days: Days) -> str:
    return spoken(days.begin) if days.is_day else f"{spoken(days.begin)} to {spoken(days.last)}"


def _shared(names: tuple[str, ...], kinds: tuple[str, ...], copies: int) -> str:
    parts = []
    if copies:
        parts.append("a passage word for word" if copies == 1 else f"{copies} passages word for word")
    if names:
        parts.append(f"the names {', '.join(names)}")
    if kinds:
        parts.append(f"the subject ({', '.join(kinds)})")
    return " and ".join(parts) or "its subject"
