"""Sets handout.typ. Usage: typst_rival.py FOLDER FONTS OUT. Prints the seconds of the call alone."""

import sys
import time

import typst

folder, fonts, out = sys.argv[1:]
started = time.perf_counter()
typst.compile(f"{folder}/handout.typ", output=out, font_paths=[fonts], ignore_system_fonts=True,
              pdf_standards=["ua-1"])
print(time.perf_counter() - started)
