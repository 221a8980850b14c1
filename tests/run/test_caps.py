import pytest

from coranto.run.caps import FREELY, Allowance, Cap, cap_of_end, note_of, noted

LITTLE = Allowance(10.0, 1_000_000_000)


@pytest.mark.parametrize(
    ("cap", "what", "remedy"),
    [
        (Cap("seconds", 600.0), "given up: it was not done within 600 s", "--max-seconds"),
        (Cap("memory", 4_000_000_000), "given up: it takes more than 4,000 MB of memory", "--max-memory"),
        (cap_of_end(-9, LITTLE), "the system ended the process that worked on it (SIGKILL)", "larger --max-memory"),
        (cap_of_end(-11, LITTLE), "given up: the process that worked on it ended (SIGSEGV)", "Report it"),
        (cap_of_end(-99, LITTLE), "(signal 99)", "Report it"),
        (cap_of_end(3, LITTLE), "(code 3)", "Report it"),
    ],
)
def test_a_problem_names_document_step_limit_and_remedy(cap, what, remedy):
    problem = cap.problem("a.txt", "annotate.mentions")
    assert (problem.doc, problem.at) == ("a.txt", "annotate.mentions")
    assert what in problem.what
    assert remedy in problem.remedy


@pytest.mark.parametrize("cap", [Cap("seconds", 10.0), Cap("memory", 1_000_000_000), cap_of_end(-9, LITTLE)])
def test_a_document_is_tried_again_when_it_is_allowed_more_of_what_it_lacked(cap):
    assert cap.holds(LITTLE)
    assert cap.holds(Allowance(5.0, 500_000_000))
    assert not cap.holds(FREELY)
    other = Allowance(10.0, 2 * LITTLE.memory) if cap.what == "seconds" else Allowance(20.0, LITTLE.memory)
    assert cap.holds(other)


def test_a_document_on_which_processes_end_is_not_tried_again():
    assert cap_of_end(-11, LITTLE).holds(FREELY)


def test_a_note_is_read_by_the_steps_that_left_it():
    caps = {"b": Cap("seconds", 600.0), "a": cap_of_end(-11, FREELY)}
    assert noted(note_of(caps, "steps 1"), "steps 1") == caps
    assert noted(note_of(caps, "steps 1"), "steps 2") == {}


@pytest.mark.parametrize("note", [None, "", "{}", '["steps 1", {"a": 1}]', "["])
def test_a_note_that_says_nothing_says_of_no_document(note):
    assert noted(note, "steps 1") == {}
    assert note_of({}, "steps 1") == ""
