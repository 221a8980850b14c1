"""Where a dispatch puts what a clause tells without naming a place."""

import pytest

from coranto.extract.happenings.event_places import Surroundings
from coranto.model.assertion import EventMention
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event
from coranto.text.spans import Span
from coranto.tools import open_tools
from newsroom import Page, folio_of
from support import corpus, folio


def place(text: str, words: str, type_: str | None = None) -> str | None:
    read = folio(text, "2031-05-10")
    tools, at = open_tools(), text.index(words)
    clause = Span(max(0, text.rfind(".", 0, at)), at + len(words))
    found = Surroundings(read, tools).of(clause, at, tools.triggers.unlisted(type_))
    return None if found is None else found.name


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Police fired tear gas in Mombasa on Friday after three shops were looted.", "looted", "Mombasa"),
        ("A tannery burned down in Fes. Four workers died.", "died", "Fes"),
        ("BEIRA, Mozambique, 9 May - Rain fell all night. A bridge gave way.", "gave way", "Beira"),
        ("Floods in Mozambique\n\nHomes were swept away in Mozambique. Roads were cut.", "cut", "Mozambique"),
        ("Trains ran in Osaka and in Nagoya. A signal failed.", "failed", "Japan"),
        ("The minister resigned. Shares fell.", "fell", None),
    ],
)
def test_the_sentence_then_the_paragraph_then_the_dispatch(text: str, words: str, expected: str | None) -> None:
    assert place(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Shops burned in Mombasa. Envoys met on the Bolivian border.", "met on the Bolivian border", "Bolivia"),
        (
            "Shops burned in Mombasa. Bombs went off in the Ghanaian capital.",
            "went off in the Ghanaian capital",
            "Accra",
        ),
        ("Shops burned in Mombasa. A barge sank along the Kenyan coast.", "sank along the Kenyan coast", "Mombasa"),
        ("Shops burned in Mombasa. Ministers met near the Somali border.", "met near the Somali border", "Mombasa"),
    ],
)
def test_a_land_is_meant_by_its_adjective_unless_a_town_of_it_is_told_of(text: str, words: str, expected: str) -> None:
    assert place(text, words) == expected


def test_what_an_official_in_a_town_does_is_done_there() -> None:
    text = "A court in Mombasa sentenced a smuggler on Friday. Police in Kisumu arrested two men."
    mentions = corpus({"a.txt": text}).all(EventMention)
    assert {m.lemma: m.place.name for m in mentions if m.place} == {"sentence": "Mombasa", "arrest": "Kisumu"}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Clients", "Fes"),
        ("The mayor of Meknes", "Meknes"),
        ("The health ministry", "Rabat"),
        ("The Spanish foreign minister", "Madrid"),
        ("Bolivia's government", "La Paz"),
        ("The European Union", None),
        ("The World Health Organization", None),
    ],
)
def test_words_are_where_their_speakers_sit_else_where_the_dispatch_is(who: str, expected: str | None) -> None:
    text = f"FES, May 9 - A tannery burned down in Fes. It closed.\n\n{who} accused its owner."
    read = folio(text + " Police came from Spain and from Bolivia.", "2031-05-10")
    tools, at = open_tools(), text.index("accused")
    doer = Span(at - len(who) - 1, at - 1)
    found = Surroundings(read, tools).of(Span(doer.start, at + 7), at, tools.triggers.unlisted("ACCUSE"), [doer])
    assert (None if found is None else found.name) == expected
    assert found is None or who.endswith("Meknes") or not doer.start <= found.start < at


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rioters burned shops in Mombasa. Trains stand still. The city woke to sirens.", "woke", "Mombasa"),
        (
            "Troops left Nairobi in Kenya.\n\nMobs broke windows in Mombasa. In the capital shops closed.",
            "closed",
            "Nairobi",
        ),
    ],
)
def test_the_city_and_the_capital_point_back(text: str, words: str, expected: str) -> None:
    assert place(text, words) == expected


def test_a_place_that_no_gazetteer_has_is_put_roughly_where_the_dispatch_is() -> None:
    made = corpus({"a.txt": "FES, Morocco, May 9 - A tannery burned down in Zoumzit on Friday."})
    found = [m.place for m in made.all(EventMention) if m.place is not None]
    assert [(p.name, p.rough, p.country) for p in found] == [("Zoumzit", True, "MA")]
    known = corpus({"a.txt": "RABAT, Morocco, May 9 - A tannery burned down in Fes on Friday."})
    assert [m.place.rough for m in known.all(EventMention) if m.place is not None] == [False]


def places(text: str) -> list[tuple[str, bool]]:
    made = corpus({"a.txt": text})
    return [(m.place.name, m.place.rough) for m in made.all(EventMention) if m.place is not None]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("A bridge gave way at Ulonzi, 12 km north of Kisumu. Police came from Mombasa.", "Kisumu"),
        ("Miners died near Ulonzi, south of Kisumu in Kenya.", "Kisumu"),
        ("MOMBASA, Kenya, May 9 - A dam burst at Ulonzi on Friday. In Mombasa shops closed.", "Mombasa"),
    ],
)
def test_a_name_without_a_point_lies_roughly_by_what_the_text_puts_beside_it(text: str, point: str) -> None:
    made = corpus({"a.txt": text})
    place = next(m.place for m in made.all(EventMention) if m.place is not None and m.place.name == "Ulonzi")
    row = next(row for row in open_tools().gazetteer.lookup(point) if row.precision == "city")
    assert place.rough
    assert (place.lat, place.lon) == (row.lat, row.lon)


def test_the_head_that_names_a_country_is_refined_to_the_town_of_the_dispatch() -> None:
    text = "Blast in Kenya kills 12\n\nMOMBASA, Kenya, May 9 - A blast tore through a market in Mombasa on Friday."
    assert {name for name, _ in places(text)} == {"Mombasa"}
    text = "Floods across Kenya kill 12\n\nMOMBASA, Kenya, May 9 - A river rose in Mombasa on Friday."
    assert "Kenya" in {name for name, _ in places(text)}


def test_an_inferred_place_lies_outside_the_clause_and_is_marked_in_the_event() -> None:
    made: MemoryCorpus = corpus({"a.txt": "A tannery burned down in Fes on Friday. Four workers died on Saturday."})
    mentions = {m.lemma: m for m in made.all(EventMention)}
    died = next(m for lemma, m in mentions.items() if lemma.startswith("die"))
    assert died.place is not None
    assert not died.start <= died.place.start < died.end
    marks = {e.title: e.place.inferred for e in made.all(Event) if e.place is not None}
    assert [inferred for title, inferred in marks.items() if "died" in title] == [True]
    assert [inferred for title, inferred in marks.items() if "burned" in title] == [False]


def test_an_inferred_place_keeps_nothing_apart_and_joins_nothing() -> None:
    texts = {
        "a.txt": "RABAT, May 9 - A ferry capsized on Friday with 40 people aboard.",
        "b.txt": "FES, May 9 - A ferry capsized on Friday with 40 people aboard, most of them pilgrims.",
    }
    assert any(e.n_documents == 2 for e in corpus(texts, None).all(Event))


def told(text: str, trigger: str) -> str | None:
    mention = next(m for m in corpus({"a.txt": text}).all(EventMention) if trigger in m.trigger.text)
    return None if mention.place is None else mention.place.name


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Shops in Osaka burned. Shops in Osaka shut.\n\nA court in Sapporo jailed two men.", "jailed", "Sapporo"),
        ("Floods hit Kisumu. Kisumu shut.\n\nPharmacists in Nakuru said vials had been stolen.", "stolen", "Nakuru"),
        ("Floods hit Kisumu. Kisumu shut.\n\nA diplomat in Paris said vials had been stolen.", "stolen", "Kisumu"),
        (
            "LIMA, Peru, May 9 - Floods hit Piura in Peru.\n\nThe president, visiting the city of Cusco, promised aid.",
            "promised",
            "Cusco",
        ),
        (
            "Fighting raged in Goma in Congo.\n\nFrom Brussels: Ministers have frozen the assets of two men.",
            "frozen",
            "Brussels",
        ),
        (
            "A ferry sank off Mombasa in Kenya.\n\nIn parliament Ann Otieno demanded that the minister resign.",
            "demanded",
            "Nairobi",
        ),
        (
            "A ferry sank off Mombasa in Kenya.\n\nIn parliament Ann Otieno called on him to go. He refused.",
            "refused",
            "Nairobi",
        ),
        ("Canada\n\nRains hit Goma in Congo.\n\nCanada suspended its aid to the army.", "suspended", "Canada"),
    ],
)
def test_the_doer_the_source_and_the_setting_say_where(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger) == expected


def test_a_region_of_a_towns_name_is_the_town_unless_a_word_says_otherwise() -> None:
    texts = ("A reporter was killed in {} in Kyrgyzstan.", "Homes were flooded across the {} region in Kyrgyzstan.")
    found = [m.place for text in texts for m in corpus({"a.txt": text.format("Jalal-Abad")}).all(EventMention)]
    assert [place.precision for place in found if place is not None] == ["city", "region"]


def test_a_site_lies_in_the_town_that_owns_it() -> None:
    made = corpus(
        {"a.txt": "OSH, May 9 - Rain fell on Osh in Kyrgyzstan. Police broke up a march in Bishkek's Lurmin Park."}
    )
    place = next(m.place for m in made.all(EventMention) if m.place is not None and "Lurmin" in m.place.name)
    row = open_tools().gazetteer.lookup("Bishkek")[0]
    assert place.rough
    assert (place.lat, place.lon) == (row.lat, row.lon)


@pytest.mark.parametrize("who", ["Rights Now urges", "We urge"])
def test_whoever_issues_a_statement_speaks_where_it_is_dated(who: str) -> None:
    text = "RIGHTS NOW\nStatement\n\nGeneva, 25 April 2031.\n\nPolice beat nine men in Goma in Congo.\n\n"
    text += f"{who} the army to withdraw its men."
    found = [m.place for m in corpus({"a.txt": text}).all(EventMention) if "urge" in m.trigger.text]
    assert [place.name for place in found if place is not None] == ["Geneva"]


def test_most_documents_say_where_a_place_lies_that_no_gazetteer_has() -> None:
    texts = {
        "a.txt": "Ten men were seized at Ulonzi, south of Kisumu in Kenya, on Friday.",
        "b.txt": "KISUMU, Kenya, 9 May - Ten men were seized at Ulonzi on Friday. Shops in Kisumu closed.",
        "c.txt": "MOMBASA, Kenya, 9 May - Ten men were seized at Ulonzi on Friday. Shops in Mombasa closed.",
    }
    row = next(row for row in open_tools().gazetteer.lookup("Kisumu") if row.precision == "city")
    seen = {(e.place.lat, e.place.lon) for e in corpus(texts).all(Event) if e.place and e.place.name == "Ulonzi"}
    assert seen == {(row.lat, row.lon)}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("In Lens, near Lille, a crowd burned a depot. Police fired into the air.", "fired", "Lens"),
        ("In Lens, near Lille, a crowd burned a depot.", "burned", "Lens"),
        ("Rain fell.\n\nTurin has been lucky. The river burst over a wall. A gate broke.", "broke", "Turin"),
        ("Paris\n\n4. Talks\nTalks resumed.\n\n5. Lyon\nThe vigil ended. Police closed the square.", "closed", "Lyon"),
        ("RELIEF REPORT\nMaputo, 9 May 2031\n\nROADS\nA dam burst.\n\nBEIRA\nDivers found a boat.", "found", "Beira"),
        ("Maputo, 9 May 2031\n\nBEIRA. Miners rang the bell. Five men were rescued.", "rescued", "Beira"),
        ('The mayor of Lyon dismissed that as "arithmetic done in Lisbon".', "dismissed", "Lyon"),
        ("The Weekly\nBy our correspondent in Quito\n\nPolice arrested 33 people.", "arrested", "Quito"),
        (
            "KISUMU, Kenya, 9 May 2031 - A fire broke out.\n\nA clerk was hurt.\n\n"
            "In March 2019 a tank burst in Mombasa. A court in Mombasa fined the owner. A judge in Mombasa resigned.",
            "hurt",
            "Kisumu",
        ),
    ],
)
def test_bearings_headings_and_the_town_that_fares_say_where(text: str, trigger: str, expected: str) -> None:
    assert told(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "name", "at"),
    [
        ("A barge sank in the Rhine on Monday. Divers searched near Cologne. The mayor of Cologne spoke.", "Rhine", 51),
        (
            "A footbridge over the Elbe collapsed on Monday. Shops shut in Dresden. In Dresden trams stood.",
            "Elbe",
            51,
        ),
        ("A barge sank in the Rhine on Monday.", "Rhine", None),
        ("A boat capsized in the Black Sea on Monday. It left Lisbon, and Lisbon police said so.", "Black Sea", None),
    ],
)
def test_a_river_or_a_sea_is_put_roughly_where_the_dispatch_is_if_that_is_not_far(
    text: str, name: str, at: int | None
) -> None:
    found = next(m.place for m in corpus({"a.txt": text}).all(EventMention) if m.place and m.place.name == name)
    assert found.rough == (at is not None)
    assert at is None or round(found.lat or 0) == at


def test_places_without_a_name_lie_roughly_in_the_town_of_the_dispatch() -> None:
    text = "Homes burned in three villages on Monday. Smoke drifted over Coimbra, and shops shut in Coimbra."
    found = next(m.place for m in corpus({"a.txt": text}).all(EventMention) if m.place and "three" in m.place.name)
    assert (found.rough, found.country, round(found.lat or 0)) == (True, "PT", 40)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The prime minister did not come", "Fes"),
        ("The president visited the wounded", "Fes"),
        ("The prime minister reshuffled his cabinet", "Rabat"),
    ],
)
def test_nobody_comes_where_he_sits(words: str, expected: str) -> None:
    text = f"Shops burned in Fes, Morocco, on Monday. Water stood in Fes.\n\n{words}."
    found = [m.place for m in corpus({"a.txt": text}).all(EventMention) if m.start >= text.index(words)]
    assert [place.name for place in found if place] == [expected]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A dyke broke near Fes, Morocco. Envoys spoke in Lisbon. Homes near the capital burned.", "burned", "Rabat"),
        ("A dyke broke near Fes, Morocco. Roads near the provincial capital burst.", "burst", "Fes"),
    ],
)
def test_the_capital_is_that_of_the_dispatchs_own_country(text: str, words: str, expected: str) -> None:
    assert place(text, words) == expected


def test_a_place_in_small_letters_that_no_gazetteer_has_is_survived() -> None:
    text = "Two men were shot in al-Mazraqa. Three more were shot in al-Mazraqa on Friday."
    assert [m.type for m in folio_of(Page(text)).of(EventMention)] == ["ASSAULT", "ASSAULT"]
