import math

import numpy as np
import pytest

from coranto.resolve.storylines.usage import KNOWN, Usage
from resolve.storylines.tellings import RARITY, told, weighed


def test_the_weights_have_length_one_and_rare_words_the_greatest() -> None:
    (one,) = weighed(told("a", "the volcano near the town of Goma"))
    assert math.fsum(weight**2 for weight in one.weights.values()) == pytest.approx(1)
    assert one.weights["volcano"] > one.weights["town"] > one.weights["of"]


def test_what_the_stream_repeats_becomes_common_in_it() -> None:
    rows = weighed(*(told(str(n), f"Okonkwo speaks in town{n}") for n in range(50)))
    rarities = [row.rarities["okonkwo"] for row in rows]
    assert rarities == sorted(rarities, reverse=True)
    assert rarities[0] - rarities[-1] > 2


def test_before_anything_is_read_the_frozen_table_speaks() -> None:
    (one,) = weighed(told("a", "the xoxo"))
    assert one.rarities["the"] < 0.2
    assert one.rarities["xoxo"] == pytest.approx(math.log(KNOWN + 2), abs=0.1)


def test_no_word_has_a_negative_weight() -> None:
    rows = weighed(*(told(str(n), "the the said the") for n in range(300)))
    assert all(weight >= 0 for row in rows for weight in row.weights.values())


def test_what_the_whole_stream_means_tells_nothing() -> None:
    usage = Usage(RARITY)
    rows = [usage.weighed(told(str(n), "x", topic=1)) for n in range(200)]
    other = usage.weighed(told("o", "x", topic=2))
    assert np.linalg.norm(other.meaning) == pytest.approx(1, abs=1e-6)
    assert rows[0].meaning @ rows[-1].meaning == pytest.approx(1, abs=1e-6)
    assert other.meaning @ rows[-1].meaning < 0


def test_a_lead_without_words_has_no_weights() -> None:
    (one,) = weighed(told("a", "?!"))
    assert one.weights == {}
