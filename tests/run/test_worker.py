import os
import subprocess
from io import BytesIO

import pytest

from coranto.model.errors import ModelUnavailableError
from coranto.run.caps import FREELY, Allowance
from coranto.run.phases import phases
from coranto.run.visit import Done, Visit
from coranto.run.worker import (
    READY,
    Halt,
    answered,
    command,
    decode_answer,
    encoder,
    environment,
    read_frame,
    request,
    write_frame,
)
from coranto.tools import open_tools
from run import fake_path, hard_cases
from run.dossiers import reading


def test_frames_come_back_as_they_went():
    stream = BytesIO()
    for payload in (b"one", b"", b"x" * 70_000):
        write_frame(stream, payload)
    stream.seek(0)
    assert [read_frame(stream) for _ in range(4)] == [b"one", b"", b"x" * 70_000, None]


def test_a_frame_cut_short_is_the_end():
    assert read_frame(BytesIO(b"\x00\x00")) is None
    assert read_frame(BytesIO(b"\x00\x00\x00\x09half")) is None


def test_a_worker_answers_and_leaves_when_its_driver_is_gone():
    worker = subprocess.Popen(command(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=os.sep, env=environment())
    with worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        assert read_frame(worker.stdout) == READY
        steps = phases(fake_path.PATH)[0].steps
        visit = Visit(reading("a.txt", "Rain fell said Maria.").dispatch)
        write_frame(worker.stdin, request(steps, visit, FREELY))
        begun = [decode_answer(read_frame(worker.stdout) or b"") for _ in steps]
        assert begun == [f"run.fake_path.{step.run.__name__}" for step in steps]
        answer = decode_answer(read_frame(worker.stdout) or b"")
        assert isinstance(answer, Done)
        assert [rows.kind for rows in answer.rows] == ["fingerprint", "mention", "sentence"]
        worker.stdin.close()
        assert worker.wait(timeout=20) == 0


def test_a_worker_that_has_to_give_up_says_why():
    with pytest.raises(ModelUnavailableError, match=r"The model is gone\. Look for it\."):
        decode_answer(encoder.encode(Halt("The model is gone", "Look for it.")))


def test_a_worker_is_told_its_model_and_has_one_thread_unless_you_say_otherwise(monkeypatch):
    assert command("spacy:theirs", 5)[-2:] == ["spacy:theirs", "5"]
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert environment()["OMP_NUM_THREADS"] == "1"
    monkeypatch.setenv("OMP_NUM_THREADS", "2")
    assert environment()["OMP_NUM_THREADS"] == "2"


@pytest.mark.parametrize(
    ("text", "allowance", "said"),
    [("HANG", Allowance(0.3, FREELY.memory), "it was not done within 0.3 s"),
     ("SWELL", Allowance(60, 3_000_000_000), "it takes more than 3,000 MB of memory")],
)  # fmt: skip
def test_a_worker_that_nobody_watches_gives_a_document_up_itself(text, allowance, said):
    payload = request([hard_cases.STEP], Visit(reading("a.txt", text).dispatch), allowance)
    done = decode_answer(answered(payload, open_tools(), unwatched=True))
    (problem,) = done.rows[0].records()
    assert (problem.at, problem.what) == ("run.hard_cases.sentences", f"given up: {said}")
    rain = request([hard_cases.STEP], Visit(reading("b.txt", "Rain.").dispatch), allowance)
    assert decode_answer(answered(rain, open_tools(), unwatched=True)).rows[0].n == 1
