from training.rarity import OF_ONE_TEXT, PASSAGE, SHORTEST, passages, table


def test_a_long_text_gives_only_its_first_passages() -> None:
    assert [len(p) for p in passages("word " * PASSAGE * 10)] == [PASSAGE] * OF_ONE_TEXT


def test_a_scrap_is_no_passage() -> None:
    assert list(passages("word " * (SHORTEST - 1))) == []


def test_the_table_counts_passages_not_words() -> None:
    text = "flood flood harbour " * 30
    assert table([text, text, "flood " * SHORTEST]) == "3\nflood\t3\nharbour\t2"


def test_what_stands_in_one_passage_alone_is_not_listed() -> None:
    assert table(["flood " * SHORTEST]) == "1"
