from chronicles import told


def test_the_sentence_that_opens_a_dispatch_comes_before_an_aside_of_its_kind() -> None:
    text = (
        "A court in Accra sentenced the former minister of roads to nine years in prison on Wednesday.\n\n"
        "Traders near the court house closed their stalls for the day and watched from the windows."
    )
    assert told(text)[0].title.startswith("A court in Accra")
