"""Checks the library's words: against the published JSON Schemas, and for how easily they read.

Usage: content.py CAREPRESS
"""

import json
import subprocess
import sys

import textstat
from jsonschema import Draft202012Validator

import library
from report import Report

# Years of school: health leaflets are advised to stay within grade 6.
HIGHEST_GRADE = 6.0


def validator(carepress, kind):
    """The schema that `carepress schema` gives to editors, ready to judge."""
    schema = json.loads(subprocess.check_output([carepress, "schema", kind]))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def violations(judge, content):
    """What the schema has against a file."""
    return [f"{error.json_path}: {error.message[:200]}" for error in judge.iter_errors(content)]


def check_schemas(carepress, report):
    """Every shipped file obeys its schema, and a misspelt key does not."""
    for kind in library.FOLDERS:
        judge = validator(carepress, kind)
        for path in library.files(kind):
            content = library.read(path)
            report.add(f"schema {path.name}", violations(judge, content))
            misspelt = violations(judge, {**content, "naem": "x"})
            report.add(f"schema {path.name}, misspelt", [] if misspelt else ["was let through"])


def sentences(kind, item):
    """What a patient reads of an item, a sentence at a time."""
    if kind == "exercise":
        lists = [item.get(key, []) for key in ("steps", "tips", "cautions")]
        return [line for lines in lists for line in lines] + [item.get("feel", "")]
    texts = [section["text"] for section in item["sections"] if "text" in section]
    lines = " ".join(texts).replace("**", "").split("\n")
    return [item.get("purpose", ""), *(line.removeprefix("- ") for line in lines)]


def check_reading(report):
    """English reads at the grade we promise, by the formula of Flesch and Kincaid."""
    for kind in ("exercise", "handout"):
        for id, item in library.every(kind).items():
            grade = textstat.flesch_kincaid_grade(" ".join(sentences(kind, item)))
            over = grade > HIGHEST_GRADE
            report.add(f"reading {id}", [f"grade {grade:.1f}"] if over else [])


def main():
    report = Report("content")
    check_schemas(sys.argv[1], report)
    check_reading(report)
    return report.close()


if __name__ == "__main__":
    sys.exit(main())
