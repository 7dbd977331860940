"""Builds the library for every clinic, language, variant and sheet, and judges every PDF.

Usage: check.py CAREPRESS
"""

import itertools
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import outloud
import page
import pikepdf

import library
import vera
from report import Report

PAPERS = ("a4", "a5", "letter")
LANGUAGES = ("en", "es")
VARIANTS = ("standard", "large-print", "ink-saver")
# What shows exercises by figure, name and dose alone.
WITHOUT_CUES = ("strip", "card")
# A poster has a sheet of its own, and no large print.
OWN = "own"
POSTER_VARIANTS = ("standard", "ink-saver", "high-contrast")
# Sharpness at which a phone must still read the code: that of a plain office printer's copy.
QR_DPI = 150
# What a PDF says when no date was asked for: PDF/A wants one, and a clock would change every file.
UNDATED = "D:19800101"
# A compressed stream may end in the byte of a carriage return, which page 0.11.0 takes for the end
# of a line and not for content. That lengths are right is among what qpdf checks.
MISTAKEN = "PDFA2A-STREAM-LENGTH-001"


# Every letter of a poster on tiles is a form, on each of its sheets: more than page looks at unasked.
LIMITS = page.SafetyLimits(max_form_invocations=1_000_000)
# The same standards as veraPDF names them.
STANDARDS = ("PDFUA_1", "PDFA_2_A")


@dataclass(frozen=True)
class Sheet:
    """One PDF and what it was made from."""

    path: Path
    brand: dict
    guide: dict
    language: str


def build(carepress, out, *arguments):
    """Runs `carepress build` on the library; gives what it had against it."""
    command = [carepress, "-C", library.ROOT, "build", "--quiet", "--out", out, *arguments]
    result = subprocess.run(command, capture_output=True, text=True)
    return [] if result.returncode == 0 else [result.stderr.strip() or f"status {result.returncode}"]


def build_all(carepress, out):
    """The library in every combination, in folders SHEET/LANGUAGE/VARIANT/BRAND, and how many
    guides each holds."""
    handouts, posters = list(library.every("handout")), list(library.every("poster"))
    plans = [(*plan, handouts) for plan in itertools.product(PAPERS, LANGUAGES, VARIANTS)]
    plans += [(OWN, *plan, posters) for plan in itertools.product(LANGUAGES, POSTER_VARIANTS)]
    for paper, language, variant, guides in plans:
        folder = Path(paper, language, variant)
        sheet = () if paper == OWN else ("--paper", paper)
        yield folder, len(guides), build(carepress, out / folder, *guides, *sheet, "--brand", "all",
                                         "--lang", language, "--variant", variant)


def sheets(out):
    """Every PDF under a folder."""
    guides = {**library.every("handout"), **library.every("poster")}
    for path in sorted(out.rglob("*.pdf")):
        _, language, _, brand, name = path.relative_to(out).parts
        yield Sheet(path, library.every("brand")[brand], guides[name.split(".")[0]], language)


def output(*command):
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def squash(text):
    """Text without its spaces, marks of weight and capitals: line breaks and styles do not count,
    nor how apostrophes are typed."""
    return re.sub(r"[\s\u00ad*]+", "", text).replace("’", "'").casefold()


def soundness(sheet):
    """qpdf finds the file's structure in order."""
    result = subprocess.run(["qpdf", "--check", sheet.path], capture_output=True, text=True)
    return [] if result.returncode == 0 else [(result.stderr or result.stdout).strip()[-300:]]


def conformance(sheet):
    """The file keeps PDF/UA-1 and PDF/A-2a."""
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        for failure in page.validate_pdf(sheet.path, profile=profile, limits=LIMITS).failures:
            if failure.rule_id != MISTAKEN:
                yield f"{failure.rule_id}: {failure.message}"
    for flavour in STANDARDS:
        yield from (f"veraPDF {flavour} {failure}" for failure in vera.failures(sheet.path, flavour))


def accessibility(sheet):
    """A screen reader's user gets what a reader of the paper gets."""
    result = outloud.check(str(sheet.path))
    if result.error:
        yield result.error
    for finding in result.findings:
        if finding.severity == "error" and not is_running_foot(finding, sheet):
            yield f"{finding.rule}: {finding.message} ({finding.evidence})"


def is_running_foot(finding, sheet):
    """outloud knows a foot by its return on other pages, and misses some that fill their line."""
    title = library.in_language(sheet.guide, sheet.language)["title"]
    return finding.rule == "TAG-002" and finding.count == 1 and finding.evidence.startswith(f"{title} ·")


def fonts(sheet):
    """Every font is within the file, and only the letters used of it."""
    for line in output("pdffonts", sheet.path).splitlines()[2:]:
        embedded, subset = line.split()[-5:-3]
        if (embedded, subset) != ("yes", "yes"):
            yield f"embedded {embedded}, subset {subset}: {line.split()[0]}"


def description(sheet):
    """The file says its title, language and clinic, and no date of its making."""
    with pikepdf.open(sheet.path) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        language = str(pdf.Root.get("/Lang", ""))
    expected = {
        "/Title": library.in_language(sheet.guide, sheet.language)["title"],
        "/Author": sheet.brand["name"],
    }
    for key, value in expected.items():
        if info.get(key) != value:
            yield f"{key} is {info.get(key)!r}, not {value!r}"
    if language != library.every("locale")[sheet.language]["language"]:
        yield f"/Lang is {language!r}"
    for key in ("/CreationDate", "/ModDate"):
        if not info.get(key, "").startswith(UNDATED):
            yield f"{key} is {info.get(key)!r} without --date"


def warnings_of(sheet):
    """What must never be missing from a sheet that a patient takes home, or from a poster."""
    locale = library.every("locale")[sheet.language]
    if "sections" not in sheet.guide:
        yield from warnings_of_poster(sheet, locale)
        return
    yield from locale["safety"]["emergency"] + locale["safety"]["stop"]
    yield locale["messages"]["safety.never"]
    yield locale["messages"]["safety.call"].replace("{number}", sheet.brand["emergency"]["call"])
    for id in library.exercises_of(sheet.guide):
        exercise = library.in_language(library.every("exercise")[id], sheet.language)
        yield exercise["name"]
        yield from exercise.get("cautions", [])
        yield from reasons_to_stop(exercise)
        for reason in exercise.get("ask_first", []):
            yield locale["terms"]["ask_first"][reason]


def reasons_to_stop(exercise):
    """An exercise's own reasons to stop: pages join them to one sentence, with one full stop."""
    return [reason.rstrip(".") for reason in exercise.get("stop_if", [])]


def warnings_of_poster(sheet, locale):
    """What must never be missing from what hangs on a wall."""
    general = [locale["messages"][f"poster.stop_{reason}"] for reason in ("pain", "numb", "dizzy")]
    yield locale["messages"]["poster.stop"].strip("*.")
    if sheet.guide.get("format") in WITHOUT_CUES:
        yield locale["messages"]["poster.learned"]
    for id in library.exercises_of(sheet.guide):
        exercise = library.in_language(library.every("exercise")[id], sheet.language)
        if sheet.guide.get("design") == "focus":
            yield from exercise["cautions"]
        elif sheet.guide.get("format") not in WITHOUT_CUES:
            yield exercise["cue"]
            yield from exercise["poster_cautions"]
        yield from (reason for reason in reasons_to_stop(exercise) if reason not in general)
        yield from (locale["terms"]["ask_first"][reason] for reason in exercise.get("ask_first", []))


def safety(sheet):
    """Every safety line and every caution can be read and copied."""
    text = squash(output("pdftotext", "-raw", sheet.path, "-"))
    for words in dict.fromkeys(warnings_of(sheet)):
        if squash(words) not in text:
            yield f"does not say {words!r}"


def codes(sheet):
    """What a phone reads from the printed pages, the last page first."""
    count = int(re.search(r"Pages:\s+(\d+)", output("pdfinfo", sheet.path)).group(1))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count, 0, -1):
            picture = Path(folder) / str(number)
            output("pdftoppm", "-r", str(QR_DPI), "-gray", "-singlefile",
                   "-f", str(number), "-l", str(number), sheet.path, picture)
            found = subprocess.run(["zbarimg", "--quiet", "--raw", f"{picture}.pgm"],
                                   capture_output=True, text=True)
            if found.stdout:
                return found.stdout.split()
    return []


def qr_code(sheet):
    """The booking code opens the clinic's booking page."""
    url, found = sheet.brand["booking"]["url"], codes(sheet)
    # A strip under a screen has none; cards side by side have one each.
    expected = set() if sheet.guide.get("format") == "strip" else {url}
    return [] if set(found) == expected else [f"reads {found}, not {url}"]


CHECKS = (soundness, conformance, accessibility, fonts, description, safety, qr_code)


def judge(sheet):
    """Every check of one PDF, with what it found."""
    return [(check.__name__, list(check(sheet))) for check in CHECKS]


def check_build(carepress, out, report):
    """Every combination is made, and a file for every guide and clinic of it."""
    for folder, guides, problems in build_all(carepress, out):
        expected = len(library.files("brand")) * guides
        made = len(list((out / folder).rglob("*.pdf")))
        if not problems and made != expected:
            problems = [f"{made} files, not {expected}"]
        report.add(f"build {folder}", problems)


def check_sheets(out, report):
    """Judges every PDF, as many at a time as there are processors."""
    found = list(sheets(out))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for sheet, results in zip(found, pool.map(judge, found, chunksize=4)):
            for name, problems in results:
                report.add(f"{name} {sheet.path.relative_to(out)}", problems)


# Pages put on sheets, one build of each kind: its guide, its brand, and what is asked for.
ON_SHEETS = (
    ("upper-back-relief", "larkfield", ("--bleed", "3mm", "--marks")),
    ("upper-back-relief", "default", ("--booklet=a4",)),
    ("desk-break", "larkfield", ("--bleed=3mm", "--marks")),
    ("stretch-your-upper-back", "default", ("--tile=a4",)),
    ("floor-routine-for-a-stiff-back", "oldmill", ("--tile=a4", "--paper=a3")),
    ("desk-break-card", "oldmill", ("--n-up",)),
)


def check_on_sheets(carepress, out, report):
    """Pages put on sheets are as sound as plain ones, and read the same."""
    for guide, brand, options in ON_SHEETS:
        folder = out / guide / options[0].strip("-")
        problems = build(carepress, folder, guide, "--brand", brand, *options)
        report.add(f"build {guide} {options[0]}", problems)
        guides = {**library.every("handout"), **library.every("poster")}
        for path in folder.glob("*.pdf"):
            sheet = Sheet(path, library.every("brand")[brand], guides[guide], "en")
            for name, problems in judge(sheet):
                report.add(f"{name} {path.name}", problems)


def check_repeat(carepress, out, again, report):
    """The same content gives the same bytes."""
    for folder, _, _ in build_all(carepress, again):
        for path in sorted((out / folder).rglob("*.pdf")):
            name = path.relative_to(out)
            same = path.read_bytes() == (again / name).read_bytes()
            report.add(f"repeat {name}", [] if same else ["differs when built again"])


def check_judge(sheet, spoiled, report):
    """veraPDF sees what it ought to: a file robbed of its tags keeps neither standard."""
    with pikepdf.open(sheet.path) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(spoiled)
    for flavour in STANDARDS:
        report.add(f"judge {flavour}", [] if vera.failures(spoiled, flavour) else ["sees no fault"])


def check_date(carepress, out, report):
    """A date stands in the file when it was asked for."""
    report.add("build dated", build(carepress, out, "--date", "2026-03-02"))
    for path in sorted(out.glob("*.pdf")):
        with pikepdf.open(path) as pdf:
            date = str(pdf.docinfo.get("/CreationDate", ""))
        report.add(f"date {path.name}", [] if date.startswith("D:20260302") else [f"is {date!r}"])


def main():
    carepress = Path(sys.argv[1]).resolve()
    report = Report("pdf")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        check_build(carepress, out / "first", report)
        check_sheets(out / "first", report)
        check_on_sheets(carepress, out / "sheets", report)
        check_judge(next(sheets(out / "first")), out / "spoiled.pdf", report)
        check_repeat(carepress, out / "first", out / "again", report)
        check_date(carepress, out / "dated", report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
