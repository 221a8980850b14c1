"""Dates of dispatches: what they state, what siblings tell, and when to say nothing."""

from pathlib import Path

import pytest
from tests.resolve.stories import RECIPE, SPORT, STORIES, Told

from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.source import DateCandidate, Document, Metadata, Published
from coranto.resolve.dating import dated_documents
from coranto.tools import open_tools
from support import corpus, dispatch

SEEDS = Path(__file__).parents[2] / "../shared/seeds"


def dates(texts: dict[str, str], metadata: dict[str, Metadata] | None = None) -> dict[str, Published]:
    """Each document's date, after the steps before dating have run on all of them."""
    known = metadata or {}
    folios = [Folio(dispatch(text, doc, known.get(doc))) for doc, text in texts.items()]
    made: MemoryCorpus = corpus(folios, last="copies")
    return {document.doc: document.published for document in documents(made)}


def documents(made: MemoryCorpus) -> list[Document]:
    return list(dated_documents(made, open_tools()))


def date_of(text: str, **stated: object) -> Published:
    """The date of one dispatch alone, named ``a.txt``."""
    return dates({"a.txt": text}, {"a.txt": Metadata(**stated)})["a.txt"]  # type: ignore[arg-type]


def headed(told: Told) -> str:
    return f" date {told.day} {told.text}"


def published(*candidates: tuple[str, str]) -> tuple[DateCandidate, ...]:
    return tuple(DateCandidate(value, origin) for value, origin in candidates)


PLAIN = "The council of Arvika met and agreed on the budget. Nobody spoke against it."


# what a dispatch states


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (" date 2013-05-06 The council met.", "2013-05-06", "header"),
        ("Published: 3 March 2021\n\nThe council met on Tuesday.", "2021-03-03", "header"),
        ("GENEVA, March 3, 2021 (Reuters) - The council met on Tuesday.", "2021-03-03", "header"),
        ("LAGOS, 29 February 2020 (AFP) - The council met on Saturday.", "2020-02-29", "header"),
        ("Council meets\n\nMon May 3, 2010 7:36 pm EDT\n\nThe council met.", "2010-05-03", "header"),
        (
            "On the ferry\nHarbour Board of Varna, press release, Varna, 3 May 2031\n\nCrossings are suspended.",
            "2031-05-03",
            "header",
        ),
        (
            "The bridge is safe\n\nThe reports of last night are false.\n\nTunis, 3 May 2031",
            "2031-05-03",
            "header",
        ),
        (
            "DAILY LIGHT\nMurano, Venice. Monday 5 May 2031 (from the Italian)\n\nThe pier is shut.",
            "2031-05-05",
            "header",
        ),
        ("THE ALPINE\nWeekly of Sion. No. 87, 6 June 2031\n\nThe pier is shut.", "2031-06-06", "header"),
        ("PORT UNION\nPress release. Varna, 3 May 2031\n\nCrossings are suspended.", "2031-05-03", "header"),
        ("CANTON\nRoads Office. Press release no. 41, Sion, 3 May 2031\n\nThe pass is shut.", "2031-05-03", "header"),
        ("THE REVIEW\nPatna. Issue of 24 May 2031\n\nThe pier is shut.", "2031-05-24", "header"),
        ("Kota (Rajasthan), May 3, 2031 (INA) Six villages are cut off.", "2031-05-03", "header"),
        ("Tram drivers\nStatement\n\nGraz, 3 May 2031. The union has heard the offer.", "2031-05-03", "header"),
        ("LIVE\nStorm over Oporto\nSunday 4 May 2031. By Ana Reis. All times local.", "2031-05-04", "header"),
        (
            "DAILY LIGHT\nSplit, Saturday 21/7/2035 (translated from the Croatian)\n\nThe pier is shut.",
            "2035-07-21",
            "header",
        ),
        (
            "LA VOZ\nDiario de Jujuy - martes, 6 de mayo de 2031 (translated)\n\nThe pass is shut.",
            "2031-05-06",
            "header",
        ),
        ("LE PHARE\nBrest, samedi 3 mai 2031\n\nThe pier is shut.", "2031-05-03", "header"),
        ("ÄLVDALEN\nMora, lördag 3 maj 2031\n\nThe road is shut.", "2031-05-03", "header"),
        ("PORT UNION\nPress note no. 7\nDated 03.05.2031\n\nCrossings are suspended.", "2031-05-03", "header"),
        ("FLOOD BOARD\nReport\nCut-off: 3 May 2031, 18h00\n\nThe river is falling.", "2031-05-03", "header"),
        ("REVISTA NORTE\nMontevideo, 22.XII.2031\n\nThe port is shut.", "2031-12-22", "header"),
        ("KURIER\nGdynia, 3 V 2031\n\nThe port is shut.", "2031-05-03", "header"),
        ("PORT CAPTAIN\nRelease no. 12\n17 August 2031, 1900H\n\nThe search goes on.", "2031-08-17", "header"),
        ("PORT CAPTAIN\nRelease no. 12\n17 August 2031, 7 p.m.\n\nThe search goes on.", "2031-08-17", "header"),
        ("RADIO LAGO\nScript as read, 18/09/31\n\nGood afternoon.", "2031-09-18", "header"),
        ("RADIO LAGO\nScript as read, 18/09/87\n\nGood afternoon.", "1987-09-18", "header"),
        (
            "CIVIL DEFENCE\nReport 41\nPeriod: 0800 hrs 27 August to 0800 hrs 28 August 2031\n\nRoads are open.",
            "2031-08-28",
            "header",
        ),
        (
            "CIVIL DEFENCE\nReporting period: 6 p.m. on 2 May 2031 – 6 p.m. on 3 May 2031\n\nRoads are open.",
            "2031-05-03",
            "header",
        ),
        ("The council meets today, 14 July 2015, to vote on the budget.", "2015-07-14", "stated"),
        ("The bridge of Skagen fell into the sea on Tuesday, 3 March 2020.", "2020-03-03", "inferred"),
        (
            "The bridge of Skagen fell on Tuesday, 3 March 2020. On Wednesday divers searched. The mayor wept.",
            "2020-03-04",
            "inferred",
        ),
        ("LIMA, 6 May - The council met.\n\n© Andes Post 2014", "2014-05-06", "inferred"),
    ],
)
def test_a_date_in_the_text_is_taken(text: str, day: str, basis: str) -> None:
    found = date_of(text)
    assert (found.start, found.basis, found.precision) == (day, basis, "day")
    assert found.reason.endswith(".")


def test_a_dateline_without_a_year_invents_none() -> None:
    found = date_of("GENEVA, March 3 (Reuters) - The council met on Tuesday.")
    assert (found.start, found.end, found.basis) == (None, None, "unknown")
    assert "March 3" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "",
        "The council met on Tuesday.",
        "The earthquake of 12 January 2010 was far stronger, an engineer said on Friday.",
        "Voters go to the polls on 4 May 2031, the commission said on Friday.",
        "Verdict awaited\n\nThe accord was signed in Kigali.\nIt was to last until the elections of 4 May 2031",
        "Bridge reopened\n\nThe old bridge is gone. It fell on 3 May 2031\nThe town mourns.",
        "Troops (ARMY) left Kota. The convoy of May 3, 2031 (INA) had carried rice.",
        "Health cluster\nBulletin 9\nReporting period: 1 March to 31 March 2031\n\nCases fell, the ministry said.",
        "Health cluster\nThe period from 1 March to 2 March 2031 was quiet\n\nCases fell, the ministry said.",
        "RADIO LAGO\nScript as read, 08/09/31\n\nGood afternoon.",
        SPORT,
        RECIPE,
        "\ud800 \U0001f600 on Tuesday",
    ],
)
def test_what_states_no_date_gets_none(text: str) -> None:
    found = date_of(text)
    assert (found.start, found.end, found.precision, found.basis) == (None, None, None, "unknown")
    assert found.confidence == 0


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("TIDEWATCH\nSituation report 2: landslides. As of 18:00, 8 May 2031", "2031-05-08"),
        ("Landslide update\nAs at 8 May 2031", "2031-05-08"),
        ("THE LAKE MONTHLY\nDispatch of 26 August 2034", "2034-08-26"),
        ("Published 09:30, 3 June 2031", "2031-06-03"),
        ("The mayor said that as of 8 May 2031, forty houses stood empty.", None),
        ("The mayor sent a dispatch of 26 August 2034 to the council again.", None),
    ],
)
def test_a_head_may_say_as_of_when_it_is(head: str, day: str | None) -> None:
    assert date_of(f"{head}\n\nSoap was given out. Funds are short, the council said.").start == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("THE HARBOUR\nMonthly of the north coast. No. 587, 6 June 2031", "2031-06-06"),
        ("EL FARO\nTacna, Sama. Monday 19 May 2031 (translated from the Spanish)", "2031-05-19"),
        ("GAZETTE\nVol. 12, No. 3. Nairobi, 4 May 2031", "2031-05-04"),
        ("LA VOZ\nFounded in 1923. Saturday, 7 June 2031. Price 2 euros", "2031-06-07"),
        ("BOARD OF HEALTH\nRef. 218-2031. Lima, 17 May 2031. For immediate release", "2031-05-17"),
        ("Notes of a nurse in Beira. 3 May 2031", "2031-05-03"),
        ("RADIO FIVE\nSix o'clock news, Monday 5 May 2031, transcript", "2031-05-05"),
        ("Morning edition, Porto, 3 May 2031. Price 1.20", "2031-05-03"),
        ("A day to remember. 4 May 2031 changed this town.", None),
        ("The council has its way. The deal expires on 4 May 2031.", None),
        ("Blast at the mill: Talks begin on 4 May 2031", None),
    ],
)
def test_a_date_may_be_the_last_piece_of_the_line_that_names_the_issue(head: str, day: str | None) -> None:
    assert date_of(f"{head}\n\nSoap was given out. Funds are short, the council said.").start == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("THE WEIR\nReview of law. Split, July 2037\nClosing day of this edition: Friday 10 July\n\n", "2037-07-10"),
        (
            "THE WEIR\nReview of law. Split, July 2037\nClosing day of this edition: Monday 10 July\n\n",
            None,
        ),  # it is a Friday
    ],
)
def test_a_head_may_give_its_day_and_its_month_on_two_lines(head: str, day: str | None) -> None:
    assert date_of(f"{head}{PLAIN}").start == day


def test_a_head_that_names_the_issue_binds_the_day_and_no_year() -> None:
    for head in ("SITUATION REPORT No. 4 - 28 March", "Bulletin of Friday, 28 March"):
        found = date_of(f"RIVER ALLIANCE\n{head}\n\nSoap was given out on Tuesday. Funds are short.")
        assert found.start is None
        assert "28 March" in found.reason


def test_a_year_known_from_the_text_narrows_the_siblings_and_does_not_end_the_search() -> None:
    texts = {
        "a": "TAMPERE, March 4, 2014 (Wire) - An explosion tore through the paper mill of Nokianvirta on Tuesday and "
        "killed nine workers, the mayor, Aino Salmela, said.",
        "b": "The mayor of Nokianvirta, Aino Salmela, opened a fund on Sunday for the families of nine workers.\n"
        "The owners of the mill gave a million. Its manager resigned on the same day, five days after the "
        "explosion at the paper mill.\n\nCopyright 2014 Lake Ledger",
    }
    found = dates(texts)["b"]
    assert (found.start, found.precision, found.basis) == ("2014-03-09", "day", "sibling")
    other = dates({**texts, "b": texts["b"].replace("2014", "2011")})["b"]
    assert (other.start, other.precision) == ("2011-01-01", "year")
    for month, day in (("2014-03", "2014-03-09"), ("2014-06", "2014-06-01")):
        stated = {"b": Metadata(published=published((month, "json date")))}
        assert dates({**texts, "b": texts["b"].partition("Copyright")[0]}, stated)["b"].start == day


def test_a_subject_shared_over_weeks_gives_no_day() -> None:
    texts = {
        "a": " date 2014-03-22 Cholera has killed 59 people in Lubero, the officer, Jonas Kambale, said on Saturday."
        " The wells were closed.",
        "b": "Doctors in Lubero counted 86 dead of cholera by Saturday. Jonas Kambale asked for soap and tents.",
    }
    assert dates(texts)["b"].start is None


def test_a_copyright_line_gives_its_year_and_no_day() -> None:
    found = date_of("Soldiers fired on the crowd on Friday evening.\n\n© Gulf Ledger 2014")
    assert (found.start, found.end, found.precision) == ("2014-01-01", "2015-01-01", "year")
    assert "Friday" in found.reason


def test_a_span_of_copyright_years_gives_nothing() -> None:
    assert date_of("The council met.\n\n© Gulf Ledger 1998-2014").start is None


# metadata


def test_publication_is_believed_before_change_and_the_conflict_is_told() -> None:
    stated = published(("2018-04-09T08:00:00Z", "json modified"), ("2018-04-02", "json published"))
    found = date_of(PLAIN, published=stated)
    assert (found.start, found.end, found.basis) == ("2018-04-02", "2018-04-03", "metadata")
    assert "json modified" in found.reason


def test_the_day_is_the_one_written_in_the_writers_zone() -> None:
    assert date_of(PLAIN, published=published(("2018-04-02T23:30:00-07:00", "meta date"))).start == "2018-04-02"


@pytest.mark.parametrize("value", ["1970-01-01", "0001-01-01", "2999-12-31", "1900-01-01T00:00:00Z", "soon"])
def test_an_absurd_date_is_refused_and_said(value: str) -> None:
    found = date_of(PLAIN, published=published((value, "feed published")))
    assert found.start is None
    assert value in found.reason


def test_metadata_less_precise_than_a_day_yields_to_the_head() -> None:
    found = date_of(" date 2018-04-02 The council met.", published=published(("2018-04", "json date")))
    assert (found.start, found.basis) == ("2018-04-02", "header")


@pytest.mark.parametrize(
    ("doc", "day"),
    [
        ("2015-11-13_post_12.txt", "2015-11-13"),
        ("https://news.example/world/2021/03/03/quake.html", "2021-03-03"),
        ("wire-20160229.txt", "2016-02-29"),
        ("000_d7bc9314a8b1db51.txt", None),
        ("20159913.txt", None),
        ("2015-02-30.txt", None),
    ],
)
def test_a_date_in_the_name_is_evidence(doc: str, day: str | None) -> None:
    assert dates({doc: PLAIN})[doc].start == day


def test_the_head_is_believed_before_the_name() -> None:
    found = dates({"2015-11-15.txt": " date 2015-11-13 The council met."})["2015-11-15.txt"]
    assert (found.start, found.basis) == ("2015-11-13", "header")
    assert "2015-11-15" in found.reason


# siblings

CASES = [(story, given) for story in sorted(STORIES) for given in range(len(STORIES[story]))]


LEFT_OPEN = {
    *(("epidemic", given, "fever-3") for given in (0, 1)),
    *(("epidemic", 2, name) for name in ("fever-1", "fever-2")),
    *(("protest", given, "march-1") for given in (1, 2, 3)),
    *(("hostages", given, "siege-4") for given in (0, 1, 2)),
    *(("hostages", 3, name) for name in ("siege-1", "siege-2", "siege-3")),
    ("storm", 3, "storm-1"),
}
"""Nothing in these tells one week from the next, so no day is given."""


@pytest.mark.parametrize(("story", "given"), CASES)
def test_one_dated_dispatch_dates_its_story_and_nothing_else(story: str, given: int) -> None:
    told = STORIES[story]
    texts = {one.name: headed(one) if number == given else one.text for number, one in enumerate(told)}
    found = dates({**texts, "sport": SPORT, "recipe": RECIPE})
    assert found["sport"].start is None
    assert found["recipe"].start is None
    for number, one in enumerate(told):
        if found[one.name].start is None and (story, given, one.name) in LEFT_OPEN:
            continue
        assert found[one.name].start == one.day, found[one.name].reason
        if number != given:
            assert found[one.name].basis == "sibling"
            assert any(other.name in found[one.name].reason for other in told if other is not one)


@pytest.mark.parametrize("story", sorted(STORIES))
def test_without_a_dated_sibling_no_date_is_invented(story: str) -> None:
    for found in dates({one.name: one.text for one in STORIES[story]}).values():
        assert (found.start, found.basis) == (None, "unknown")


def test_another_story_lends_nothing() -> None:
    given = {one.name: headed(one) for one in STORIES["coup"]}
    found = dates({**given, **{one.name: one.text for one in STORIES["ferry"]}})
    assert all(found[one.name].start is None for one in STORIES["ferry"])


def test_the_order_of_arrival_does_not_matter() -> None:
    told = STORIES["quake"]
    texts = {one.name: headed(one) if number == 2 else one.text for number, one in enumerate(told)}
    assert dates(texts) == dates(dict(reversed(texts.items())))


def test_dated_siblings_that_disagree_leave_it_open() -> None:
    first, second, third, *_ = STORIES["quake"]
    texts = {
        "early": headed(first),
        "late": f" date 2019-07-04 {second.text}",
        "open": third.text,
    }
    found = dates(texts)["open"]
    assert found.start is None or found.precision == "range" or found.confidence < 0.6


def test_a_story_of_another_year_does_not_reach_over() -> None:
    first = "The river Ouse burst its banks at Selby on Tuesday, mayor Anne Holt said. Forty homes were flooded."
    again = "Selby is under water again. The Ouse burst its banks on Friday, mayor Anne Holt said. This flood is worse."
    found = dates(
        {"a": f" date 2012-11-28 {first}", "b": f" date 2015-12-27 {again}", "c": again.replace("again", "too")}
    )
    assert found["c"].start is None or found["c"].start[:4] == "2015"


def test_copied_words_carry_their_day() -> None:
    shared = (
        "The gunman walked into the courthouse of Redcliff shortly after nine and shot two clerks on Monday, police "
        "said. "
        "Sheriff Dana Mills said that the man had waited for the doors to be unlocked."
    )
    other = (
        "Nobody in Redcliff locked a door before this week.\n\n" + shared + "\n\nFlowers lay on the steps on Wednesday."
    )
    found = dates({"wire": " date 2004-03-01 " + shared, "local": other})
    assert (found["local"].start, found["local"].basis) == ("2004-03-03", "sibling")


def test_a_dateline_without_a_year_takes_it_from_a_sibling() -> None:
    given, *_ = STORIES["ferry"]
    other = "DUMAGUETE, Jan 2 (Reuters) - " + STORIES["ferry"][2].text
    found = dates({"a": headed(given), "b": other})["b"]
    assert (found.start, found.basis) == ("2016-01-02", "sibling")


_SIEGE = "The carters of Wexmoor shut the grain market of Oldhaven, mayor Ilse Brandt said."


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("At four this Saturday morning the carters of Wexmoor and mayor Ilse Brandt signed a truce in Oldhaven. "
         "The vote on it will be held on 16 and 17 November. The two coopers brought before a magistrate at Fennwick "
         "on Thursday were freed.", "2033-11-12"),
        ("The carters of Wexmoor name 14 men hurt in Oldhaven on 9 November. Mayor Ilse Brandt met them on 11 "
         "November. On the evening of 12 November 400 were in custody. It opens on Tuesday.", "2033-11-12"),
    ],
)  # fmt: skip
def test_a_statement_is_dated_by_the_days_it_looks_back_and_ahead_to(told: str, day: str) -> None:
    found = dates(
        {
            "wire": f" date 2033-11-10 {_SIEGE} Two coopers were brought before a magistrate at Fennwick today.",
            "statement": told,
        }
    )["statement"]
    assert found.start is not None
    assert found.end is not None
    assert found.start <= day < found.end, found.reason


# what else a document says of itself


def test_titles_and_agencies_are_filled() -> None:
    made = corpus(
        [Folio(dispatch("Bridge falls\n\nPARIS, 3 March 2020 (AFP) - The bridge fell. Nobody was hurt.", "a"))],
        last="copies",
    )
    document = documents(made)[0]
    assert (document.title, document.agency) == ("Bridge falls", "Agence France-Presse")


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")
def test_the_seeds_are_dated_together_and_not_alone() -> None:
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}
    found = dates({**texts, "sport": SPORT, "recipe": RECIPE})
    days = [found[name].start for name in ("000", "001", "002", "003", "004")]
    assert days[0] in ("2022-02-25", "2022-02-26")
    assert days[1:] == ["2022-02-25", "2022-02-27", "2022-02-28", "2022-02-26"]
    assert found["sport"].start is None
    assert found["recipe"].start is None
    for name in ("001", "002", "003"):
        assert dates({name: texts[name]})[name].start is None
    assert dates({"000": texts["000"]})["000"].precision == "year"


@pytest.mark.parametrize(
    "head",
    ["THE HARBOUR REVIEW\nJuly 2037\n\n", "Issue of July 2037\n\n", "The Harbour Review | July 2037\nBy Ada Lund\n\n"],
)
def test_a_head_that_names_only_the_month_gives_the_month(head: str) -> None:
    found = date_of(f"{head}The pilots have gone back to work. The inquiry, published on 19 June, blames nobody.")
    assert (found.start, found.end, found.precision) == ("2037-07-01", "2037-08-01", "month")


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry into the harbour fire, published on 19 June 2037, blames nobody. It is long.",
        "Permits issued on 19 June 2037 have lapsed. In July 2037 no more were given.",
    ],
)
def test_what_a_sentence_says_was_published_is_not_the_dispatch(text: str) -> None:
    found = date_of(text)
    assert found.basis != "header"


STOPPAGE = (
    "LIMASSOL, March 11, 2036 (Wire) - Tugboat crews kept the port of Limassol shut for a second day of strike on "
    "Tuesday, the harbour master, Andreas Kyprou, said. The strike was called by the union of Eleni Savva."
)


def test_a_release_counts_this_third_day_of_what_it_is_about() -> None:
    release = (
        "UNION OF TUGBOAT CREWS\nRelease No. 4\n\nA crewman, Petros Ioannou, died last night in Limassol. Friends were "
        "with him. The police of Limassol have not told us who struck him, and Andreas Kyprou says that he has not "
        "asked. Eleni Savva was at the hospital until dawn with eleven of the crew.\n\nThe strike holds. On this third "
        "day not one ship has moved. The strike committee will meet the minister tomorrow, Thursday."
    )
    found = dates({"a": STOPPAGE, "b": release})["b"]
    assert found.start == "2036-03-12"
    assert "third day" in found.reason
