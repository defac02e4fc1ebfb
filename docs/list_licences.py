"""List the licences of everything the locks name and of what is vendored: `make licences` writes docs/licences.md.

A licence is what the package itself says: its SPDX expression, else its classifier, else its licence field; a bare
"BSD" is told by the licence text that comes with it. Packages that are not installed on this machine, since they are
for other systems, are named here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "licences.md"
VENDORED_ENDS = frozenset({".js", ".css", ".ttf", ".woff", ".woff2"})

# May be used with a program under MIT: permissive, or copyleft of single files that we leave as they are (MPL, OFL).
COMPATIBLE = frozenset(
    {"MIT", "MIT-0", "MIT-CMU", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Apache-2.0", "ISC", "PSF-2.0", "Zlib",
     "CC0-1.0", "W3C", "W3C-20150513", "OFL-1.1", "MPL-2.0"}
)  # fmt: skip
# Runs beside the program in tests and notebooks alone, is never part of it, and is not handed on with it.
BESIDE = COMPATIBLE | {"GPL-2.0-or-later"}

_CLASSIFIERS = {
    "MIT License": "MIT",
    "ISC License (ISCL)": "ISC",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "W3C License": "W3C",
}
_FIELDS = {
    "apache 2.0": "Apache-2.0",
    "gnu general public license (gpl)": "GPL-2.0-or-later",  # igraph: its LICENSE is version 2, "or any later version"
    "bsd-3-clause, apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",  # pypdfium2 and PDFium
}
# For other systems, or other versions of Python, than those that run `make licences`.
_ELSEWHERE = {
    "appnope": "BSD-2-Clause",
    "colorama": "BSD-3-Clause",
    "exceptiongroup": "MIT",
    "httpx2-jsfetch": "BSD-3-Clause",
    "importlib-metadata": "Apache-2.0",
    "lazy-importer": "Apache-2.0",
    "pywin32": "PSF-2.0",
    "tomli": "MIT",
    "zipp": "MIT",
}
# What is kept in the repository itself: where, what, its licence, and the text of that licence.
VENDORED = (
    ("kg/views/vendor/vis-network.min.js", "vis-network", "Apache-2.0 OR MIT", "vis-network.LICENSE-MIT.txt"),
    ("kg/views/vendor/fonts/NotoSans-Regular.ttf", "Noto Sans", "OFL-1.1", "OFL.txt"),
    ("kg/views/vendor/fonts/NotoSans-Bold.ttf", "Noto Sans", "OFL-1.1", "OFL.txt"),
    ("kg/web/static/vendor/yasgui.min.js", "@zazuko/yasgui", "MIT", "yasgui.LICENSE.txt"),
    ("kg/web/static/vendor/yasgui.min.css", "@zazuko/yasgui", "MIT", "yasgui.LICENSE.txt"),
    ("tests/browser/vendor/axe.min.js", "axe-core", "MPL-2.0", "axe.LICENSE.txt"),
)


@dataclass(frozen=True, slots=True)
class Licensed:
    """A package of the locks, its licence as SPDX ("?" where it says none), and whether the program itself needs it."""

    name: str
    licence: str
    shipped: bool

    @property
    def compatible(self) -> bool:
        """Whether each part of the licence, or one of several that may be chosen, is one that we may use."""
        allowed = COMPATIBLE if self.shipped else BESIDE
        return any(
            all(part in allowed for part in re.split(r"[() ]+(?:AND)[() ]+", choice)) for choice in self._choices()
        )

    def _choices(self) -> list[str]:
        return [choice.strip("() ") for choice in re.split(r" OR ", self.licence)]


def packages() -> list[Licensed]:
    """Return every package that a lock names, sorted."""
    shipped, all_ = (_named(ROOT / name) for name in ("requirements.lock", "requirements-dev.lock"))
    return [Licensed(name, licence_of(name), name in shipped) for name in sorted(shipped | all_)]


def _named(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock.read_text(encoding="utf-8"), re.MULTILINE))


def licence_of(name: str) -> str:
    """Return the licence of an installed package as SPDX; "?" where it can't be told."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return _ELSEWHERE.get(name, "?")
    if expression := said.get("License-Expression"):
        return str(expression)
    kinds = [line.split(" :: ")[-1] for line in said.get_all("Classifier") or () if line.startswith("License")]
    if found := [_CLASSIFIERS[kind] for kind in kinds if kind in _CLASSIFIERS]:
        return " OR ".join(sorted(found))
    field = (said.get("License") or "").strip()
    if field in COMPATIBLE:
        return field
    if field.lower() in _FIELDS:
        return _FIELDS[field.lower()]
    return _by_its_text(name) if "BSD License" in kinds or field.upper().startswith("BSD") else "?"


def _by_its_text(name: str) -> str:
    """Return which BSD licence a package brings along: the third clause forbids the use of names."""
    files = [file for file in metadata.files(name) or () if re.search(r"licen|copying", file.name, re.IGNORECASE)]
    words = " ".join(" ".join(file.locate().read_text(encoding="utf-8", errors="replace").split()) for file in files)  # type: ignore[attr-defined] # a Path where the package is a folder
    words = words or str(metadata.metadata(name).get("License"))
    if "edistribution" not in words:
        return "?"
    return (
        "BSD-3-Clause" if re.search(r"[Nn]either the name|names? of .{0,80} may not be used", words) else "BSD-2-Clause"
    )


def written() -> str:
    """Return the list as the file has it."""
    rows = [
        f"| {one.name} | {one.licence} | {'chương trình' if one.shipped else 'kiểm thử, sổ tay'} |"
        for one in packages()
    ]
    vendored = [f"| `{path}` | {name} | {licence} | `{text}` |" for path, name, licence, text in VENDORED]
    return "\n".join(
        [
            "# Giấy phép / licences",
            "",
            "Căn Cứ theo giấy phép MIT. Dưới đây là giấy phép của mọi gói mà các tệp khóa nêu tên, và của những gì để",
            "sẵn trong kho mã. Danh sách do `make licences` ghi; một kiểm thử giữ cho nó đúng.",
            "",
            "| gói | giấy phép (SPDX) | dùng cho |",
            "|---|---|---|",
            *rows,
            "",
            "Gói GPL chỉ chạy cạnh chương trình, trong kiểm thử và sổ tay, không đi kèm nó. MPL và OFL ràng buộc từng",
            "tệp của chúng, mà ta để nguyên.",
            "",
            "## Để sẵn trong kho mã",
            "| tệp | là | giấy phép | lời văn ở cạnh tệp |",
            "|---|---|---|---|",
            *vendored,
            "",
        ]
    )


if __name__ == "__main__":
    LIST.write_text(written(), encoding="utf-8")
