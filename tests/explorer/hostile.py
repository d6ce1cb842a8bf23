"""A report in which every text tries to be something else than text."""

import datetime

from kg.model import Actor, Document, Evidence, Interval, Mention, Reading, Statement

MARKUP = '<script>document.title="taken"</script>'
TROUBLE = Actor("Person/trouble", f'{MARKUP}"\'&amp;', "Person", aliases=("مشكلة", "O'Trouble \"the\" <b>Bold</b>"))
EMOJI = Actor("Person/emoji", "🕊 Taube 👩‍👩‍👧‍👦", "Person", affiliation="Q142")
LONG = "🕊 " + "x" * 9_980 + " said no."
IMAGE = "</script><img src=x onerror=\"document.title='taken'\"> met 🕊 Taube in ‮مدينة‬ today."
TEXT = f"{LONG}\n{IMAGE}\n\u2028{MARKUP}"
REPORT = Document("hostile <&> \"report\"", TEXT, datetime.date(2024, 4, 1), f"Title {MARKUP}",
                  "javascript:document.title='taken'", f'The "{MARKUP}" Times')


def hostile() -> Reading:
    day = datetime.date(2024, 4, 1)
    said = (
        Statement("CONSULT", *sorted((TROUBLE, EMOJI), key=lambda actor: actor.id), span(IMAGE),
                  date=Interval(day, day), place="<i>Lomé</i>", attribution=TROUBLE, confidence=0.5),
        Statement("ACCUSE", TROUBLE, EMOJI, span(LONG), role="<u>role</u>", confidence=0.25),
    )
    start = TEXT.index("🕊 Taube")
    return Reading(REPORT, (TROUBLE, EMOJI), (Mention(EMOJI.id, start, start + 7, "🕊 Taube"),), said)


def span(sentence: str) -> Evidence:
    start = TEXT.index(sentence)
    return Evidence(REPORT.id, start, start + len(sentence), sentence)
