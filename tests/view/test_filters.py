import pytest

from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Entity
from coranto.view.areas import Area
from coranto.view.filters import Filter, Matcher, Names, Scope, bearers, matching, may_be_on
from editions import odd
from records import ferry


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), ["en2", "en1", "en3"]),
        (Filter(day="2023-03-06"), ["en2", "en1"]),
        (Filter(day="2023-03-07"), []),
        (Filter(place="BATANGAS"), ["en1"]),
        (Filter(who="capt. reyes"), ["en1"]),
        (Filter(who="nobody at all"), []),
        (Filter(who="Captai"), []),
        (Filter(who="rey"), []),
        (Filter(who="Reyes"), ["en1"]),
        (Filter(place="Batan"), []),
        (Filter(place="the Philippines", areas=(Area(None, "PH"),)), ["en1"]),
        (Filter(place="the Philippines"), []),
        (Filter(place="Cavite", areas=(Area("cavite", "PH"),)), []),
        (Filter(disputed=True), ["en2"]),
        (Filter(disputed=True, place="Batangas"), []),
    ],
)
def test_all_conditions_must_hold(asked: Filter, found: list[str]) -> None:
    corpus = ferry()
    assert [e.id for e in matching(corpus.all(Entry), asked, corpus)] == found


@pytest.mark.parametrize(
    ("day", "begin", "until", "holds"),
    [
        (None, None, None, True),
        ("2023-03-06", None, None, False),
        ("2023-03-06", "2023-03-06", None, True),
        ("2023-03-07", "2023-03-06", None, False),
        ("2023-03-07", "2023-03-06", "2023-03-08", True),
        ("2023-03-08", "2023-03-06", "2023-03-08", False),
        ("2023-03-06", "2023-03-06T21:00", "2023-03-06T22:00", True),
        ("2023-03-07", "2023-03-06T21:00", "2023-03-06T22:00", False),
    ],
)
def test_a_time_may_be_on_a_day(day: str | None, begin: str | None, until: str | None, holds: bool) -> None:
    assert may_be_on(day, begin, until) is holds


def test_a_scope_asks_for_document_day_and_words_together() -> None:
    told = ("north/Bay.txt", "The São Paulo line", "2023-03-06", "2023-03-07")
    assert Scope("bay", "2023-03-06", "sao paulo").holds(*told)
    assert not Scope("harbour", "2023-03-06", "sao paulo").holds(*told)
    assert not Scope("bay", "2023-03-07", "sao paulo").holds(*told)
    assert not Scope("bay", "2023-03-06", "sao pedro").holds(*told)


ENTITIES = (("ent1", "Niger", ("Niger",)), ("ent2", "Nigeria", ("Nigeria",)), ("ent3", "Bank of Niger", ("BoN",)))


@pytest.mark.parametrize(
    ("asked", "entity", "words", "meant"),
    [
        ("Niger", "ent1", "the country", True),
        ("Niger", "ent2", "Nigeria", False),
        ("Niger", "ent3", "Bank of Niger", False),
        ("Niger", None, "Niger's army", True),
        ("Niger", None, "Nigerian troops", False),
        ("bank", "ent3", "it", True),
        ("bank", None, "BON", True),
        ("北京", None, "北京市公安局", True),
        ("Áli", None, "Captain ali", True),
        ("Áli", None, "Alice", False),
    ],
)
def test_a_name_means_its_bearers_and_whole_words(asked: str, entity: str | None, words: str, meant: bool) -> None:
    known = tuple(
        Entity(id_, "place", name, aliases, None, None, None, (), 1, (), "") for id_, name, aliases in ENTITIES
    )
    assert Names(asked, bearers(MemoryCorpus({}, {Entity: known}))).hold(entity, words) is meant


def test_a_matcher_answers_every_question_as_if_it_were_the_first() -> None:
    corpus = ferry()
    matcher = Matcher(corpus.all(Entry), corpus)
    asked = [Filter(who="Reyes"), Filter(place="Batangas"), Filter(who="Reyes", disputed=True), Filter(who="nobody")]
    for _ in range(2):
        assert [matcher.matching(one) for one in asked] == [matching(corpus.all(Entry), one, corpus) for one in asked]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(type="other"), ["en1"]),
        (Filter(type="assault"), ["en2"]),
        (Filter(status="planned"), ["en3"]),
        (Filter(status="changed"), ["en3"]),
        (Filter(status="unverified"), ["en2"]),
        (Filter(doc="SANTOS"), ["en1", "en2"]),
        (Filter(doc="out\tlet"), ["en3"]),
        (Filter(from_="2031-01-01"), ["en2", "en3"]),
        (Filter(from_="2031-01-01", until="2031-04-30"), ["en2"]),
    ],
)
def test_entries_are_asked_for_by_type_standing_source_and_days(asked: Filter, found: list[str]) -> None:
    assert [e.id for e in matching(odd().all(Entry), asked, odd())] == found
