"""Words that tell of an occurrence only in company, in a form or with an adverb between them."""

import pytest

from coranto.model.assertion import EventMention
from newsroom import Page, folio_of


def told(text: str) -> list[tuple[str, str | None, str]]:
    found = folio_of(Page(text)).of(EventMention)
    return [(text[m.trigger.start : m.trigger.end], m.type, m.status) for m in found]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "status"),
    [
        ("One fitter is still missing.", "is still missing", None, "asserted"),
        ("The pilot is now under arrest.", "is now under arrest", "COERCE", "asserted"),
        ("Both envoys were already in custody.", "were already in custody", "COERCE", "asserted"),
        ("The mayor admitted on Tuesday that the sirens had failed.", "admitted", "CONCEDE", "asserted"),
        ("The bottler conceded having paid nobody.", "conceded", "CONCEDE", "asserted"),
        ("Volunteers are asked not to enter the quarry.", "asked", "REQUEST", "asserted"),
        ("We ask the Attorney General to take over the case.", "ask", "REQUEST", "asserted"),
        ("The students have given the rector 48 hours to reopen the library.", "given", "THREATEN", "asserted"),
        ("Teachers in Ica stayed at home on Monday.", "stayed at home", "PROTEST", "asserted"),
        ("The rebels let three prisoners go on Sunday.", "let", "RETREAT", "asserted"),
        ("The governor ordered checks on 34 cable cars.", "ordered", "REQUEST", "asserted"),
        ("The hospital put the number of injured at 14.", "put", None, "asserted"),
        ("The envoy called the tariff an insult.", "called", "ACCUSE", "asserted"),
        ("The police warn that they will not tolerate a procession.", "warn", "THREATEN", "asserted"),
    ],
)
def test_what_is_told_in_company(text: str, trigger: str, type_: str | None, status: str) -> None:
    assert (trigger, type_, status) in told(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The patient is not missing.", "missing"),
        ("A clerk, who asked not to be named, spoke of ten.", "asked"),
        ("The court admitted the evidence.", "admitted"),
        ("The museum gave the visitors a map.", "warned"),
        ("It is unknown whether the crew left.", "left"),
    ],
)
def test_what_is_told_of_nothing(text: str, word: str) -> None:
    assert not [trigger for trigger, *_ in told(text) if word in trigger]


def test_having_done_is_told_as_done() -> None:
    assert ("burnt", None, "asserted") in told("The vote was void, the ballots having been burnt in a fire.")
    assert ("shelled", "ASSAULT", "denied") in told("The army denies having shelled anybody.")


def test_an_unknown_number_is_none_that_is_unclear() -> None:
    found = told("A motor boat with an unknown number of people capsized off the cape.")
    assert ("capsized", None, "asserted") in found


def test_a_second_demand_is_a_demand_of_its_own() -> None:
    found = told("The bank urges savers to remain calm and calls on the media not to spread rumours.")
    assert [trigger for trigger, type_, _ in found if type_ == "REQUEST"] == ["urges", "calls on"]


def test_what_is_to_be_decided_is_ahead() -> None:
    found = told("A court in Lima will decide on Monday whether he stays in prison.")
    assert ("decide", None, "planned") in found


def test_a_subject_goes_on_behind_what_was_put_into_it() -> None:
    found = told("The network, which has worked here for years, condemns the assault.")
    assert ("condemns", "ACCUSE", "asserted") in found


def test_what_is_refused_in_words_partly_quoted_is_told() -> None:
    found = told('The minister said that the government "will not exchange crooks for citizens".')
    assert [status for trigger, _, status in found if trigger == "exchange"] == ["denied"]
