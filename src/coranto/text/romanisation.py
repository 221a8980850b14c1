"""Names of other scripts in Latin letters, in every spelling that a rule can give.

Cyrillic after BGN/PCGN (Ukrainian 2019, Russian 1947, Serbian 2005), modern Greek after ELOT 743, Arabic, Persian and
Urdu after BGN/PCGN without the short vowels that are not written, Hebrew after the Academy's plain rules, Chinese in
pinyin and in Wade-Giles, Korean after the rules of 2000, kana after Hepburn; all without marks. Every other script,
and the readings of the characters, come from ``anyascii`` (ISC).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from anyascii import anyascii

_CYRILLIC: Final[Mapping[str, str]] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "iu", "я": "ia", "ё": "e", "ў": "u", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "ђ": "dj", "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o",
    "ұ": "u", "ү": "u", "һ": "h", "ҳ": "h", "ӣ": "i", "ӯ": "u", "ҷ": "j", "ҕ": "g", "ҙ": "z", "ҡ": "k", "ҫ": "s",
}  # fmt: skip
_GREEK: Final[Mapping[str, str]] = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch",
    "ψ": "ps", "ω": "o", "ς": "s",
}  # fmt: skip
_ARABIC: Final[Mapping[str, str]] = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "ت": "t", "ث": "th",
    "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
    "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n",
    "ه": "h", "ة": "a", "و": "w", "ى": "a", "ي": "y", "ی": "y", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ٹ": "t",
    "ڈ": "d", "ڑ": "r", "ں": "n", "ے": "e", "ہ": "h", "ھ": "h", "ۃ": "a", "ۀ": "a", "ۂ": "a", "ڭ": "g", "ڤ": "v",
    "\u200c": " ", "ـ": "",
}  # fmt: skip
_HEBREW: Final[Mapping[str, str]] = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h", "ט": "t", "י": "y", "כ": "k",
    "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t", "־": "-",
}  # fmt: skip
_MARKED: Final = tuple(
    (re.compile(letter + "['׳’]"), sound) for letter, sound in {"ג": "j", "ז": "zh", "צ": "ch", "ץ": "ch"}.items()
)
"""Hebrew letters that a stroke gives a foreign sound."""
_LETTERS: Final = str.maketrans({**_CYRILLIC, **_GREEK, **_ARABIC, **_HEBREW})
_VOICED: Final = "[αεηιουωβγδζλμνρ]"
_GREEK_GROUPS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ου", "ou"), ("γγ|γχ(?=.)", "ng"), (r"\bμπ", "b"), (r"\bντ", "d"), (r"\bγκ", "g"), ("τζ", "tz"),
        (f"([αεη])υ(?={_VOICED})", r"\1v"), (r"([αεη])υ", r"\1f"), ("αι", "ai"), ("[εο]ι", "i"),
    )
)  # fmt: skip
_TWO_LETTERS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa",
     "Ø": "Oe", "Đ": "Dj"}
)  # fmt: skip
"""Letters that German, Nordic and Serbian names are written without where a press has none of them."""
_MARKED_LATIN: Final = frozenset("äöüåøđÄÖÜÅØĐ")
_BETWEEN: Final = tuple(
    (re.compile(pattern), vowel) for pattern, vowel in ((r"(?<=[^aeiou\W])w", "u"), (r"(?<=[^aeiou\W])y", "i"))
)
"""Waw and yod are vowels after a consonant."""
_APART: Final = re.compile("(?<=[سصزكکتطدضقگסזכקתטדג])(?=[هحہהח])")
"""Where a letter and an h would read as the sign for one sound: *Sohrab* is no *Shrab*."""
_ARTICLE: Final = re.compile(r"\bال(?=\w{3})")
_KANA_LONG: Final = tuple((re.compile(pattern), vowel) for pattern, vowel in (("ou|oo", "o"), ("uu", "u")))

_SCRIPTS: Final = (
    (0x0370, 0x052F, "alphabet"), (0x0530, 0x058F, "alphabet"), (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x07FF, "arabic"), (0x0900, 0x109F, "abugida"), (0x10A0, 0x10FF, "alphabet"),
    (0x1780, 0x17FF, "abugida"), (0x1F00, 0x1FFF, "alphabet"), (0x3040, 0x30FF, "kana"), (0x3400, 0x9FFF, "han"),
    (0xAC00, 0xD7A3, "hangul"), (0xF900, 0xFAFF, "han"), (0xFB50, 0xFEFF, "arabic"), (0x20000, 0x3FFFF, "han"),
)  # fmt: skip
"""First and last letter, and how the script is romanised."""
UNVOCALISED: Final = frozenset({"arabic", "hebrew", "abugida"})
"""Scripts that leave vowels out, or whose vowels ``anyascii`` leaves out."""
SYLLABIC: Final = frozenset({"han", "hangul"})
"""Scripts of which each character is a syllable, so that another character makes another name."""
_FIRST_OTHER: Final = 0x0370
_DOUBLE: Final = frozenset({
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "东方", "東方", "皇甫", "尉迟", "尉遲",
    "公孙", "公孫", "慕容", "令狐", "长孙", "長孫", "宇文", "端木", "南宫", "南宮", "남궁", "황보", "제갈", "선우",
    "독고",
})  # fmt: skip
"""Chinese and Korean family names of two characters."""


def script_of(name: str) -> str:
    """``latin`` or the script of the first letter that is not Latin."""
    if name.isascii():
        return "latin"
    for ch in name:
        code = ord(ch)
        if code >= _FIRST_OTHER:
            for first, last, script in _SCRIPTS:
                if first <= code <= last and ch.isalpha():
                    return script
            if ch.isalpha() and not unicodedata.name(ch, "").startswith(("LATIN", "FULLWIDTH LATIN")):
                return "other"
    return "latin"


@lru_cache(maxsize=10_000)
def romanised(name: str) -> tuple[str, ...]:
    """Latin spellings of ``name``, the plainest first; ``name`` alone if it is in Latin letters.

    Chinese, Korean and Japanese names without a space come as ``family given``.
    """
    script = script_of(name)
    if script == "latin":
        return (name,)
    if script in ("han", "hangul"):
        return tuple(dict.fromkeys(_syllabic(name, script)))
    plain = unicodedata.normalize("NFC", name).lower()
    if script == "kana":
        return (_replaced(anyascii(name).lower(), _KANA_LONG),)
    if script == "arabic":
        bare = "".join(ch for ch in plain if unicodedata.category(ch) != "Mn")
        plain = _semivowels(_APART.sub("ا", _ARTICLE.sub("al ", bare)).translate(_LETTERS))
        return (plain, plain.replace("j", "g")) if "ج" in bare else (plain,)
    if script == "hebrew":
        return _hebrew("".join(ch for ch in plain if unicodedata.category(ch) != "Mn"))
    if script == "alphabet":
        bare = _without_accents(plain)
        return (anyascii(_replaced(bare, _GREEK_GROUPS).translate(_LETTERS)).replace("`", "").replace("'", ""),)
    return (anyascii(name).lower(),)


def spelled(name: str, native: Mapping[str, str]) -> tuple[str, ...]:
    """``romanised`` with, before it, the spelling in which every word that ``native`` knows is taken from there.

    A name that may be pinyin comes in Wade-Giles too, one with *ü* or *đ* also with *ue* or *dj*.
    """
    script = script_of(name)
    if script == "latin":
        return (*chinese(name), *([name.translate(_TWO_LETTERS)] if not _MARKED_LATIN.isdisjoint(name) else ()))
    if script not in ("arabic", "hebrew", "han", "kana"):
        return romanised(name)
    plain = "".join(ch for ch in unicodedata.normalize("NFC", name) if unicodedata.category(ch) not in ("Mn", "Cf"))
    parts = [part for part in _SEPARATED.split(plain.replace("־", " ")) if part]
    if script == "han" and len(parts) == 1:
        cuts = [(plain[:at], plain[at:]) for at in (2, 1, 3) if at < len(plain)]
        parts = list(next((cut for cut in cuts if all(part in native for part in cut)), parts))
    words = [_known(part, native) for part in parts]
    if not any(words):
        return romanised(name)
    known = " ".join(word or romanised(part)[0] for word, part in zip(words, parts, strict=True))
    return tuple(dict.fromkeys((known, *romanised(name))))


def _known(word: str, native: Mapping[str, str]) -> str | None:
    """The known spelling of a word, of an Arabic one without its article too."""
    if word in native:
        return native[word]
    bare = word.removeprefix("ال")
    return f"al {native[bare]}" if bare != word and bare in native else None


def _without_accents(text: str) -> str:
    """Greek without accents; a diaeresis parts two vowels and goes with its accent."""
    if not any("\u0370" <= ch <= "\u03ff" or "\u1f00" <= ch <= "\u1fff" for ch in text):
        return text
    decomposed = unicodedata.normalize("NFD", text)
    parted = re.sub("([ιυ])\u0308\u0301?", lambda m: "i" if m[1] == "ι" else "y", decomposed)
    return "".join(ch for ch in parted if not unicodedata.combining(ch))


def _replaced(text: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, to in rules:
        text = pattern.sub(to, text)
    return text


def _semivowels(text: str) -> str:
    return _replaced(text, _BETWEEN)


def _hebrew(text: str) -> tuple[str, ...]:
    """The spelling with b, p and k, and that with v, f and kh after the first letter: the script tells them seldom."""
    for pattern, sound in _MARKED:
        text = pattern.sub(sound, text)
    stops = _semivowels(_APART.sub("א", text).translate(_LETTERS).replace("ww", "v"))
    stops = re.sub(r"\bw", "v", stops)
    soft = re.sub(r"(?<=\w)b", "v", re.sub(r"(?<=\w)p", "f", stops))
    return (stops, soft) if soft != stops else (stops,)


_SEPARATED: Final = re.compile(r"[\s·・・\-=＝]+")


def _syllabic(name: str, script: str) -> Iterator[str]:
    """Spellings of a name in characters that are a syllable each."""
    parts = [part for part in _SEPARATED.split(name) if part]
    if len(parts) == 1 and 2 <= len(name) <= 4:
        head = 2 if len(name) > 2 and name[:2] in _DOUBLE else 1
        parts = [name[:head], name[head:]]
    syllables = [[_syllable(ch) for ch in part] for part in parts]
    yield " ".join("".join(word) for word in syllables)
    other = wade_giles if script == "han" else customary
    yield " ".join("".join(other(syllable) for syllable in word) for word in syllables)


def _syllable(ch: str) -> str:
    return anyascii(ch).strip().lower()


_INITIALS: Final = {
    "zh": "ch", "j": "ch", "q": "ch", "x": "hs", "z": "ts", "c": "ts", "b": "p", "d": "t", "g": "k", "r": "j",
    "ch": "ch", "sh": "sh",
}  # fmt: skip
_FINALS: Final = {
    "ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "yan": "yen", "ye": "yeh", "yue": "yueh", "you": "yu",
    "ui": "ui", "yi": "i", "er": "erh", "e": "e", "yong": "yung", "iong": "iung",
}  # fmt: skip
_SYLLABLE: Final = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?)(.+)")


@lru_cache(maxsize=2000)
def wade_giles(pinyin: str) -> str:
    """A syllable of pinyin in Wade-Giles without apostrophes: *zhong* is *chung*, *xiao* is *hsiao*."""
    match = _SYLLABLE.fullmatch(pinyin)
    if match is None:
        return pinyin
    initial, final = match.groups()
    if final == "i":
        final = {"zh": "ih", "ch": "ih", "sh": "ih", "r": "ih", "z": "u", "c": "u", "s": "u"}.get(initial, "i")
    if (final == "e" and initial in ("g", "k", "h")) or (final == "uo" and initial not in ("g", "k", "h", "sh")):
        final = "o"
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


_PINYIN: Final = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|iong|uang|[aei]ng|ong|ian|uan|iao|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu"
    "|ua|uo|ui|ue|[aoeiu])(?![aeiou])(?!ng?(?![aeiou]))|er?(?=[a-z])"
)
_MOST_SYLLABLES: Final = 4


@lru_cache(maxsize=1 << 13)
def chinese(name: str) -> tuple[str, ...]:
    """``name`` and, if it is two or three words of pinyin, its syllables in Wade-Giles."""
    words = name.replace("-", " ").replace("'", "").lower().split()
    if not (2 <= len(words) <= 3 and name.isascii() and name[:1].isupper()):
        return (name,)
    syllables = [_syllables(word) for word in words]
    if not all(syllables) or sum(map(len, syllables)) > _MOST_SYLLABLES or len(syllables[0]) > 2:
        return (name,)
    other = " ".join("".join(map(wade_giles, word)) for word in syllables)
    return (name, other) if other != name.lower() else (name,)


def _syllables(word: str) -> list[str]:
    """The syllables of a word of pinyin; none if it is something else."""
    found = _PINYIN.findall(word)
    return found if "".join(found) == word else []


_CUSTOMARY: Final = {
    "gim": "kim", "i": "lee", "bag": "park", "choe": "choi", "jeong": "chung", "jo": "cho", "gang": "kang",
    "yun": "yoon", "im": "lim", "o": "oh", "seo": "suh", "sin": "shin", "gwon": "kwon", "an": "ahn", "yu": "yoo",
    "jeon": "jun", "go": "ko", "mun": "moon", "bae": "pae", "baeg": "baek", "heo": "hur", "sim": "shim", "no": "roh",
    "gwag": "kwak", "gu": "koo", "ju": "joo", "u": "woo", "guk": "kook", "sug": "sook", "hyeon": "hyun",
    "yeong": "young", "eun": "un", "seong": "sung", "hui": "hee", "gyeong": "kyung", "yeon": "yon", "seon": "sun",
    "geun": "keun", "cheol": "chul", "myeong": "myung", "byeong": "byung", "hyeong": "hyung", "su": "soo",
    "jun": "joon",
}  # fmt: skip


def customary(syllable: str) -> str:
    """A Korean syllable as families and newspapers mostly write it: *gim* is *kim*."""
    return _CUSTOMARY.get(syllable, syllable)
