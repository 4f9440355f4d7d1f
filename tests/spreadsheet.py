"""``make spreadsheet``: what a spreadsheet program makes of our CSV. LibreOffice reads nasty cells and a story's tables and writes them
again: the words are the same, the numbers are numbers, nothing is a formula. Not part of ``make test``: LibreOffice is large."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from components.export.cells import restored
from components.export.tables import file
from data.export_part import Window
from data.export_rows import part
from data.exported import EXPORTED
from data.selection import Selection
from data.store import open_story
from data.story import default_story
from data.tables import Column
from data.view import View

INSTALL = "apt-get install -y --no-install-recommends libreoffice-calc"
SECONDS = 180
READ = "CSV:44,34,76,1"  # commas, quotation marks, UTF-8, from the first line
WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
NASTY = (
    "=1+1", '=HYPERLINK("http://x.example";"a")', "+1", "-1", "-كلام", "@SUM(1)", "\t=1", " =1", "＝1+1", "＋1", "－1", "＠x", "\u200f=1", "\u00a0=1",
    "'=1", "قال: «لا»", 'قال "نعم"، ثم "لا"', "سطر\nوسطر", "a,b;c", "x;=1", "صِفر", "توكاييف (الرئيس)", "😀",
)  # fmt: skip
NUMBERS = (-3.5, -4.0, 0.0, 16.0, 1_600_000.0)


def nasty() -> bytes:
    empty = {one.name: [] if one.kind is Column.LIST else None for one in EXPORTED["counts"]}
    return file(
        "counts", "csv", [empty | {"id": "c-1", "words": words, "value": NUMBERS[n % len(NUMBERS)]} for n, words in enumerate(NASTY)], {}
    )


def converted(soffice: str, folder: Path, source: Path, form: str) -> Path:
    """A file as LibreOffice writes it, with a profile of its own."""
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", f"--infilter={READ}", "--convert-to", form, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return out / f"{source.stem}.{form.partition(':')[0]}"


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


def cells(sheet: Path, name: str) -> list[tuple[str, str]]:
    """Every cell of a flat sheet that has an attribute: its value, and the number in the cell."""
    found = ElementTree.parse(sheet).iter(f"{TABLE}table-cell")  # noqa: S314  LibreOffice's answer about files written here
    return [(cell.get(name, ""), cell.get(f"{OFFICE}value", "")) for cell in found if cell.get(name)]


def formulas(sheet: Path) -> list[str]:
    """What of a flat sheet LibreOffice would compute."""
    return [formula for formula, _ in cells(sheet, f"{TABLE}formula")]


def numbers(sheet: Path) -> list[float]:
    return [float(number) for kind, number in cells(sheet, f"{OFFICE}value-type") if kind == "float"]


def faults(soffice: str, folder: Path, name: str, body: bytes) -> list[str]:
    """What is not as it should be with one file."""
    source = folder / f"{name}.csv"
    source.write_bytes(body)
    sheet = converted(soffice, folder, source, "fods")
    again = converted(soffice, folder, source, WRITE)
    found = [f"{name}: computed: {formula}" for formula in formulas(sheet)]
    before, after = rows(source), rows(again)
    if len(before) != len(after):
        return [*found, f"{name}: {len(before)} rows went in, {len(after)} came out"]
    for one, other in zip(before, after, strict=True):
        found += [f"{name}: {a!r} became {b!r}" for a, b in zip(one, other, strict=True) if not same(a, b)]
    return found


def same(before: str, after: str) -> bool:
    """The same words, truth or number: programs write TRUE, and numbers as they like."""
    if restored(before) == restored(after) or (before in ("true", "false") and before == after.lower()):
        return True
    try:
        return float(before) == float(after)
    except ValueError:
        return False


def main() -> int:
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        print(f"LibreOffice is not here: nothing checked. To check, type: sudo {INSTALL}")
        return 0
    view = View(open_story(default_story()), Selection())
    files = {"nasty": nasty()} | {table: file(table, "csv", part(view, table, Window()).rows, {}) for table in EXPORTED}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [fault for table, body in files.items() for fault in faults(soffice, folder, table, body)]
        read = numbers(folder / "out" / "nasty.fods")
        found += [] if read == [NUMBERS[n % len(NUMBERS)] for n in range(len(NASTY))] else [f"nasty: numbers read as {read}"]
    print("\n".join(found) or f"LibreOffice: {len(files)} files came back as they were, nothing computed")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
