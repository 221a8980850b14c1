"""Offsets of CoNLL-U words, also of those that share a token."""

import gzip
from pathlib import Path

from training.conllu import ConlluSentence, documents, read

FILE = """\
# newdoc id = one
# sent_id = 1
# text = We don't sing, Ada.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsing\tsing\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_
5.1\tsing\tsing\tVERB\tVB\t_\t_\t_\t_\t_
6\tAda\tAda\tPROPN\tNNP\t_\t4\tvocative\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

# newdoc id = two
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def sentences(folder: Path, text: str = FILE) -> list[ConlluSentence]:
    path = folder / "a.conllu.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return list(read(path))


def test_words_slice_back_to_their_forms(tmp_path: Path) -> None:
    first, *_ = sentences(tmp_path)
    assert first.text == "We don't sing, Ada."
    assert [first.text[w.start : w.end] for w in first.words] == ["We", "do", "n't", "sing", ",", "Ada", "."]


def test_parts_that_are_not_written_out_share_the_letters_of_their_token(tmp_path: Path) -> None:
    rows = "1-2\tdel\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tde\tde\tADP\tIN\t_\t0\troot\t_\t_\n"
    (found,) = sentences(tmp_path, f"{rows}2\tel\tel\tDET\tDT\t_\t1\tdet\t_\t_\n3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n")
    assert found.text == "del."
    assert [found.text[w.start : w.end] for w in found.words] == ["de", "l", "."]


def test_heads_count_from_nought_and_the_root_has_none(tmp_path: Path) -> None:
    first, *_ = sentences(tmp_path)
    assert [w.head for w in first.words] == [3, 3, 3, -1, 5, 3, 3]


def test_sentences_know_their_document_and_paragraph(tmp_path: Path) -> None:
    assert [(s.document, s.new_paragraph) for s in sentences(tmp_path)] == [("one", True), ("one", True), ("two", True)]
    assert [(d.id, len(d.sentences)) for d in documents(sentences(tmp_path))] == [("one", 2), ("two", 1)]
    plain = FILE.replace("# newpar\n", "")
    assert [s.new_paragraph for s in sentences(tmp_path, plain)] == [True, False, True]
