"""The timed handout as plain words: what every rival sets, read from the YAML carepress reads."""

import json
from pathlib import Path

import yaml

BENCHES = Path(__file__).resolve().parents[1]
ROOT = BENCHES.parent
CONTENT = BENCHES / "content"


def read(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def guides(folder, kind, id):
    return read(folder / "guides" / kind / f"{id}.yaml")


def dose(values):
    """Such as: Hold 5 s. 10 times each side."""
    times = f"{values['reps']} times" + (" each side" if values.get("sides") == "each" else "")
    return f"Hold {values['hold']}. {times}."


def exercise(id):
    item = guides(CONTENT, "exercises", id)
    figure = item["figures"][0]
    return {
        "name": item["name"],
        "figure": figure["image"],
        "alt": figure["alt"],
        "steps": item["steps"],
        "dose": dose(item["dose"]),
        "caution": "Take care. " + item["cautions"][0],
    }


def handout():
    guide = guides(CONTENT, "handouts", "twelve")
    brand = guides(ROOT, "brands", "default")
    locale = guides(ROOT, "locales", "en")
    messages = locale["messages"]
    ids = [id for section in guide["sections"] for id in section.get("exercises", [])]
    asks = list(dict.fromkeys(ask for id in ids for ask in guides(CONTENT, "exercises", id)["ask_first"]))
    exercises, callout = guide["sections"]
    contact = brand["contact"]
    return {
        "title": guide["title"],
        "purpose": guide["purpose"],
        "clinic": brand["name"],
        "tagline": brand["tagline"],
        "primary": brand["colors"]["primary"],
        "logo": brand["logo"]["image"],
        "logo_alt": brand["logo"]["alt"],
        "contact": [contact[key] for key in ("phone", "web", "email", "address")],
        "strip": [messages[f"strip.{key}"] for key in ("prepared_for", "date", "by")],
        "safety": {
            "title": messages["safety.title"],
            "call": messages["safety.call"].replace("{number}", brand["emergency"]["call"]),
            "emergency": locale["safety"]["emergency"],
            "stop_label": messages["safety.stop"],
            "stop": locale["safety"]["stop"],
            "ask": "Ask us first if you " + ", ".join(locale["terms"]["ask_first"][ask] for ask in asks) + ".",
            "never": messages["safety.never"].replace("**", ""),
        },
        "exercises_heading": exercises["heading"],
        "exercises": [exercise(id) for id in ids],
        "callout": {"heading": callout["heading"], "text": callout["text"].strip()},
        "end": [
            f"{messages['booking.title']}: {brand['booking']['url']}",
            messages["end.unreviewed"].replace("**", ""),
            brand["notices"]["disclaimer"],
            brand["notices"]["language_access"],
        ],
        "foot": f"{brand['name']} · {guide['title']} · Version {guide['version']}",
    }


def write_json(path, it):
    """The words, for rivals that read JSON."""
    path.write_text(json.dumps(it, ensure_ascii=False, indent=1), encoding="utf-8")
