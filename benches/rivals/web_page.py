"""The timed handout in HTML and CSS for WeasyPrint: the same words, drawings, logo, fonts and sheet."""

from html import escape

STYLE = """
@font-face { font-family: Lexend; font-weight: 400; src: url("fonts/Lexend-Regular.ttf") }
@font-face { font-family: Lexend; font-weight: 700; src: url("fonts/Lexend-Bold.ttf") }
@page { size: A4; margin: 16mm; @bottom-left { content: "FOOT"; font: 9pt Lexend }
        @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Lexend } }
body { font: 12pt/1.3 Lexend; margin: 0 }
h1, h2, h3 { color: PRIMARY; margin: 2mm 0 }
p, ol, ul { margin: 1mm 0 }
header, .pair, .strip { display: flex; gap: 4mm }
header { border-bottom: 1pt solid; align-items: center } header img { height: 14mm }
header div, .pair > *, .strip > * { flex: 1 }
.strip span { border-bottom: 0.6pt solid }
.safety, .card, .tip { break-inside: avoid; margin: 3mm 0 }
.safety { border: 1.5pt solid #A61B1B; border-radius: 2mm; padding: 4mm } .safety h2, .stop { color: #A61B1B }
.card { border-bottom: 0.6pt solid PRIMARY; display: flex; gap: 4mm; padding-bottom: 3mm }
.card img, .dose { width: 36mm; flex: none; align-self: start } .card div { flex: 1 }
.dose, .tip { background: #e7f1f2; padding: 2mm; box-sizing: border-box } .end { font-size: 10.5pt }
"""


def items(tag, lines):
    return f"<{tag}>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + f"</{tag}>"


def card(number, exercise):
    return (f'<section class=card><img src="{exercise["figure"]}" alt="{escape(exercise["alt"])}">'
            f'<div><h3>{number}. {escape(exercise["name"])}</h3>{items("ol", exercise["steps"])}'
            f'<p class=stop>{escape(exercise["caution"])}</p></div><p class=dose><b>{exercise["dose"]}</b></p></section>')


def page(it):
    style = STYLE.replace("FOOT", it["foot"]).replace("PRIMARY", it["primary"])
    safety = it["safety"]
    return (f'<!doctype html><html lang=en-GB><meta charset=utf-8><title>{it["title"]}</title><style>{style}</style>'
            f'<header><img src="{it["logo"]}" alt="{it["logo_alt"]}"><div><b>{it["clinic"]}</b><br>{it["tagline"]}</div>'
            f'<p>{"<br>".join(it["contact"])}</p></header><h1>{it["title"]}</h1><p>{it["purpose"]}</p>'
            f'<div class=strip>{"".join(f"<span>{word}</span>" for word in it["strip"])}</div>'
            f'<section class=safety><h2>{safety["title"]}</h2><div class=pair>'
            f'<div><b>{safety["call"]}</b>{items("ul", safety["emergency"])}</div>'
            f'<div><b>{safety["stop_label"]}</b>{items("ul", safety["stop"])}</div></div>'
            f'<p>{safety["ask"]}</p><p>{safety["never"]}</p></section>'
            f'<h2>{it["exercises_heading"]}</h2>'
            + "".join(card(number, exercise) for number, exercise in enumerate(it["exercises"], 1))
            + f'<section class=tip><h2>{it["callout"]["heading"]}</h2><p>{it["callout"]["text"]}</p></section>'
            + "".join(f"<p class=end>{line}</p>" for line in it["end"]))
