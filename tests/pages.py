"""The pages of the documentation, taken apart: their links, headings, code and the command lines that they show."""

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
REFERENCE: Final = ROOT / "docs" / "reference"
PAGES: Final = (*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "web" / "README.md")
BY_HAND: Final = tuple(page for page in PAGES if page.parent != REFERENCE)
_FENCE: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Shown:
    """A command line that a page shows, and what it says comes out; ``…`` stands for what is left out."""

    page: Path
    line: str
    output: str

    def __str__(self) -> str:
        return f"{self.page.name}: {self.line.split('   ')[0]}"


def named(page: Path) -> str:
    """A page's path in the repository, for reports."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str = "") -> list[str]:
    """The code of a page that stands in blocks of a language, or of none."""
    return [code for found, code in _FENCE.findall(page.read_text("utf-8")) if found == language]


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return _FENCE.sub("", page.read_text("utf-8"))


def inline_code(page: Path) -> list[str]:
    """What stands between single back-ticks."""
    return re.findall(r"`([^`\n]+)`", prose(page))


def links(page: Path) -> list[str]:
    """Targets of links and pictures that lead to files of ours."""
    return re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", prose(page))


def anchors(page: Path) -> set[str]:
    """What ``#`` may name on a page: its headings, small, with hyphens for spaces; a second one is numbered."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#+ (.+)$", prose(page), re.M):
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def section(page: Path, anchor: str) -> str:
    """The text under a heading, up to the next of its rank or a higher one."""
    lines = page.read_text("utf-8").splitlines()
    for at, line in enumerate(lines):
        rank = len(line) - len(line.lstrip("#"))
        if rank and re.sub(r"[^\w\- ]", "", line[rank:].strip().lower()).replace(" ", "-") == anchor:
            rest = lines[at + 1 :]
            ends = (n for n, other in enumerate(rest) if re.match(rf"#{{1,{rank}}} ", other))
            return "\n".join(rest[: next(ends, len(rest))])
    raise KeyError(f"{named(page)}#{anchor}")


def shown(page: Path) -> Iterator[Shown]:
    """Command lines in blocks: after ``$`` with what comes out, or one a line; ``\\`` at the end of one goes on."""
    for code in blocks(page):
        lines = code.replace("\\\n", " ").splitlines()
        if any(line.startswith("$ ") for line in lines):
            for part in re.split(r"^\$ ", "\n".join(lines) + "\n", flags=re.M)[1:]:
                line, _, output = part.partition("\n")
                yield Shown(page, line.strip(), output)
        else:
            begun = ("coranto ", "curl ", "make ")
            yield from (Shown(page, line.strip(), "") for line in lines if line.startswith(begun))


def matches(told: str, came: str) -> bool:
    """Whether what a page tells is what came out; ``…`` stands for any lines, or words within a line."""
    parts = [part.strip("\n") for part in re.split(r"^\s*…\s*$", told.rstrip(), flags=re.M)]
    pattern = r"\n(?:[^\n]*\n)*?".join(re.escape(part).replace("…", r"[^\n]*") for part in parts)
    return re.search(pattern if parts[0] == "" else "\n" + pattern, f"\n{came}\n") is not None


def words(line: str) -> list[str]:
    """A command line cut as a shell cuts it, without its comment and without what follows ``|`` or ``>``."""
    cut = shlex.split(line.split("   ")[0], comments=True)
    ends = [at for at, word in enumerate(cut) if word in ("|", ">", "&&", "<")]
    return cut[: min(ends, default=len(cut))]
