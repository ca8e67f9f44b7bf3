"""The title and the author that the header takes from a text: what each front matter and each heading yields."""

from __future__ import annotations

import pytest

from seeds2tei.nesting import begin, nest
from seeds2tei.profile import Profile
from seeds2tei.readers import read
from seeds2tei.recognisers import title
from seeds2tei.short_titles import short_title
from seeds2tei.source import Source

TEXT = "\n\nBread was dear in the whole of that winter, and nobody could say when it would be cheaper again."


def stated(text: str, field: str) -> list[str]:
    source = Source("a.md", text, "utf-8")
    draft, _ = begin(source, read(source, "markdown"))
    draft, _ = nest(draft, title.RECOGNISER.find(draft.passages, Profile()))
    return [" ".join(draft.words(claim.span).split()) for claim in draft.annotations() if claim.field == field]


def matter(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", "\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## V. N. Orlova\n\n## [On the Price of Bread]" + TEXT, "[On the Price of Bread]"),
        (matter('title: "Bread and Salt"', "date: 1904") + TEXT, "Bread and Salt"),
        (matter("title: Bread and Salt - read online | Orlova") + "# Bread and Salt" + TEXT, "Bread and Salt"),
        (matter("title: Bread and Salt") + "## The First Winter" + TEXT, "Bread and Salt"),
        ("## Abstract" + TEXT, ""),
        ("A few bad loaves: a lecture" + TEXT, "A few bad loaves: a lecture"),
        ("No. 7\n\n## TOP SECRET" + TEXT, ""),
        # The lines of a title page: the first in capitals that has several words.
        (
            "FRENCH REPUBLIC\n\nORDER of the Directory concerning passports\n\nParis" + TEXT,
            "ORDER of the Directory concerning passports",
        ),
        ("THE DIARY OF ANNA ORLOVA\n\nJANUARY 1904" + TEXT, "THE DIARY OF ANNA ORLOVA"),
        ("Bread and salt in the winter\n\nRiga" + TEXT, ""),
        ("TO THE EDITOR OF THE TIMES\n\nSir," + TEXT, ""),
        ("HEADQUARTERS OF THE ARMY OF THE EAST,\n\nAugust 28, 1863." + TEXT, ""),
        (
            "Dz.U. 1918 nr 17 poz. 40\n\nDECREE ON THE PRICE OF BREAD\n\nof 5 May 1918" + TEXT,
            "DECREE ON THE PRICE OF BREAD",
        ),
        ("DECREE\nof the Commander\nof 5 May 1904" + TEXT, "DECREE of the Commander of 5 May 1904"),
        ("LETTERS OF ANNA ORLOVA\n\n3 May 1904\n\nDear Max," + TEXT, "LETTERS OF ANNA ORLOVA"),
        # A remark of the editor is no title.
        ("[The year began on the 25th of March in those days.]" + TEXT, ""),
        # Whom a letter addresses, where no other heading is there.
        ("## To Anna Orlova" + TEXT, "To Anna Orlova"),
        ("## To the Editor" + TEXT, ""),
        ("# Anna Orlova\n\n## Early Years" + TEXT + "\n\n## Late Years" + TEXT, "Anna Orlova"),
    ],
)
def test_title(text: str, expected: str) -> None:
    assert next(iter(stated(text, "title")), "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## V. N. Orlova\n\n## [On the Price of Bread]" + TEXT, ["V. N. Orlova"]),
        (matter("author: Anna Orlova", "title: Bread") + TEXT, ["Anna Orlova"]),
        ("# Bread\n\nby Anna Maria (Berg) Orlova" + TEXT, ["Anna Maria (Berg) Orlova"]),
        (matter("author: unknown") + TEXT, []),
        # The front matter names the author, then the translator; the text says who is which.
        (matter("author: Anna Orlova, Max Hart") + "Translated by Max Hart." + TEXT, ["Anna Orlova"]),
        (matter("author: Anna Orlova, Max Hart") + TEXT + "\n\nAnna Orlova\n\nMax Hart", ["Anna Orlova", "Max Hart"]),
        (matter("author:", "- Anna Orlova") + TEXT, ["Anna Orlova"]),
        (matter("author: A. Orlova") + "# Bread\n\nby Anna Orlova" + TEXT, ["Anna Orlova"]),
        ("# Bread\n\nWinter Prices" + TEXT, []),
        ("# Anna Orlova\n\n## Early Years" + TEXT + "\n\n## Late Years" + TEXT, []),
        ("# Bread" + TEXT, []),
    ],
)
def test_author(text: str, expected: list[str]) -> None:
    assert stated(text, "author") == expected


@pytest.mark.parametrize(
    ("title", "short"),
    [
        # A calendar entry: who wrote to whom; what about is left to the title itself.
        (
            "Coded telegram from the Consul in Riga to the Foreign Ministry regarding the arrest of the captain, the "
            "mate and two sailors of the brig Anna in the harbour",
            "Coded telegram from the Consul in Riga to the Foreign Ministry",
        ),
        (
            "Записка губернатора в Министерство внутренних дел о ценах на хлеб, муку и соль в городах Лифляндской и "
            "Курляндской губерний зимой 1904 года",
            "Записка губернатора в Министерство внутренних дел",
        ),
        (
            "Schreiben des Rates der Stadt an den Hafenmeister betreffend die Preise von Brot, Mehl und Salz in den "
            "Wintern der Jahre 1903 und 1904",
            "Schreiben des Rates der Stadt an den Hafenmeister",
        ),
        # A law is nothing but its subject: it is cut at the first comma.
        (
            "О мерах по снабжению городов хлебом, мукой и солью в зимнее время и о ценах на хлеб в городах и уездах "
            "губернии в 1904 году",
            "О мерах по снабжению городов хлебом",
        ),
        # Both offices in one hand: a reader can stop at the first.
        (
            "Note from the First Secretary of the Harbour Board and Chairman of the Council of the Town of Riga to all "
            "members, candidates and clerks of the Harbour Board",
            "Note from the First Secretary of the Harbour Board",
        ),
        # Short enough.
        ("Letter from the Consul in Riga to the Foreign Ministry concerning bread", ""),
        # The quotation is the title proper; no stop before it.
        (
            'Resolution of the Harbour Board "On measures in connection with the price of bread and salt in the winter '
            'of the year 1904 and after"',
            "",
        ),
        # Nowhere to stop.
        ("Riga bread prices " * 9, ""),
        ("关于西北战场的作战方针和今后任务的指示" * 3, ""),
    ],
)
def test_short_title(title: str, short: str) -> None:
    assert short_title(title) == short
