import numpy as np
from training.meanings import axes, sentences

from coranto.nlp.meanings import AXES, shortened
from coranto.resources.meanings import load
from coranto.tools import open_tools


def test_each_sentence_is_read_once():
    texts = ["The pass is shut. Snow lies deep.\n\nSnow lies deep.", "The pass is shut."]
    assert list(sentences(texts, open_tools())) == ["The pass is shut.", "Snow lies deep."]


def test_the_first_axis_is_the_direction_in_which_most_lies_and_its_greatest_number_is_positive():
    random = np.random.default_rng(3)
    vectors = random.normal(size=(400, 80)).astype(np.float32)
    vectors[:, 7] *= 9
    found = axes(vectors)
    assert found.shape == (80, AXES)
    assert found[:, 0].argmax() == 7
    assert found[7, 0] == 127
    assert (found.max(axis=0) == 127).all()


def test_the_axes_of_the_package_fit_its_embedder_and_keep_what_is_near():
    said = ["Rebels hold the bridge.", "The bridge is in the hands of the insurgents.", "Inflation slowed in May."]
    vectors = open_tools().embedder.embed(said)
    assert len(load()) == vectors.shape[1] * AXES
    short = np.array([np.frombuffer(one, np.int8) for one in shortened(vectors, load())], np.float64)
    short /= np.linalg.norm(short, axis=1, keepdims=True)
    assert np.abs(short @ short.T - vectors @ vectors.T).max() < 0.2
    assert short[0] @ short[1] > short[0] @ short[2]


def test_nothing_is_left_of_nothing():
    assert shortened(np.zeros((1, 384), np.float32), load()) == [b""]
