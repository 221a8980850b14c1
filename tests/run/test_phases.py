import dataclasses

from coranto.model.annotation import Mention, Sentence
from coranto.model.chronicle import Entry
from coranto.model.codec import KIND_OF
from coranto.model.resolved import Copy
from coranto.model.source import Document, Published
from coranto.run import phases as module
from coranto.run.phases import DocumentPhase, DossierPhase, layer_key, needed_steps, phases, tools_fingerprint, versions
from coranto.steps import PATH, DocumentStep
from coranto.store.layers import LAYER_KINDS
from run import fake_path


def test_neighbours_of_one_scope_make_a_phase():
    plan = phases(fake_path.PATH)
    assert [(type(phase), len(phase.steps)) for phase in plan] == [
        (DocumentPhase, 3),
        (DossierPhase, 2),
        (DocumentPhase, 1),
        (DossierPhase, 3),
    ]
    assert [phase.number for phase in plan] == [0, 1, 2, 3]


def test_the_path_begins_with_documents_and_every_need_is_met_before():
    assert isinstance(phases(PATH)[0], DocumentPhase)
    made = set()
    for step in PATH:
        assert made.issuperset(step.needs), step
        made.update(step.gives)


def test_a_phase_needs_what_it_does_not_make_itself():
    first, _, second, _ = phases(fake_path.PATH)
    assert first.needs == frozenset()
    assert second.needs == {Sentence, Mention, Document}


def test_needed_steps_follow_needs_all_the_way():
    names = [step.run.__name__ for step in needed_steps(fake_path.PATH, {Document})]
    assert names == ["sentences", "fingerprints", "copies", "dated"]
    assert needed_steps(fake_path.PATH, {Copy, Entry})[-1].run.__name__ == "entries"
    assert needed_steps(fake_path.PATH, ()) == ()


DATED = Document("a", "00", 1, None, None, None, None, Published("2021-03-02", "2021-03-03", "day", "stated", "", 1.0))
UNDATED = Document("a", "00", 1, None, None, None, None, Published(None, None, None, "unknown", "", 0.0))


def test_a_key_changes_with_each_of_its_inputs_and_nothing_else():
    phase = phases(fake_path.PATH)[2]
    newer = DocumentPhase(phase.number, (dataclasses.replace(phase.steps[0], version=2),))
    given = (phase, "a", "ticket", "before", {Document: (DATED,)}, "tools")
    others = [newer, "b", "other", "otherwise", {Document: (UNDATED,)}, "new tools"]
    keys = {layer_key(*given[:n], other, *given[n + 1 :]) for n, other in enumerate(others)}
    assert len({*keys, layer_key(*given)}) == 7
    unneeded = {Document: (DATED,), Copy: ()}
    assert layer_key(phase, "a", "ticket", "before", unneeded, "tools") == layer_key(*given)


def test_the_tools_have_one_fingerprint_for_each_model():
    assert len(tools_fingerprint("a")) == 64
    assert tools_fingerprint("a") == tools_fingerprint("a") != tools_fingerprint("b")
    assert "run.fake_path.sentences@1" in versions(fake_path.PATH)


def test_weights_are_no_tables(tmp_path, monkeypatch):
    """Their digest stands for them: another embedded model leaves what a user's own has made as it is."""
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    (tmp_path / "weights").mkdir()
    (tmp_path / "names.yaml").write_text("a")
    module._tables_fingerprint.cache_clear()
    before = tools_fingerprint("model")
    (tmp_path / "weights" / "words.bin").write_text("b")
    module._tables_fingerprint.cache_clear()
    assert tools_fingerprint("model") == before
    (tmp_path / "names.yaml").write_text("b")
    module._tables_fingerprint.cache_clear()
    assert tools_fingerprint("model") != before
    module._tables_fingerprint.cache_clear()


def test_the_store_knows_which_kinds_are_kept_by_document():
    given = {KIND_OF[kind].name for step in PATH if isinstance(step, DocumentStep) for kind in step.gives}
    assert given == LAYER_KINDS
