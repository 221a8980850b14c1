from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.assertion import EventMention, Passage
from extract.tellings import only, told
from newsroom import claim
from support import folio


@pytest.mark.parametrize(
    ("text", "type_", "lemma"),
    [
        ("Rebels shelled the harbour on Monday.", "ASSAULT", "shell"),
        ("Warplanes bombed a market in Tessaly.", "ASSAULT", "bomb"),
        ("Government troops seized the airport overnight.", "ASSAULT", "seize"),
        ("A gunman shot three worshippers outside a temple.", "ASSAULT", "shoot"),
        ("Heavy fighting broke out near the dam.", "ASSAULT", "fighting"),
        ("Soldiers shot a helicopter down over the strait.", "ASSAULT", "shoot down"),
        ("Police arrested two aides of the mayor.", "COERCE", "arrest"),
        ("The island declared a state of emergency on Friday.", "COERCE", "declare"),
        ("Thousands of nurses went on strike on Tuesday.", "PROTEST", "go on strike"),
        ("Demonstrators took to the streets of the old town.", "PROTEST", "take to the streets"),
        ("The court sentenced the former minister to nine years.", "SANCTION", "sentence"),
        ("The union froze the assets of two bankers.", "SANCTION", "freeze"),
        ("The two presidents held talks in a monastery.", "CONSULT", "hold talks"),
        ("The two pilots were let go on Friday.", "RETREAT", "be let go"),
        ("The dockers' stoppage began on Tuesday.", "PROTEST", "stoppage"),
        ("Talks in Oslo collapsed last week.", "REJECT", "collapse"),
        ("An aftershock followed at noon.", None, "aftershock"),
        ("The referees' union, which often quarrels, joined the walkout on Monday.", "PROTEST", "join"),
        ("The council vetoed the plan.", "REJECT", "veto"),
        ("The miners accused the company of fraud.", "ACCUSE", "accuse"),
        ("The governor urged residents to boil their water.", "REQUEST", "urge"),
        ("The army threatened to flood the valley.", "THREATEN", "threaten"),
        ("Neighbouring states pledged 40 million dollars.", "AGREE", "pledge"),
        ("The two armies agreed to exchange maps of the minefields.", "AGREE", "agree"),
        ("The prime minister resigned on Sunday.", "RETREAT", "resign"),
        ("The navy deployed two frigates to the gulf.", "MOBILIZE", "deploy"),
        ("The government lifted the ban on fishing.", "CONCEDE", "lift"),
        ("An earthquake struck the coast before dawn.", None, "strike"),
        ("The river burst its banks above the town.", None, "burst"),
        ("A passenger train derailed in the hills.", None, "derail"),
        ("A fire tore through the cloth market.", None, "tear through"),
        ("The opposition won the election by a hair.", None, "win"),
        ("A jury acquitted the surgeon.", None, "acquit"),
        ("Cholera spread through three camps.", None, "spread"),
        ("Forty people died in the crush.", None, "die"),
        ("Rescuers pulled a child from the rubble.", None, "pull from"),
        ("Shares in the bank fell sharply.", None, "fall"),
        ("Doctors diagnosed twelve new cases of cholera.", None, "diagnose"),
        ("Parliament passed the budget by two votes.", None, "pass"),
    ],
)  # fmt: skip
def test_kinds_of_event(text: str, type_: str | None, lemma: str) -> None:
    assert (type_, lemma) in [(m.type, m.lemma) for m in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The strike force commander praised the talks venue.",  # nouns that only describe nouns
        "He attacks the paper every morning.",  # habit
        "Storms usually flood the lower town.",
        "Vehicles damaged by shelling lined the road.",  # a participle behind its noun
        "If the rebels attack, the bridge will be closed.",  # a condition
        "It is unclear whether the dam collapsed.",
        "The mayor should resign.",  # opinion
        "Fear of an attack kept the shops shut.",
        "The fire brigade has two engines.",
        "For decades fishermen have protested here.",
        "A bomb would have destroyed the bridge.",  # contrary to fact
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert not [m for m in told(text) if m.lemma not in ("close", "shut", "praise")]


def test_the_span_is_the_whole_clause_and_slices_back() -> None:
    text = "The ferry sank off Marivela on Monday, but its crew knew the shore, the coastguard said."
    mention = only(text)
    assert mention.text == "The ferry sank off Marivela on Monday"
    assert text[mention.start : mention.end] == mention.text
    assert mention.trigger.text == "sank"


def test_coordinated_subjects_stay_in_one_clause() -> None:
    mention = only("Northern and southern negotiators met a delegation in Ostrano.")
    assert mention.text.startswith("Northern and southern")
    assert [a.text for a in mention.actors] == ["Northern and southern negotiators"]


def test_a_dash_ends_what_a_conjunction_may_open() -> None:
    mention = told("Rebels shelled both Marivela and Tessaly - moves condemned by the bishops.")[0]
    assert mention.text == "Rebels shelled both Marivela and Tessaly"


def test_a_relative_clause_takes_its_subject_from_before() -> None:
    mention = next(m for m in told("The mayor praised the divers who rescued nine sailors.") if m.lemma == "rescue")
    assert [a.text for a in mention.actors] == ["the divers"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Rebels shelled the harbour.", ["Rebels"], ["the harbour"]),
        ("The harbour was shelled by rebels.", ["rebels"], ["The harbour"]),
        ("Forty miners died underground.", [], ["Forty miners"]),
        ("Two people were killed and ten others injured in the crush.", [], ["Two people"]),
        ("Rebels launched an attack on the harbour.", ["Rebels"], ["the harbour"]),
        ("He shelled the harbour.", [], ["the harbour"]),
        ("A sniper shot at least nine villagers.", ["A sniper"], ["at least nine villagers"]),
        ("About 40 miners died underground.", [], ["About 40 miners"]),
        ("Since 1 April measles has killed 58 people.", ["measles"], ["58 people"]),
    ],
)
def test_who_does_what_to_whom(text: str, actors: list[str], recipients: list[str]) -> None:
    mention = told(text)[0]
    assert [a.text for a in mention.actors] == actors
    assert [a.text for a in mention.recipients] == recipients


def test_a_named_actor_carries_its_entity() -> None:
    mention = only("President Ilva Marn resigned on Monday.", people=["Ilva Marn"])
    assert [(a.text, a.entity) for a in (*mention.actors, *mention.recipients)] == [("Ilva Marn", "Ilva Marn")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit a school with artillery fire in Marivela.", "Marivela"),
        ("Rebels shelled Marivela.", "Marivela"),
        ("Veldia shelled the town of Ostrano with artillery.", "Ostrano"),  # the doer's name is no place
        ("In Ostrano, the council vetoed the plan.", "Ostrano"),
        ("Veldia expelled two diplomats.", None),
        ("Troops from Veldia shelled the harbour.", None),
    ],
)
def test_where(text: str, place: str | None) -> None:
    found = told(text)[0].place
    assert (found.name if found else None) == place


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels shelled the harbour.", "asserted"),
        ("Rebels did not shell the harbour.", "denied"),
        ("Rebels will shell the harbour.", "planned"),
        ("The union plans to go on strike.", "planned"),
        ("The union is expected to go on strike.", "planned"),
        ("Rebels could shell the harbour.", "conditional"),
        ("The pilot refused to bomb the harbour.", "denied"),
        ("No rebel shelled the harbour.", "denied"),
        ("The crews hit nobody.", "denied"),
        ("The council promised to rebuild the harbour.", "planned"),
        ("A funeral is to be held in Marivela.", "planned"),
        ("A rally is planned for Monday in Marivela.", "planned"),
    ],
)
def test_status_from_the_verb(text: str, status: str) -> None:
    assert told(text)[-1].status == status


def test_status_and_id_of_the_claim_it_stands_in() -> None:
    text = "The mayor said rebels had shelled the harbour. Nobody could verify it."
    spoken = claim(text, "rebels had shelled the harbour", "The mayor", status="unverified")
    mention = only(text, claims=[spoken])
    assert (mention.claim, mention.status, mention.text) == (spoken.id, "unverified", "rebels had shelled the harbour")


def test_a_quoted_wish_is_no_event_and_a_quoted_denial_is_one() -> None:
    text = "“We will bomb nobody and we attacked nobody,” the general said."
    spoken = claim(text, "We will bomb nobody and we attacked nobody", "the general", mode="direct")
    assert [(m.text, m.status) for m in told(text, claims=[spoken])] == [("we attacked nobody", "denied")]


def test_what_led_to_the_news_years_ago_is_told_too() -> None:
    assert [m.time.begin for m in told("The bridge collapsed in 1931.") if m.time] == ["1931-01-01"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The airport will reopen on Friday.", "planned"),
        ("The airport will reopen if the ash clears.", "conditional"),
        ("Unless the ash clears, the airport will close.", "conditional"),
        ("The airline promised to refund the tickets.", "planned"),
        ("The airline promised that every ticket would be refunded.", "asserted"),
        ("The province promised 40 million dinars for the harbour.", "asserted"),
        ("The bridge was promised for the spring.", "planned"),
        ("The general vowed to defend the town.", "asserted"),
    ],
)
def test_what_is_planned_may_hang_on_a_condition(text: str, status: str) -> None:
    assert told(text)[0].status == status


def test_a_clause_goes_on_behind_what_was_put_into_it() -> None:
    text = "Rosa, the nurse who was abducted when the convoy was attacked, walked into a village on Friday."
    assert sorted(m.lemma for m in told(text)) == ["abduct", "attack", "walked"]


def test_a_span_of_years_is_not_cut() -> None:
    assert told("The two fought a war between 1998 and 2000.")[0].text.endswith("between 1998 and 2000")


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The ministry called the report a fairy tale.", "REJECT"),
        ("The minister has always denied it.", "REJECT"),
        ("The union warned that it would strike unless wages rose.", "THREATEN"),
        ("The two sides signed a truce.", "AGREE"),
        ("The army recaptured the town.", "ASSAULT"),
        ("Guards recaptured two of the prisoners.", "COERCE"),
        ("The governor ordered three days of mourning.", None),
    ],
)
def test_what_kind_of_deed_it_is(text: str, type_: str | None) -> None:
    assert told(text)[0].type == type_


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("The talks begin on Monday in Oslo.", "begin", "planned"),
        ("The council meets today.", "meet", "planned"),
        ("The deadline expires tonight.", "expires", "planned"),
        ("Residents are asked to boil their water.", "ask", "asserted"),
        ("Schools are closed until Monday.", "close", "asserted"),
        ("The dead now number 61.", "number", "asserted"),
        ("Stories that youths were rounded up are fabrications.", "round up", "denied"),
        ("The rumour that the dam burst spread quickly. It is false.", "burst", "denied"),
        ("A rumour that the bishop had fled turned out to be untrue.", "flee", "denied"),
        ("Reports that the mast fell are a fabrication; engineers inspected it on Friday.", "inspected", "asserted"),
        ("A judge ordered the pilot, Ana Ruiz, to be held in prison until May.", "order", "asserted"),
        ("Arrested at the airport, the banker remains silent.", "arrest", "asserted"),
    ],
)
def test_the_present_tells_of_what_is_fixed_asked_or_in_force(text: str, lemma: str, status: str) -> None:
    assert (lemma, status) in [(m.lemma, m.status) for m in told(text)]


@pytest.mark.parametrize("text", ["The talks begin on Mondays.", "The shop opens at nine.", "The bridge is closed."])
def test_habits_and_states_are_told_of_nothing(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Who burned the boats?",
        "We have been unable to verify either account.",
        "A driver who asked not to be named left.",
        "He gave his name as Ivo.",
        "They ate rice soaked in water.",
    ],
)
def test_questions_and_what_writers_could_not_find_out_tell_of_nothing(text: str) -> None:
    assert {m.lemma for m in told(text)} <= {"left", "ate"}


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("The trial is set to begin in June.", ["begin"]),
        ("The march, which the police had banned, drew 20,000 people.", ["ban", "drew"]),
        ("Pupils took part in a march.", ["take part in"]),
    ],
)
def test_each_deed_is_told_once(text: str, lemmas: list[str]) -> None:
    assert sorted(m.lemma for m in told(text)) == lemmas


def test_a_counted_group_tells_what_befell_it() -> None:
    assert "kill" in [m.lemma for m in told("The two climbers killed by the avalanche were named on Friday.")]
    assert "kill" not in [m.lemma for m in told("Climbers killed by avalanches are few.")]


ALPHABET = "shelled the harbour, “and” 'was' killed—by (troops) \n\r\t.é🌊ا\ud800;: 0"


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(ALPHABET),
        max_size=300,
    )
)
def test_any_text_is_survived_and_every_span_slices_back(text: str) -> None:
    for mention in told(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start <= mention.trigger.start < mention.trigger.end <= mention.end
        for actor in (*mention.actors, *mention.recipients):
            assert text[actor.start : actor.end] == actor.text


def test_a_very_long_line_is_survived() -> None:
    assert told("rebels shelled the harbour and " * 30_000) is not None


def test_what_is_declared_and_done_in_one_breath_keeps_its_subject() -> None:
    mention = told("The cabinet declared a two-week state of emergency in Marivela and handed the port to the army.")[0]
    assert mention.text.startswith("The cabinet declared")


def test_an_hour_is_not_cut_at_its_colon() -> None:
    assert told("At 11:40 divers found the wreck.")[0].text == "At 11:40 divers found the wreck"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The union attacked the plan.", ["ACCUSE"]),  # its company says what is meant
        ("The rebels attacked the port.", ["ASSAULT"]),
        ("Police charged two clerks with fraud.", ["ACCUSE"]),
        ("Police charged the crowd with truncheons.", ["ASSAULT"]),
        ("Norway recalled its envoy, cut all ties and sealed the border.", ["SANCTION", "SANCTION", "COERCE"]),
        ("The league agreed to fund a new bridge.", ["AGREE"]),  # to what it agreed is no other
        ("The two presidents signed a treaty.", ["SUPPORT"]),
        ("Peru extradited a smuggler to Chile.", ["COOPERATE"]),
        ("The ministry rejects the charge.", ["REJECT"]),  # words, also in the present
        ("Forty clerks are in custody.", ["COERCE"]),
        ("The clerks arrest nobody in spring.", []),
        ("The toll of the blast rose to nine.", [None]),
        ("Clerks repainted the gate.", [None]),  # a verb that no list has
        ("Clerks own the gate.", []),
    ],
)
def test_types_by_company_and_form(text: str, types: list[str | None]) -> None:
    assert [m.type for m in told(text)] == types


def test_a_warning_has_the_company_of_what_it_warns_of() -> None:
    text = "The bishop warned that the army would strike at dawn."
    spoken = claim(text, "the army would strike at dawn", "The bishop", status="planned")
    assert [(m.type, m.status) for m in told(text, claims=[spoken])] == [("THREATEN", "asserted"), (None, "planned")]


def test_what_somebody_denies_is_denied() -> None:
    text = "The bishop denied that rebels shelled the harbour."
    spoken = claim(text, "rebels shelled the harbour", "The bishop")
    assert [(m.type, m.status) for m in told(text, claims=[spoken])] == [("REJECT", "asserted"), ("ASSAULT", "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this report said the mayor had resigned.",
        "Correction: at noon we wrote that the mayor had resigned.",
        "The paper wrongly reported that the mayor had resigned.",
        "Corrects earlier version, which said that the mayor had resigned.",
    ],
)
def test_what_is_taken_back_is_denied(text: str) -> None:
    spoken = claim(text, "the mayor had resigned", text.split()[0])
    assert told(text, claims=[spoken])[-1].status == "denied"
    assert told(text)[-1].status == "denied"


def test_what_goes_on_inside_a_plan_is_asserted() -> None:
    text = "The mayor said the harbour is being shelled by rebels."
    spoken = claim(text, "the harbour is being shelled by rebels", "The mayor", status="planned")
    assert told(text, claims=[spoken])[-1].status == "asserted"


def test_two_verbs_share_a_subject() -> None:
    found = told("Rebels shelled the harbour and seized the airport.")
    assert [[a.text for a in m.actors] for m in found] == [["Rebels"], ["Rebels"]]


def test_what_a_speaker_demands_is_a_request_and_what_the_narrator_thinks_is_nothing() -> None:
    text = "The mayor said the gate should be repainted."
    demand = claim(text, "the gate should be repainted", "The mayor", act="urges", status="planned")
    assert [(m.type, m.status) for m in told(text, claims=[demand])] == [("REQUEST", "planned")]
    assert not told("The gate should be repainted.")


def test_a_word_that_only_says_how_something_was_said_is_no_event() -> None:
    text = "“The gate is shut,” she stormed from the office."
    spoken = claim(text, "The gate is shut", "she", mode="direct")
    at = text.index("stormed")
    assert not told(text, claims=[replace(spoken, cue=Passage(at, at + 7, "stormed"))])


def test_a_past_that_is_written_as_a_present_is_no_plan() -> None:
    assert only("Rebels set fire to the depot on Tuesday.").status == "asserted"


def test_what_a_short_sentence_takes_back_is_denied() -> None:
    assert only("The editor was said to have been arrested. She was not, her paper told us.").status == "denied"
    assert only("The editor was said to have been arrested. She was not at home.").status != "denied"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The 51-year-old foreman, who had served for nineteen years, died in hospital.", "died"),
        ("WE URGE the government to free him.", "URGE"),
        ("The actress was said last night to have been arrested.", "arrested"),
        ("Nurses mean to march on Friday.", "march"),
        ("A treaty signed in 2025 was meant to end the quarrel.", "signed"),
        ("Gendarmes used pepper gas.", "used"),
        ("Thousands walked behind the coffins.", "walked"),
        ("On Monday every mine in the basin stops for a day.", "stops"),
        ("The ministry denies using drones.", "using"),
        ("The board is considering sending doctors to the islands.", "sending"),
    ],
)
def test_forms_that_tell_too(text: str, trigger: str) -> None:
    assert trigger in [m.trigger.text.split()[0] for m in folio(text, "2031-05-14").of(EventMention)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cyclone Ida, which struck in March 2019, killed 60 people.", "March"),
        ("A convoy is to leave on Monday, provided that both sides agree.", "provided"),
        ("Sailors climbed out unaided.", "unaided"),
    ],
)
def test_words_that_tell_of_nothing(text: str, word: str) -> None:
    assert word not in [m.trigger.text for m in folio(text, "2031-05-14").of(EventMention)]


def test_that_a_tale_goes_round_is_no_event_beside_the_tale() -> None:
    told = folio("A rumour is being spread that the abbot has sold two paintings.", "2031-05-13").of(EventMention)
    assert [mention.trigger.text for mention in told] == ["sold"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The guild threatens to close the docks.", "planned"),
        ("The guild threatens to close the docks unless the dues are cut.", "conditional"),
        ("The guild threatened to close the docks.", "asserted"),
    ],
)
def test_a_threat_in_the_present_is_still_to_be_carried_out(text: str, status: str) -> None:
    assert [m.status for m in told(text) if m.type == "THREATEN"] == [status]


def test_an_infinitive_behind_a_comma_tells_what_is_to_be_done() -> None:
    found = {m.lemma: m.status for m in told("The board presented a levy, to be voted on next week.")}
    assert "planned" in found.values()
    assert "planned" not in {m.status for m in told("The board presented a levy, to applause from the hall.")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("About sixty huts were set on fire at the ford.", "asserted"),
        ("A school was set alight on Wednesday.", "asserted"),
        ("A hearing was set for Wednesday.", "planned"),
    ],
)
def test_what_is_set_on_fire_is_not_set_for_a_day(text: str, status: str) -> None:
    assert {m.status for m in folio(text, "2031-05-13").of(EventMention)} == {status}


def test_what_a_body_says_it_did_was_where_it_sits() -> None:
    text = (
        "A bus was hit in Vaslui on Friday. Vaslui is quiet. A hospital in Botosani said it had received nine bodies."
    )
    found = folio(text, "2031-05-16").of(EventMention)
    assert {m.trigger.text: m.place and m.place.name for m in found} == {"hit": "Vaslui", "received": "Botoşani"}
