"""Times the same handout in carepress, typst, WeasyPrint and genpdf. See README.md.

Usage: compare.py --date YYYY-MM-DD [--rounds 15] [--build]
"""

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import typst

sys.path.insert(0, str(Path(__file__).parent / "rivals"))
import handout
import web_page

BENCHES = Path(__file__).resolve().parent
ROOT = BENCHES.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
CAREPRESS = TARGET / "release" / "carepress"
BASELINE = BENCHES / "genpdf-baseline"
FONTS = ROOT / "fonts" / "lexend"
PNG_DPI = 150


@dataclass
class Rival:
    """A program that sets the handout, and what was measured of it."""

    name: str
    command: list
    pdf: Path
    seconds: list = field(default_factory=list)
    calls: list = field(default_factory=list)
    memory: int = 0

    def weigh(self):
        """The peak memory of one run, unmeasured in time, which also fills the file cache."""
        # GNU time starts the program from a small process of its own: measured from here, the
        # peak would never be less than this script's.
        told = self.pdf.with_suffix(".rss")
        self.pdf.unlink(missing_ok=True)
        subprocess.run(["/usr/bin/time", "--format", "%M", "--output", told, *self.command],
                       check=True, capture_output=True)
        self.memory = int(told.read_text())

    def run(self):
        """One cold process: its wall time, and the time of the call it reports."""
        self.pdf.unlink(missing_ok=True)
        started = time.perf_counter()
        said = subprocess.run(self.command, check=True, capture_output=True, text=True).stdout
        self.seconds.append(time.perf_counter() - started)
        if said:
            self.calls.append(float(said))


def stripped_size(program: Path) -> int:
    """Bytes of a program without its symbols; not every toolchain strips what it links."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / program.name
        subprocess.run(["strip", "-o", copy, program], check=True)
        return copy.stat().st_size


def prepare(folder):
    """What the rivals read: the words, the drawings, the logo and the fonts."""
    it = handout.handout()
    logo = ROOT / "illustrations" / it["logo"]
    it["logo"] = shutil.copy(logo, folder / f"logo{logo.suffix}").name
    handout.write_json(folder / "handout.json", it)
    (folder / "handout.html").write_text(web_page.page(it), encoding="utf-8")
    shutil.copy(BENCHES / "rivals" / "handout.typ", folder)
    shutil.copytree(FONTS, folder / "fonts")
    for drawing in (handout.CONTENT / "illustrations").glob("*.svg"):
        shutil.copy(drawing, folder)
        write_png(folder, drawing.stem)


def write_png(folder, name):
    """A drawing as pixels on white, 36 mm wide, for genpdf."""
    source = f'#set page(width: 36mm, height: auto, margin: 0mm)\n#image("{name}.svg", width: 36mm)'
    page = folder / f"{name}.typ"
    page.write_text(source)
    typst.compile(str(page), output=str(folder / f"{name}.png"), format="png", ppi=PNG_DPI)


def rivals(folder):
    """Who is timed, carepress first."""
    python, scripts = sys.executable, BENCHES / "rivals"
    baseline = BASELINE / "target" / "release" / "genpdf-baseline"
    pdf = {name: folder / f"{name}.pdf" for name in ("typst", "weasyprint", "genpdf")}
    return [
        Rival("carepress", [CAREPRESS, "-C", handout.CONTENT, "build", "twelve", "--quiet", "--out", folder],
              folder / "twelve.pdf"),
        Rival(f"typst {version('typst')}", [python, scripts / "typst_rival.py", folder, FONTS, pdf["typst"]],
              pdf["typst"]),
        Rival(f"WeasyPrint {version('weasyprint')}",
              [python, scripts / "weasyprint_rival.py", folder, pdf["weasyprint"]], pdf["weasyprint"]),
        Rival("genpdf 0.2.0", [baseline, folder, FONTS, pdf["genpdf"]], pdf["genpdf"]),
    ]


def pages(pdf):
    """How many pages a PDF has."""
    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
    return next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:"))


def milliseconds(seconds):
    return f"{1000 * statistics.median(seconds):.1f} ms"


def spread(seconds):
    """The quartiles, to show how quiet the machine was."""
    low, _, high = statistics.quantiles(seconds, n=4)
    return f"{1000 * low:.1f}–{1000 * high:.1f}"


def comparison(measured):
    """A row a rival."""
    yield "| | cold process, median | quartiles (ms) | the call alone | peak memory | PDF | pages |"
    yield "|---|---|---|---|---|---|---|"
    for rival in measured:
        call = milliseconds(rival.calls) if rival.calls else "–"
        yield (f"| {rival.name} | {milliseconds(rival.seconds)} | {spread(rival.seconds)} | {call} "
               f"| {rival.memory / 1024:.1f} MiB | {rival.pdf.stat().st_size / 1000:.0f} kB "
               f"| {pages(rival.pdf)} |")


def targets(measured, build_minutes):
    """What carepress must keep, and whether it does."""
    ours, typst_, weasyprint, _ = measured
    time_ = statistics.median(ours.seconds)
    rows = [
        ("time against typst's cold process", time_ / statistics.median(typst_.seconds), 1 / 2, "times"),
        ("time against typst's call alone", time_ / statistics.median(typst_.calls), 1 / 2, "times"),
        ("time against WeasyPrint's", time_ / statistics.median(weasyprint.seconds), 1 / 30, "times"),
        ("PDF", ours.pdf.stat().st_size / 1000, 250, "kB"),
        ("peak memory", ours.memory / 1024, 48, "MiB"),
        ("stripped program", stripped_size(CAREPRESS) / 1e6, 20, "MB"),
    ]
    if build_minutes:
        rows.append(("release build, processor time", build_minutes, 6, "minutes"))
    yield "| carepress | measured | at most | kept |"
    yield "|---|---|---|---|"
    for name, value, limit, unit in rows:
        yield f"| {name} | {value:.3g} {unit} | {limit:.3g} {unit} | {'yes' if value <= limit else '**no**'} |"


def build_minutes():
    """Processor minutes of a release build from nothing but downloaded sources."""
    with tempfile.TemporaryDirectory() as target:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["cargo", "build", "--release", "--quiet", "--target-dir", target], cwd=ROOT, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 60


def machine():
    """What the numbers were taken on."""
    model = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    rustc = subprocess.check_output(["rustc", "--version"], text=True).split()[1]
    return f"{os.cpu_count()} × {model}, Linux, rustc {rustc}, Python {platform.python_version()}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--date", required=True, help="the day of the measurement")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--build", action="store_true", help="also time a release build from nothing")
    arguments = parser.parse_args()
    for project, target in ((ROOT, TARGET), (BASELINE, BASELINE / "target")):
        subprocess.run(["cargo", "build", "--release", "--quiet", "--target-dir", target], cwd=project, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        prepare(folder)
        measured = rivals(folder)
        for rival in measured:
            rival.weigh()
        # Turn by turn, so that a busy spell of the machine falls on all of them.
        for _ in range(arguments.rounds):
            for rival in measured:
                rival.run()
        minutes = build_minutes() if arguments.build else None
        lines = ["# Results", "", f"Taken {arguments.date} on {machine()}; {arguments.rounds} rounds.",
                 "How, and what the columns mean: README.md.", "",
                 *comparison(measured), "", *targets(measured, minutes)]
    (BENCHES / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
