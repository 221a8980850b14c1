import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.romanisation import chinese, customary, romanised, script_of, spelled, wade_giles


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Łódź", "latin"), ("Тарас", "alphabet"), ("Γιάννης", "alphabet"), ("סבא", "hebrew"), ("فاطمة", "arabic"),
        ("प्रिया", "abugida"), ("სოფიო", "alphabet"), ("王伟", "han"), ("さくら", "kana"), ("김민수", "hangul"),
        ("ሰላም", "other"), ("“A–B”", "latin"),
    ],
)  # fmt: skip
def test_scripts_are_told_by_their_first_letter(name: str, script: str) -> None:
    assert script_of(name) == script


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Щербаков", "shcherbakov"),
        ("Љиљана", "ljiljana"),
        ("Ғабит", "gabit"),
        ("Παπαδόπουλος", "papadopoulos"),
        ("Μπάμπης Ευαγγέλου", "bampis evangelou"),
        ("Ντίνος Γκίκας", "dinos gikas"),
        ("Μαΐου", "maiou"),
        ("محمود الجبوري", "mhmud al jburi"),
        ("پرویز", "pruyz"),
        ("צ'רלי", "chrli"),
        ("سهيل", "sahil"),
        ("תהילה", "tahilh"),
        ("王伟明", "wang weiming"),
        ("欧阳丽", "ouyang li"),
        ("김민수", "gim minsu"),
        ("さとう けんいち", "sato kenichi"),
        ("გიორგი", "giorgi"),
        ("Արամ", "aram"),
        ("Nairobi", "Nairobi"),
    ],
)
def test_names_in_latin_letters(name: str, plain: str) -> None:
    assert romanised(name)[0] == plain


def test_one_script_has_several_habits() -> None:
    assert "kim minsoo" in romanised("김민수")
    assert "chang hsiaoming" in romanised("张晓明")
    assert romanised("אביב") == ("abib", "aviv")


@pytest.mark.parametrize(
    ("pinyin", "wade"),
    [
        ("zhong", "chung"), ("xiao", "hsiao"), ("qian", "chien"), ("zi", "tzu"), ("shi", "shih"), ("ge", "ko"),
        ("guo", "kuo"), ("duo", "to"), ("ren", "jen"), ("yan", "yen"), ("li", "li"), ("Ω", "Ω"),
    ],
)  # fmt: skip
def test_wade_giles(pinyin: str, wade: str) -> None:
    assert wade_giles(pinyin) == wade.replace("tzu", "tsu")


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("Zhang Xiaoming", ("Zhang Xiaoming", "chang hsiaoming")),
        ("Anders Bergström", ("Anders Bergström",)),
        ("Peter Hansen", ("Peter Hansen",)),
        ("Li", ("Li",)),
    ],
)
def test_pinyin_is_known_by_its_syllables(name: str, ways: tuple[str, ...]) -> None:
    assert chinese(name) == ways


def test_customary_korean_spellings() -> None:
    assert [customary(syllable) for syllable in ("gim", "bag", "min")] == ["kim", "park", "min"]


def test_known_words_come_before_their_letters() -> None:
    native = {"محمود": "mahmoud", "جبوري": "jubouri", "佐藤": "sato", "健一": "kenichi"}
    assert spelled("محمود الجبوري", native) == ("mahmoud al jubouri", "mhmud al jburi", "mhmud al gburi")
    assert spelled("佐藤健一", native)[0] == "sato kenichi"
    assert spelled("خالد", native) == romanised("خالد")
    assert spelled("Jane Roe", native) == ("Jane Roe",)
    assert spelled("Jürgen Bøe", native) == ("Jürgen Bøe", "Juergen Boee")


@given(st.text(max_size=20))
def test_any_text_has_a_spelling(name: str) -> None:
    assert romanised(name)
    assert all(isinstance(way, str) for way in spelled(name, {}))
