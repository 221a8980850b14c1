"""Which profiles of organizations, peoples, places and other things are one: by key, then acronyms and likeness."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Final

from coranto.model.annotation import Label
from coranto.resolve.company import Company
from coranto.resolve.grouping import Grouping, Link, documents
from coranto.resolve.name_pairs import organization_names_alike
from coranto.resolve.persons import ASK, Question
from coranto.resolve.profiles import Profile
from coranto.resources.organizations import organization_words
from coranto.text.names import fold_name, initials
from coranto.text.organizations import alias, core_words
from coranto.text.persons import NEARLY
from coranto.tools import Tools

PLACES: Final = frozenset({"place", "facility"})
SURE: Final = 0.9
"""Score from which two organizations' names are one."""
MOST_WITH_WORD: Final = 40
"""Organizations that share a word; by one that more share, none are compared: it is common."""

MOST_LETTERS: Final = 10
"""Of an acronym."""
MOST_SHOWN: Final = 6
"""Spellings that a reason names."""

Keys = dict[tuple[str, str], list[int]]
"""Kind and key → profiles by number."""
Acronyms = dict[str, list[int]]
"""Capitals without stops → profiles of organizations by number."""


def gather(others: Sequence[int], grouping: Grouping, company: Company, tools: Tools) -> list[Question]:
    """What is left to ask, after profiles of all but persons (by number) were joined in ``grouping``."""
    by_key: Keys = defaultdict(list)
    acronyms: Acronyms = defaultdict(list)
    claimed = _claimed([grouping.found[index] for index in others])
    for index in others:
        profile = grouping.found[index]
        if profile.label == "organization" and _is_acronym(profile.local, claimed):
            acronyms[_letters(profile.local)].append(index)
        else:
            by_key[_kind(profile.label), _key(profile, tools)].append(index)
    for (kind, key), members in sorted(by_key.items()):
        alone = kind == "organization" and _is_common(key, tools) and not company.one_story
        for circle in company.circles(members, grouping.found) if alone else [members]:
            _join_same(circle, grouping)
    for link in _stated(by_key, acronyms, grouping):
        grouping.join(link)
    _join_acronyms(by_key, acronyms, grouping, company)
    return list(_join_like(by_key, grouping, company))


def _kind(label: Label) -> str:
    return "place" if label in PLACES else label


def _letters(name: str) -> str:
    return name.replace(".", "").upper()


def _claimed(found: Iterable[Profile]) -> frozenset[str]:
    """Acronyms that a text states to be of another body than all the world knows by them."""
    known = organization_words()
    return frozenset(
        _letters(other)
        for profile in found
        for other in profile.stated
        if profile.label == "organization" and alias(profile.local, known) != alias(other, known)
    )


def _is_acronym(name: str, claimed: Container[str]) -> bool:
    """Whether the name is capitals alone, and none that all the world knows, unless it is claimed: *CNE*, not *UN*."""
    letters = name.replace(".", "")
    if not letters.isupper() or " " in name or len(letters) > MOST_LETTERS:
        return False
    return letters in claimed or alias(name, organization_words()) is None


def _is_common(key: str, tools: Tools) -> bool:
    """Whether the name is made of everyday words, so that many may be called so: *Election Commission*, *the Star*."""
    return all(word in tools.names.common for word in key.split())


def _join_same(members: Sequence[int], grouping: Grouping) -> None:
    """Joins all profiles of one key, but for what a verdict keeps apart."""
    joined = [members[0]]
    for index in members[1:]:
        if grouping.objection(members[0], index) is None:
            grouping.unite(members[0], index)
            joined.append(index)
    if len(joined) > 1:
        own = [grouping.found[index] for index in joined]
        spelled = list({fold_name(profile.local): profile.local for profile in own}.values())
        shown = " = ".join(spelled[:MOST_SHOWN]) + (" …" if len(spelled) > MOST_SHOWN else "")
        why = f"{_what(own[0], len(spelled))} {shown} in {documents(grouping.found, joined)}"
        grouping.links.append(Link(joined[0], joined[1], why))


def _what(profile: Profile, spellings: int) -> str:
    """What profiles of one key have in common."""
    if profile.label in PLACES and profile.place:
        return "same place"
    if spellings > 1 and profile.label == "organization" and alias(profile.local, organization_words()) is not None:
        return "known under both names"
    return "same name"


def _key(profile: Profile, tools: Tools) -> str:
    """What two profiles of one kind must share: a gazetteer's place, a people's country, or the words of the name."""
    place = profile.place
    if profile.label in PLACES and place is not None:
        return str(place.geonameid) if place.geonameid else f"{place.name} {place.lat} {place.lon}"
    if profile.label in PLACES:
        return _without_kind(profile.local, tools)
    if profile.office is not None:
        return profile.office
    if profile.label == "organization" and (body := alias(profile.local, organization_words())) is not None:
        return f"body {body}"
    key = fold_name(profile.local).removeprefix("the ")
    if profile.label == "group" and key in tools.countries.peoples:
        return f"people of {tools.countries.demonyms[key]} {key.removesuffix('s')}"
    return " ".join(sorted(core_words(key, organization_words()))) if profile.label == "organization" else key


def _without_kind(name: str, tools: Tools) -> str:
    """The folded name of a water or a landform without the word for its kind: *the Surma River* is *the Surma*."""
    words = fold_name(name).removeprefix("the ").split()
    kept = [word for word in words if word not in tools.names.landforms]
    return " ".join(kept or words)


def _stated(by_key: Keys, acronyms: Acronyms, grouping: Grouping) -> Iterator[Link]:
    """Links of names that a document states to be one body's, within that document, and of no second body."""
    here: dict[tuple[str, str, str], int] = {}
    held = [(kind, index) for (kind, _), members in sorted(by_key.items()) for index in members]
    held += [("organization", index) for _, members in sorted(acronyms.items()) for index in members]
    for kind, index in held:
        here[grouping.found[index].doc, kind, fold_name(grouping.found[index].local)] = index
    bearers: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for kind, index in held:
        for other in grouping.found[index].stated:
            bearers[grouping.found[index].doc, kind, fold_name(other)].add(grouping.root(index))
    for kind, index in held:
        profile = grouping.found[index]
        for other in profile.stated:
            key = profile.doc, kind, fold_name(other)
            named = here.get(key) if len(bearers[key]) == 1 else None
            if named is not None:
                yield Link(index, named, f"{profile.doc} states that {profile.local} is {other}")


def _join_acronyms(by_key: Keys, acronyms: Acronyms, grouping: Grouping, company: Company) -> None:
    """Joins an acronym with the one body that it can stand for in its story, else with itself in other texts of it."""
    bearing: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for (kind, _), members in sorted(by_key.items()):
        for index in members if kind == "organization" else ():
            profile = grouping.found[index]
            own = {_letters(other) for other in profile.stated if " " not in other}
            if " " in profile.local:
                own.add(initials(profile.local))
            for letters in sorted(own & acronyms.keys()):
                bearing[letters][grouping.root(index)].append(index)
    for letters, members in sorted(acronyms.items()):
        left = [index for index in members if not _join_acronym(letters, index, bearing[letters], grouping, company)]
        for circle in [left] if company.one_story else company.circles(left, grouping.found):
            if circle:
                _join_same(circle, grouping)


def _join_acronym(
    letters: str, index: int, bearing: Mapping[int, Sequence[int]], grouping: Grouping, company: Company
) -> bool:
    """Whether one acronym of one document is joined with a body that bears it."""
    profile = grouping.found[index]
    roots = {grouping.root(root) for root in bearing}
    if grouping.root(index) in roots:
        return True
    near = [
        root
        for root, members in sorted(bearing.items())
        if company.one_story
        or company.related_to_any(profile.doc, [grouping.found[i].doc for i in members], fold_name(letters))
    ]
    if len({grouping.root(root) for root in near}) != 1:
        return False
    body = grouping.found[bearing[near[0]][0]]
    how = "the initials of" if initials(body.local) == letters else "elsewhere stated to be"
    why = f"{profile.local} ({profile.doc}) is {how} {body.local}, and of no other body in its story"
    return grouping.join(Link(near[0], index, why))


def _join_like(by_key: Keys, grouping: Grouping, company: Company) -> Iterator[Question]:
    """Joins organizations that share a rare word and are written nearly alike; yields what is worth a question."""
    known = organization_words()
    firsts = [
        members[0]
        for (kind, _), members in sorted(by_key.items())
        if kind == "organization" and grouping.found[members[0]].office is None
    ]
    sharing: dict[str, list[int]] = defaultdict(list)
    for index in firsts:
        for word in sorted(set(core_words(grouping.found[index].local, known))):
            sharing[word].append(index)
    seen: set[tuple[int, int]] = set()
    for _, block in sorted(sharing.items()):
        if len(block) <= MOST_WITH_WORD:
            seen.update((a, b) for at, a in enumerate(block) for b in block[at + 1 :])
    for a, b in sorted(seen):
        if grouping.root(a) == grouping.root(b):
            continue
        one, other = grouping.found[a], grouping.found[b]
        likeness = organization_names_alike(one.local, other.local)
        why = ", ".join(likeness.reasons)
        if likeness.score >= SURE and NEARLY not in likeness.reasons:
            grouping.join(Link(a, b, f"{one.local} = {other.local}: {why}; score {likeness.score:.2f}"))
        elif likeness.score >= ASK and not grouping.objection(a, b) and company.related(one.doc, other.doc, ""):
            yield Question(a, b, round(likeness.score, 3), why)
