"""The library's YAML as other programs see it."""

import re
from functools import cache
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "exercise": "exercises",
    "handout": "handouts",
    "poster": "posters",
    "brand": "brands",
    "locale": "locales",
}


class Yaml12(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `on` is a word, and a date is text."""


Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def files(kind):
    """The library's files of a kind, in order."""
    return sorted((ROOT / "guides" / FOLDERS[kind]).glob("*.yaml"))


@cache
def read(path):
    """What a file says."""
    return yaml.load(path.read_text(encoding="utf-8"), Yaml12)


@cache
def every(kind):
    """All of a kind by id."""
    return {path.stem: read(path) for path in files(kind)}


def in_language(item, tag):
    """An item with its translation laid over it."""
    return {**item, **item.get("translations", {}).get(tag, {})}


def exercises_of(guide):
    """The ids of the exercises that a handout or poster shows."""
    listed = guide.get("exercises", [])
    for section in guide.get("sections", []):
        listed = listed + section.get("exercises", [])
    return [entry["use"] if isinstance(entry, dict) else entry for entry in listed]
