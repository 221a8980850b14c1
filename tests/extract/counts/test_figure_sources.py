"""Sources of figures: who counted, where the number stands in the narrator's own sentence."""

import pytest

from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.extract.counts.figure_sources import counting_subject, whose_figure
from coranto.model.annotation import Quantity, Sentence
from coranto.model.corpus import Folio
from coranto.text.spans import Span
from coranto.tools import open_tools
from sources import dispatch


def counter(text: str) -> str | None:
    """Who is found to give the first number of the last sentence."""
    made = Folio(dispatch(text))
    made = made.with_rows(sentences(made, open_tools()), [Sentence])
    made = made.with_rows(quantities(made, open_tools()), [Quantity])
    spans = [Span(s.start, s.end) for s in made.of(Sentence)]
    quantity = next(q for q in made.of(Quantity) if q.start >= spans[-1].start)
    source = counting_subject(text, spans[-1], spans[-2] if len(spans) > 1 else None, quantity, [])
    return source.text if source else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The civil defence put the number of dead at 145.", "The civil defence"),
        ("The army said 60 had died, while another count by the clinics put the dead at 72.", None),
        ("The union has counted 40 arrests.", "The union"),
        ("The harbour authority began with 14 dead.", "The harbour authority"),
        ("The march began with 300, and ended at noon.", None),
        ("A fire brigade source put the dead at 35.", "A fire brigade source"),
        ("The office of the prosecutor is speaking of 23 dead.", "The office of the prosecutor"),
        ("The ministry did not confirm the figure; it has counted 163 dead.", "The ministry"),
        ("The coast guard was cautious. It counts 12 missing.", "The coast guard"),
        ("Shopkeepers counted 46 broken windows.", "Shopkeepers"),
        ("The ministry admits to 30 arrests.", "The ministry"),
        ("At Aden we counted 12 bodies.", None),
        ("The clinic, in a note to parents, gives 34 cases.", "The clinic"),
        ("The association, which has made a list of its own, counts 211 aboard.", "The association"),
        ("The council has 71 deaths on its books.", "The council"),
        ("The agency yesterday raised its toll from 48 to 57.", "The agency"),
        ("The Valley Relief Network (VRN) reports 67 deaths.", "The Valley Relief Network"),
        ("The guild speaks this morning of 41 dead.", "The guild"),
        ("The Reds speak now of 41 dead.", "The Reds"),
        ("The guild has struck out the names that stood there twice, and now counts 41 dead.", "The guild"),
        ("The storm has passed, and now counts 41 dead.", None),
        ("The army said rebels had come and counted 41 dead.", None),
        ("The prosecutor closed her count on 3 May: 41 dead.", "The prosecutor"),
        ("Red Harbour has a list of 41 names.", "Red Harbour"),
        ("Red Harbour has the names of 41 dead.", "Red Harbour"),
        ("The clinic has attended to 41 wounded since dawn.", "The clinic"),
        ("The clinic has received 41 letters.", None),
        ("On Friday Mr Zammit lowered his claim from 51 to 48 percent.", "Mr Zammit"),
        ("The coast guard lists seven there.", "The coast guard"),
        ("The first count of 27 injured was wrong.", None),
        ("Doctors at the clinic speak of 14 dead.", "Doctors at the clinic"),
        ("The death toll counted 45 people.", None),
        ("The storm put the harbour out of use for 12 ships.", None),
        ("The strikers who put the figure at 900 went home.", None),
        ("The quake killed 45 people.", None),
        ("The nurse gave a talk after 300 people had died.", None),
    ],
)
def test_who_counts(text: str, expected: str | None) -> None:
    if "while another" in text:
        at = text.index("72")
        made = Folio(dispatch(text))
        made = made.with_rows(sentences(made, open_tools()), [Sentence])
        number = next(q for q in quantities(made, open_tools()) if q.start == at)
        found = counting_subject(text, Span(0, len(text)), None, number, [])
        assert found is not None
        assert found.text == "another count by the clinics"
        assert text[found.start : found.end] == found.text
        return
    assert counter(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor's figure of 220 was wrong, an official said.", "The governor"),
        ("The union said 40; the company's own count was 12.", "the company"),
        ("Oxfam's estimate of 900 was low.", "Oxfam"),
        ("Some 250 million people, by the government's own count, eat once a day.", "the government"),
        ("They reported 63 deaths confirmed by the national committee.", "the national committee"),
        ("Officials spoke of the 4,000 that the colonel claimed.", "the colonel"),
        ("There were 24,618 cases of dengue (Secretariat of Health).", "Secretariat of Health"),
        ("There were 24,618 cases of dengue (mostly mild).", None),
        ("Some 700 people displaced (district authorities)", "district authorities"),
        ("We have 12 dead (hospitals in Mdina, 3 May).", "hospitals in Mdina"),
        ("Some 700 people displaced (mostly farmers)", None),
        ("9 deaths reported by health facilities (in Mdina)", "health facilities"),
        ("9 deaths reported by Friday.", None),
        ("Eleven hurt: so it stood at six, as given by the region's crisis staff.", "the region's crisis staff"),
        ("Police said 300 took part, organisers 2,000.", "organisers"),
        ("Some marched: 60,000 of them, says her party.", "her party"),
        ("Police said 300 soldiers died, police 20.", None),
        ("The ministry puts its toll at 112, the charity at 171.", "the charity"),
        ("The ministry reports 17 dead and the Taiz authorities 14.", "the Taiz authorities"),
        ("Some 900, by the count of the police, or 4,000, by that of the unions, came.", "the unions"),
        ("The union disputed the governor's count, saying that 19 were left.", None),
        ("Police said 300 took part, killing 20.", None),
        ("The police speak of 24 captives, the firm's manager of 27.", "the firm's manager"),
        ("The ministry spoke of 14 dead, and a village elder of 30.", "a village elder"),
        ("The police put the crowd at 3,000, the union at 12,000.", "the union"),
        ("The army put its losses at 12, Minsk at 90.", "Minsk"),
        ("The mayor spoke of 24 dead, the worst loss of 20 years.", None),
        ("Divers spoke of 24 dead, a rise of 12.", None),
        ("The minister puts the cost at 40 million euros, the roof at 3 million.", None),
        ("On Sunday 6,000 people by the guild's reckoning came.", "the guild"),
        ("The dead are 41 by the province's list of 3 May.", "the province"),
        ("The missing are 212, by the Red Cross' own register.", "the Red Cross"),
        ("By Monday 1,400 homes were lost by the council's records.", "the council"),
        ("On Sunday 14 deputies were elected by the party's list.", None),
        ("He met 12 people by the mayor's house.", None),
        ("Some 900 by the guild's count, and 400 by that of the police, came.", "the police"),
        ("The health office's final count of the dead is 31.", "The health office"),
        ("The strike's toll reached 12.", None),
        ("The governor spoke of 220.", None),
    ],
)
def test_whose_figure_it_is_called(text: str, expected: str | None) -> None:
    made = Folio(dispatch(text))
    made = made.with_rows(sentences(made, open_tools()), [Sentence])
    found = whose_figure(text, Span(0, len(text)), quantities(made, open_tools())[-1], [])
    assert (found.text if found else None) == expected
