"""What the loss asks for, and what a batch does to its windows."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra [training]")
pytest.importorskip("safetensors", reason="needs the extra [training]")

from training.encoding import IGNORED, Window  # noqa: E402
from training.network import WIDTH, Tagger, batch_of, loss_of  # noqa: E402
from training.train import WEIGHTS  # noqa: E402

from coranto.nlp.features import NAMES  # noqa: E402
from coranto.nlp.heads import ENTITY_TAGS, HEADS, PARTS_OF_SPEECH  # noqa: E402

TAGS = len(ENTITY_TAGS)
SIZES = HEADS | {"speech": len(PARTS_OF_SPEECH)}


def scores(words: int) -> dict[str, torch.Tensor]:
    chance = torch.Generator().manual_seed(1)
    return {name: torch.randn(words, size, generator=chance) for name, size in SIZES.items()}


def targets(words: int) -> dict[str, torch.Tensor]:
    """Nothing known of any word."""
    unknown = {name: torch.full((words,), IGNORED) for name in SIZES if name != "entities"}
    return unknown | {"allowed": torch.ones(words, TAGS, dtype=torch.bool)}


def test_words_of_which_nothing_is_known_cost_nothing() -> None:
    assert float(loss_of(scores(3), targets(3), WEIGHTS)) == 0.0


def test_an_open_word_changes_nothing_beside_a_known_one() -> None:
    given, goal = scores(2), targets(2)
    goal["allowed"][0] = torch.arange(TAGS) == 1
    alone = loss_of({name: table[:1] for name, table in given.items()}, {n: t[:1] for n, t in goal.items()}, WEIGHTS)
    assert float(loss_of(given, goal, WEIGHTS)) == pytest.approx(float(alone))
    assert float(alone) > 0


def test_a_choice_costs_the_chance_of_all_that_is_open() -> None:
    given, goal = scores(1), targets(1)
    goal["allowed"][0] = (torch.arange(TAGS) == 1) | (torch.arange(TAGS) == 4)
    chance = given["entities"].softmax(1)[0]
    expected = -torch.log(chance[1] + chance[4])
    assert float(loss_of(given, goal, {"entities": 1.0})) == pytest.approx(float(expected), rel=1e-5)


def test_each_further_name_that_is_open_costs_less() -> None:
    given, goal = scores(1), targets(1)
    costs = []
    for count in (1, 2, 5, TAGS - 1):
        goal["allowed"][0] = torch.arange(TAGS) < count
        costs.append(float(loss_of(given, goal, WEIGHTS)))
    assert costs == sorted(costs, reverse=True)
    assert len(set(costs)) == 4


def test_heads_without_targets_are_left_out() -> None:
    given, goal = scores(2), targets(2)
    goal["ends"][1] = 1
    expected = WEIGHTS["ends"] * torch.nn.functional.cross_entropy(given["ends"][1:], goal["ends"][1:])
    assert float(loss_of(given, goal, WEIGHTS)) == pytest.approx(float(expected))


def window(corpus: str, words: int, seed: int) -> Window:
    chance = np.random.default_rng(seed)
    pieces = chance.integers(0, 20, words + 2).astype(np.int32)
    features = chance.integers(0, 2, (words + 2, len(NAMES))).astype(np.uint8)
    return Window(corpus, pieces, np.arange(1, words + 1, dtype=np.int32), features, *(None,) * 6)


def test_a_window_is_read_alike_alone_and_beside_a_longer_one() -> None:
    torch.manual_seed(1)
    tagger = Tagger(np.random.default_rng(1).normal(size=(20, WIDTH)).astype(np.float32), ["btc", "ours"])
    tagger.eval()
    short, long = window("ours", 3, 1), window("btc", 9, 2)
    with torch.no_grad():
        alone = tagger(batch_of([short], tagger.corpora))
        both = tagger(batch_of([short, long], tagger.corpora))
    for name, table in alone.items():
        assert table.shape == (3, SIZES[name])
        assert torch.allclose(table, both[name][:3], atol=1e-4)


def test_a_window_without_gold_is_wholly_open() -> None:
    batch = batch_of([window("ours", 3, 1)], ["ours"])
    assert bool(batch.targets["allowed"].all())
    assert all(bool((table == IGNORED).all()) for name, table in batch.targets.items() if name != "allowed")
