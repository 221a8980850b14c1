from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.model.assertion import Claim, EventMention
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Copy, Event, Extent, Origin
from coranto.model.source import Basis
from coranto.resolve.events import events
from coranto.tools import open_tools
from newsroom import Page, claim, corpus_of
from support import corpus


def made(texts: dict[str, str], day: str = "2031-05-14", basis: Basis = "metadata") -> list[Event]:
    return list(corpus_of({doc: Page(text, day, basis=basis) for doc, text in texts.items()}).all(Event))


def alone(texts: dict[str, str], **fields: str) -> Event:
    found = made(texts, **fields)  # type: ignore[arg-type]
    assert len(found) == 1, [event.title for event in found]
    return found[0]


def test_two_reports_of_one_event_are_one_event() -> None:
    event = alone(
        {
            "a.txt": "A passenger train derailed in Marivela on Monday.",
            "b.txt": "The train derailed near the station of Marivela on Monday with 200 people aboard.",
        }
    )
    assert (event.type, event.begin, event.place and event.place.name) == (None, "2031-05-12", "Marivela")
    assert (event.n_documents, event.n_origins) == (2, 2)
    assert [m.doc for m in event.mentions] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rebels shelled the port of Marivela on Monday.", "Rebels shelled the port of Marivela on Tuesday."),
        ("Rebels shelled the port of Marivela on Monday.", "Rebels shelled the port of Tessaly on Monday."),
        ("A train derailed in Marivela on Monday.", "A fire tore through Marivela on Monday."),
        ("Police evacuated 300 people from the valley.", "Police evacuated 9,000 people from the valley."),
        ("The union agreed to fund a new bridge.", "The union agreed to send four judges."),
        ("Police arrested a banker in Marivela.", "Police arrested three fishermen in Marivela."),
    ],
)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert len(made({"a.txt": one, "b.txt": other})) == 2


def test_two_words_of_one_clause_tell_two_events() -> None:
    found = made({"a.txt": "Helicopters had flown over Marivela but dropped nothing in Marivela, residents said."})
    assert len(found) == 2
    assert all(len(event.mentions) == 1 for event in found)


def test_a_coup_is_told_twice_and_happened_once() -> None:
    texts = {
        "a.txt": "Soldiers said on television that they had overthrown the king of Veldia.",
        "b.txt": "Officers overthrew the king of Veldia on Tuesday night.",
    }
    assert [e.n_documents for e in made(texts) if e.modes == ("territory",)] == [2]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="shelled the port in Marivela. on Monday, “9” \n🌊ا\ud800", max_size=120), max_size=4))
def test_any_texts_are_survived_and_every_mention_has_its_event(texts: list[str]) -> None:
    corpus = corpus_of({f"{n}.txt": Page(text) for n, text in enumerate(texts)})
    told = [(m.doc, m.start, m.end) for event in corpus.all(Event) for m in event.mentions]
    assert len(told) == sum(len(folio.of(EventMention)) for folio in corpus.folios())


def test_another_is_another() -> None:
    text = "A bomb exploded in Marivela on Monday. Another bomb exploded in Marivela on Monday near the school."
    assert len(made({"a.txt": text})) == 2


def test_a_day_inferred_from_a_sibling_adds_nothing() -> None:
    texts = {
        "a.txt": "Workers walked out of the Marivela docks.",
        "b.txt": "Dockers walked out at dawn, the harbour master of Marivela said.",
    }
    known, sibling = made(texts), made(texts, basis="sibling")
    assert len(known) <= len(sibling)


def test_different_doers_of_one_name_class_are_two_events() -> None:
    pages = {
        "a.txt": Page("Ilva Marn resigned in Ostrano on Monday.", people=["Ilva Marn"]),
        "b.txt": Page("Tomas Reck resigned in Ostrano on Monday.", people=["Tomas Reck"]),
    }
    assert len(list(corpus_of(pages).all(Event))) == 2


def test_copied_words_tell_of_one_event_and_count_once() -> None:
    text = "The mayor urged the residents to boil their water."
    corpus = corpus_of({"a.txt": Page(text), "b.txt": Page(text)})
    copy = Copy("exact", Extent("a.txt", 0, len(text)), Extent("b.txt", 0, len(text)), 1.0, None)
    rows = {**corpus.rows, Copy: (copy,), Origin: (Origin("o", ("a.txt", "b.txt"), "same words"),)}
    (event,) = events(MemoryCorpus(corpus.by_doc, rows), open_tools())
    assert (event.n_documents, event.n_origins) == (2, 1)


def test_the_order_of_documents_changes_nothing() -> None:
    texts = {
        "c.txt": "A passenger train derailed in Marivela on Monday.",
        "a.txt": "The train derailed near Marivela on Monday, killing nine people.",
        "b.txt": "Rebels shelled Tessaly on Sunday.",
    }
    assert made(texts) == made(dict(reversed(texts.items())))


def _status(text: str, *claims: Claim) -> Event:
    return next(iter(corpus_of({"a.txt": Page(text, claims=claims)}).all(Event)))


def test_status_and_phase() -> None:
    told = "The mayor said rebels had shelled the harbour."
    assert _status("Rebels shelled the harbour.").status == "reported"
    claimed = _status(told, claim(told, "rebels had shelled the harbour", "The mayor"))
    assert (claimed.status, claimed.n_speakers) == ("claimed", 1)
    planned = _status("The army will shell the harbour.")
    assert (planned.status, planned.phase) == ("planned", "planned")
    assert _status("Rebels did not shell the harbour.").phase == "not-done"
    assert _status("Heavy fighting broke out near the dam.").phase == "under-way"
    warned = "The general warned that his army would shell the harbour."
    threat = claim(warned, "his army would shell the harbour", "The general", act="warns", status="planned")
    assert _status(warned, threat).status == "threatened"


def test_officials_of_one_side_are_one_party_and_the_unknown_and_deniers_none() -> None:
    text = (
        "Kenya's army said rebels had shelled the harbour. The Kenyan defence minister said rebels had shelled the "
        "harbour. A fisherman said rebels had shelled the harbour."
    )
    army = claim(text, "rebels had shelled the harbour", "Kenya's army")
    spans = [at for at in range(len(text)) if text.startswith(army.text, at)]
    minister = claim(text, "The Kenyan", "The Kenyan defence minister")
    fisher = claim(text, "A fisherman", "A fisherman")
    told = [
        replace(one, start=at, end=at + len(army.text), text=army.text, spans=((at, at + len(army.text)),))
        for one, at in zip((army, minister, fisher), spans, strict=True)
    ]
    made = list(corpus_of({"a.txt": Page(text, claims=tuple(told))}).all(Event))
    assert [(event.n_speakers, event.n_parties) for event in made] == [(3, 1)]
    denied = [replace(one, status="denied") for one in told]
    made = list(corpus_of({"a.txt": Page(text, claims=tuple(denied))}).all(Event))
    assert {event.n_parties for event in made} == {0}


def test_a_claim_that_another_denies_makes_a_denied_event() -> None:
    text = "The mayor said rebels had shelled the harbour. The rebels said they had not."
    first = claim(text, "rebels had shelled the harbour", "The mayor")
    second = replace(claim(text, "they had not", "The rebels"), act="denies", denies=first.id)
    assert _status(text, first, second).status == "denied"


def test_the_history_of_an_event_is_sorted_by_day() -> None:
    pages = {
        "a.txt": Page("A passenger train derailed in Marivela on Monday.", "2031-05-14"),
        "b.txt": Page("A passenger train derailed in Marivela on Monday.", "2031-05-13"),
    }
    (event,) = corpus_of(pages).all(Event)
    assert [point.as_of for point in event.status_history] == ["2031-05-13", "2031-05-14"]


def test_the_title_is_words_of_a_mention_without_its_conjunction() -> None:
    event = made({"a.txt": "Shops closed at noon while rebels shelled the harbour of Marivela."})
    assert "rebels shelled the harbour of Marivela" in {e.title for e in event}


def test_an_id_depends_on_the_mentions_alone() -> None:
    texts = {"a.txt": "A passenger train derailed in Marivela on Monday."}
    more = {**texts, "z.txt": "Rebels shelled Tessaly on Sunday."}
    assert made(texts)[0].id in {event.id for event in made(more)}


def test_copied_words_are_one_event_whatever_day_they_were_dated() -> None:
    text = "Striking dockers walked out of the Marivela docks."
    corpus = corpus_of({"a.txt": Page(text, "2031-05-14"), "b.txt": Page(text, "2031-05-19")})
    rows = {
        **corpus.rows,
        Copy: (Copy("exact", Extent("a.txt", 0, len(text)), Extent("b.txt", 0, len(text)), 1.0, None),),
    }
    (event,) = events(MemoryCorpus(corpus.by_doc, rows), open_tools())
    assert (event.n_documents, event.n_origins, event.reason) == (2, 1, "the same words")


def test_a_formula_reprinted_months_later_is_no_copy_of_an_event() -> None:
    text = "Striking dockers walked out of the Marivela docks."
    corpus = corpus_of({"a.txt": Page(text, "2031-05-14"), "b.txt": Page(text, "2031-09-19")})
    rows = {
        **corpus.rows,
        Copy: (Copy("exact", Extent("a.txt", 0, len(text)), Extent("b.txt", 0, len(text)), 1.0, None),),
    }
    assert len(list(events(MemoryCorpus(corpus.by_doc, rows), open_tools()))) == 2


def test_the_main_occurrence_gathers_what_names_no_day() -> None:
    texts = {
        "a.txt": "A powerful earthquake struck Marivela on Monday.",
        "b.txt": "The quake shook Marivela for a full minute. The earthquake destroyed the hospital.",
        "c.txt": "Cranes stand idle in Marivela. The quake toppled them.",
    }
    (event,) = [e for e in made(texts, "2031-05-16") if e.modes == () and e.n_documents > 1]
    assert (event.begin, event.n_documents, event.n_origins) == ("2031-05-12", 3, 3)


@pytest.mark.parametrize(
    "other",
    [
        "A second earthquake struck Marivela on Monday.",
        "An aftershock struck Marivela on Monday.",
        "An earthquake struck Tessaly on Monday.",
        "An earthquake struck Marivela on Saturday.",
    ],
)
def test_the_main_occurrence_takes_in_no_other(other: str) -> None:
    texts = {"a.txt": "A powerful earthquake struck Marivela on Monday.", "b.txt": other}
    assert [e.n_documents for e in made(texts)] == [1, 1]


def test_a_false_rumour_of_another_collapse_is_not_the_collapse() -> None:
    texts = {
        "a.txt": "The dam above Marivela collapsed on Monday.",
        "b.txt": "Marivela is under water. A rumour that the much larger Orlan dam had collapsed was false.",
    }
    assert sorted(e.n_documents for e in made(texts, "2031-05-16") if "collapsed" in e.title) == [1, 1]


def test_a_day_less_telling_that_could_be_either_of_two_is_neither() -> None:
    texts = {
        "a.txt": "An explosion rocked Marivela on Monday.",
        "b.txt": "An explosion rocked Marivela on Wednesday.",
        "c.txt": "The explosion shook a school. Marivela is quiet.",
    }
    assert [e.n_documents for e in made(texts, "2031-05-16")] == [1, 1, 1]


def test_different_things_are_two_accidents() -> None:
    texts = {
        "a.txt": "A bus overturned in Marivela on Monday.",
        "b.txt": "A passenger train derailed in Marivela on Monday.",
    }
    assert len(made(texts)) == 2


def test_a_clause_that_names_the_event_counts_but_does_not_tell_it() -> None:
    texts = {
        "a.txt": "A bridge collapsed in Marivela on Monday.",
        "b.txt": "In Marivela, nine people died in the collapse.",
        "c.txt": "In Marivela, nine people died after the collapse of the peace talks.",
        "d.txt": "In Marivela, two people died in the 1998 collapse.",
    }
    (event,) = [e for e in made(texts) if any(not m.tells for m in e.mentions)]
    assert [(m.doc, m.tells) for m in event.mentions] == [("a.txt", True), ("b.txt", False)]
    assert (event.n_documents, event.n_origins, event.status) == (2, 2, "reported")


def test_a_person_is_arrested_once() -> None:
    pages = {
        "a.txt": Page("Police arrested Ilva Marn in Ostrano on Monday.", people=["Ilva Marn"]),
        "b.txt": Page("Ilva Marn was detained on Monday.", people=["Ilva Marn"]),
        "c.txt": Page("Tomas Reck was detained on Monday.", people=["Tomas Reck"]),
    }
    assert sorted(e.n_documents for e in corpus_of(pages).all(Event)) == [1, 2]


def test_towns_named_in_two_clauses_keep_them_apart() -> None:
    texts = {
        "a.txt": "The airport in Marivela was closed late on Monday.",
        "b.txt": "The airport in Tessaly was closed late on Monday.",
    }
    assert len(made(texts)) == 2


def test_copied_news_printed_again_days_later_is_one_event() -> None:
    text = (
        "Strikers blocked the bridge of Marivela with carts and barrels of tar, the harbour office and its clerks said."
    )
    found = corpus({"a.txt": f" date 2031-05-12 {text}", "b.txt": f" date 2031-05-16 {text}"}, last="events")
    (event,) = [e for e in found.all(Event) if "blocked" in e.title]
    assert {m.doc for m in event.mentions} == {"a.txt", "b.txt"}
    assert event.begin == "2031-05-12"


def test_two_who_deny_different_things_in_the_same_word_are_two_events() -> None:
    texts = {
        "a.txt": "OSLO, 11 May 2031 - Minister Kari Dahl blamed outsiders. She denied that live rounds had been used.",
        "b.txt": "BERGEN, 12 May 2031 - A dentist, Trond Moe, has been charged with the arson at the depot, "
        "which he denies.",
    }
    denials = [e for e in corpus(texts, last="events").all(Event) if e.type == "REJECT"]
    assert len(denials) == 2


def test_the_victims_of_an_earlier_disaster_are_no_part_of_a_new_toll() -> None:
    past = "Cyclone Amara, which hit the same coast in April 2017, killed more than 700 people in Madagascar."
    texts = {
        "a.txt": "TOAMASINA, Madagascar, Feb 13, 2033 - The number of people known to have been killed by Cyclone "
        f"Odalys rose to 41 on Sunday. {past}",
        "b.txt": f"TOAMASINA, 18 February 2033 - On Friday the institute put its toll at 112. {past}",
        "c.txt": "TOAMASINA, Wednesday 16 February 2033 - Since Sunday 57 patients were admitted; three have died.",
    }
    for event in corpus(texts, last="events").all(Event):
        told = " ".join(texts[m.doc][m.start : m.end] for m in event.mentions)
        assert not ("700" in told and ("112" in told or "41" in told or "three" in told))
