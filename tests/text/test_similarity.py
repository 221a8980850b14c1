from coranto.text import similarity


def test_one_door_opens_what_it_names() -> None:
    assert all(callable(getattr(similarity, name)) or getattr(similarity, name) for name in similarity.__all__)
