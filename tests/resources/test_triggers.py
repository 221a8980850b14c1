import pytest

from coranto.resources import triggers

LEXICON = triggers.load()
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_plover_type_has_words_and_no_other_type_is_used() -> None:
    types = {family.type for family in LEXICON.families.values()}
    assert types == PLOVER | {None}
    told = {LEXICON.families[sense.family].type for senses in LEXICON.verbs.values() for sense in senses}
    assert told == types


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("shelled", "shell"), ("bombing", "bomb"), ("struck", "strike"), ("shot", "shoot down"), ("died", "die"),
        ("dying", "die"), ("fled", "flee"), ("kidnapped", "kidnap"), ("kidnaped", "kidnap"), ("agreed", "agree"),
        ("agreeing", "agree"), ("acquitted", "acquit"), ("stabbed", "stab"), ("executing", "execute"),
        ("overthrew", "overthrow"), ("buries", "bury"), ("crashes", "crash"), ("stood", "stand down"),
    ],
)  # fmt: skip
def test_verbs_are_inflected(form: str, lemma: str) -> None:
    assert lemma in {sense.lemma for sense in LEXICON.verbs[form]}


@pytest.mark.parametrize(
    ("written", "lemma"),
    [(("air", "strikes"), "air strike"), (("clashes",), "clash"), (("casualty",), None), (("injuries",), "injury")],
)
def test_nouns_are_inflected(written: tuple[str, ...], lemma: str | None) -> None:
    senses = LEXICON.nouns.get(written[0], ())
    assert lemma in {s.lemma for s in senses if s.words == written} or (lemma is None and not senses)


def test_a_kind_leads_to_its_broadest_kind() -> None:
    assert LEXICON.root("suicide-attack") == "attack"
    assert LEXICON.root("earthquake") == "earthquake"
    assert all(f.broader is None or f.broader in LEXICON.families for f in LEXICON.families.values())


def test_weights_lie_between_one_and_ten() -> None:
    assert {family.weight for family in LEXICON.families.values()} <= set(range(1, 11))


def test_a_mention_finds_its_family_again() -> None:
    assert LEXICON.family("ASSAULT", "shell").name == "shelling"


def test_a_word_that_no_list_has_gets_the_family_of_its_type() -> None:
    assert LEXICON.family("ASSAULT", "no such word") == LEXICON.unlisted("ASSAULT")
    assert LEXICON.unlisted("ASSAULT").type == "ASSAULT"
    assert LEXICON.unlisted(None).type is None
    assert LEXICON.root(LEXICON.unlisted(None).name) == LEXICON.unlisted(None).name


def test_words_share_their_company_and_lists_have_names() -> None:
    strikes = [sense for sense in LEXICON.verbs["struck"] if sense.family == "shelling"]
    assert {"missile", "artillery"} <= strikes[0].beside
    assert strikes[0].beside == next(s for s in LEXICON.verbs["hit"] if s.family == "shelling").beside
    assert not any(word.startswith("$") for senses in LEXICON.verbs.values() for s in senses for word in s.beside)


def test_phrases_are_the_company_of_several_words() -> None:
    for senses in LEXICON.verbs.values():
        for sense in senses:
            assert sense.phrases == tuple(sorted(word for word in sense.beside if " " in word))


@pytest.mark.parametrize("form", ["burned", "burnt", "conferred", "patrolled", "lent"])
def test_forms_that_are_not_regular(form: str) -> None:
    assert form in LEXICON.verbs or form in LEXICON.irregular_forms


def test_no_listed_verb_of_one_word_without_company_is_idle() -> None:
    plain = {s.lemma for senses in LEXICON.verbs.values() for s in senses if not s.beside and " " not in s.lemma}
    verbal = {"ACCUSE", "REQUEST", "CONCEDE", "REJECT", "AGREE", "THREATEN", "SUPPORT", "CONSULT"}
    silent = {lemma for lemma in plain & LEXICON.idle if LEXICON.family_of.get((None, lemma))}
    assert not {lemma for lemma in silent if not any((type_, lemma) in LEXICON.family_of for type_ in verbal)}
