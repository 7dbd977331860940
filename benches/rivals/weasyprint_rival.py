"""Sets handout.html. Usage: weasyprint_rival.py FOLDER OUT. Prints the seconds of the call alone."""

import sys
import time

import weasyprint

folder, out = sys.argv[1:]
started = time.perf_counter()
weasyprint.HTML(f"{folder}/handout.html").write_pdf(out, pdf_variant="pdf/ua-1")
print(time.perf_counter() - started)
