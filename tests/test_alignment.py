"""The alignment of versions: small documents whose right beads anyone can see, and what is true of any."""

from __future__ import annotations

import gzip
import lzma
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds2tei.convert import convert, convert_versions
from seeds2tei.export.texts import align as aligned
from seeds2tei.export.texts import doubt
from seeds2tei.parallel.alignment import Bead, align
from seeds2tei.parallel.certainty import doubtful
from seeds2tei.parallel.corridor import affordable, around, chain, size
from seeds2tei.parallel.habits import USUAL, Step, observed
from seeds2tei.parallel.lexicon import lexicon, translations
from seeds2tei.parallel.parts import joined, parts
from seeds2tei.parallel.translations import ALIKE, cognates
from seeds2tei.parallel.version import Version
from seeds2tei.parallel.words import stems
from seeds2tei.profile import Profile, load_profile

ROOT = Path(__file__).parent.parent

ENGLISH = [
    "To the Secretaries of regional party committees.",
    "The Central Committee explains that this practice has been permitted since 1937.",
    "Experience has shown good results against the enemies of the people.",
    "Zakovsky and Litvin later abused the method and were punished.",
    "The directive must be read to all officers of the militia.",
    "Secretary of the Committee J. Stalin, 10 January 1939.",
]
OTHER_ENGLISH = [
    "To the Secretaries of the regional committees of the party.",
    "It is explained by the Central Committee that the practice has been allowed since 1937.",
    "As experience has shown, it gave results against enemies of the people.",
    "The method was abused by Zakovsky and Litvin, who were punished for it.",
    "All officers of the militia must read the directive.",
    "The Secretary of the Committee J. Stalin.",
]
RUSSIAN = [
    "В начале сотворил Бог небо и землю.",
    "И сказал Бог: да будет свет. И стал свет.",
    "И увидел Бог свет, что он хорош.",
    "И назвал Бог сушу землею, а собрание вод назвал морями.",
]
KING_JAMES = [
    "In the beginning God created the heaven and the earth.",
    "And God said, Let there be light: and there was light.",
    "And God saw the light, that it was good.",
    "And God called the dry land Earth; and the gathering together of the waters called he Seas.",
]


def shapes(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.a, bead.b) for bead in beads]


def english(a: Sequence[str], b: Sequence[str]) -> tuple[Bead, ...]:
    return align(a, b, language_a="en", language_b="en")


def straight(count: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [((i,), (i,)) for i in range(count)]


def test_two_translations_of_one_telegram() -> None:
    assert shapes(english(ENGLISH, OTHER_ENGLISH)) == straight(6)


def test_two_languages() -> None:
    for codes in (("ru", "en"), ("ru-RU", "en-GB")):
        beads = align(RUSSIAN, KING_JAMES, language_a=codes[0], language_b=codes[1])
        assert shapes(beads) == straight(4)
    back = align(KING_JAMES, RUSSIAN, language_a="en", language_b="ru")
    assert shapes(back) == straight(4), "a lexicon serves in both directions"


def test_a_sentence_that_one_version_cuts_in_two() -> None:
    cut = [
        *OTHER_ENGLISH[:3],
        "The method was abused by Zakovsky and Litvin.",
        "They were punished.",
        *OTHER_ENGLISH[4:],
    ]
    assert ((3,), (3, 4)) in shapes(english(ENGLISH, cut))


def test_a_sentence_that_one_version_lacks_stands_alone() -> None:
    without = OTHER_ENGLISH[:2] + OTHER_ENGLISH[3:]
    beads = english(ENGLISH, without)
    assert ((2,), ()) in shapes(beads)
    assert ((3,), (2,)) in shapes(beads)


def test_a_passage_that_was_moved_crosses_the_others() -> None:
    texts = [f"On day {n} the officer {name} wrote of {thing}." for n, (name, thing) in enumerate(THINGS, 10)]
    moved = texts[:2] + texts[6:] + texts[2:6]
    beads = shapes(english(texts, moved))
    assert [((i,), (i + 6,)) for i in range(2, 6)] == beads[2:6]
    assert ((6,), (2,)) in beads


THINGS = [
    ("Adler", "horses and hay"),
    ("Bruno", "powder for guns"),
    ("Conrad", "a bridge in flames"),
    ("Dietrich", "new boots"),
    ("Emmerich", "the price of salt"),
    ("Falk", "a stolen drum"),
    ("Georg", "letters from Vienna"),
    ("Hugo", "the vineyard"),
    ("Isidor", "fog upon the river"),
    ("Jakob", "church bells"),
    ("Klemens", "a court martial"),
    ("Ludwig", "peace at last"),
]


def test_one_version_seldom_ends_within_the_brackets_of_the_other() -> None:
    """Units are not always sentences: here dots of abbreviations cut them. What is open on one side is not left."""
    a = [
        "His report was printed lately (Journal No.",
        "293, Nov.",
        "1956, pp. 340-343).",
        "Nobody had seen the pass before.",
    ]
    b = ["A report of his was lately printed (in the Journal, 1956).", "The pass had been seen by nobody before."]
    assert shapes(english(a, b)) == [((0, 1, 2), (0,)), ((3,), (1,))]


def test_a_translator_keeps_his_habits() -> None:
    """What is rare in general may be usual in one document; of a short one, what is usual in general is believed."""
    version = Version.of(["A sentence of some length."] * 200, [0])
    joins = [Step(2 * n, n, 2, 1, 1.0) for n in range(100)]
    assert observed(joins, version, version).shapes[2, 1] > 0.4
    assert observed(joins[:1], version, version).shapes[2, 1] == USUAL.shapes[2, 1]
    assert observed([], version, version) == USUAL


def test_paragraphs_are_a_hint() -> None:
    a = ["Yes.", "No.", "Well."]
    b = ["Yea.", "Nay.", "So."]
    beads = align(a, b, language_a="en", language_b="en", paragraphs_a=[0, 2], paragraphs_b=[0, 2])
    assert shapes(beads) == straight(3)


def test_an_empty_version_has_no_partner() -> None:
    assert english([], []) == ()
    assert [bead.a for bead in english(ENGLISH, [])] == [(i,) for i in range(6)]
    assert [bead.b for bead in english([], ENGLISH)] == [(i,) for i in range(6)]


def test_certainty_tells_the_sure_from_the_doubtful() -> None:
    assert min(bead.certainty for bead in english(ENGLISH, OTHER_ENGLISH)) > 0.9
    unlike = english(["Alpha beta gamma.", "Delta epsilon."], ["Nothing like that.", "At all like it.", "No."])
    assert min(bead.certainty for bead in unlike) < 0.9


def test_what_no_version_explains_is_not_certain() -> None:
    """The words of two documents that have nothing in common speak against all beads; those of versions for them."""
    other = [f"{name} sold {thing} to a stranger." for name, thing in THINGS]
    beads = english(ENGLISH * 3, other)
    links = [bead.certainty for bead in beads if bead.a and bead.b]
    alone = sum(len(bead.a) + len(bead.b) for bead in beads if not (bead.a and bead.b))
    assert doubtful(links, alone, 30)
    assert not doubtful([bead.certainty for bead in english(ENGLISH, OTHER_ENGLISH)], 0, 12)


def test_languages_of_which_nothing_is_known_are_told() -> None:
    a = [f"abc{n} def{n} ghi{n}" for n in range(12)]
    b = [f"xyz{n} uvw{n} rst{n}" for n in range(12)]
    beads = align(a, b, language_a="und", language_b="xx")
    assert doubtful([bead.certainty for bead in beads if bead.a and bead.b], 0, 24)


WORDS = st.sampled_from("red green blue house river mill 1939 Stalin und der дом река 東京".split())
UNITS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=12)


@settings(deadline=None, max_examples=60)
@given(UNITS, UNITS)
def test_every_unit_stands_in_one_bead(a: list[str], b: list[str]) -> None:
    beads = align(a, b, language_a="en", language_b="ru", paragraphs_a=[0], paragraphs_b=[0])
    assert sorted(unit for bead in beads for unit in bead.a) == list(range(len(a)))
    assert sorted(unit for bead in beads for unit in bead.b) == list(range(len(b)))
    assert all((bead.a or bead.b) and 0 <= bead.certainty < 1 for bead in beads)
    first = [bead.a[0] for bead in beads if bead.a]
    assert first == sorted(first), "reading order of A"
    assert all(list(side) == list(range(side[0], side[-1] + 1)) for bead in beads for side in bead[:2] if side)


@settings(deadline=None, max_examples=20)
@given(UNITS, UNITS)
def test_the_same_versions_give_the_same_beads(a: list[str], b: list[str]) -> None:
    assert english(a, b) == english(a, b)


def test_sides_may_be_changed() -> None:
    there = english(ENGLISH, OTHER_ENGLISH)
    back = english(OTHER_ENGLISH, ENGLISH)
    assert {(bead.a, bead.b) for bead in there} == {(bead.b, bead.a) for bead in back}


def command(*arguments: str, seed: str = "0") -> str:
    """What a fresh Python process prints, its words hashed in an order of their own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_order_of_hashing_changes_nothing() -> None:
    """Sets and dictionaries of words must not decide: two processes that hash differently agree."""
    program = (
        "from seeds2tei.parallel.alignment import align\n"
        f"print(align({RUSSIAN * 3}, {KING_JAMES * 3}, language_a='ru', language_b='en'))\n"
        f"print(align({ENGLISH[:5]}, {OTHER_ENGLISH[1:]}, language_a='en', language_b='en'))\n"
    )
    assert command("-c", program, seed="1") == command("-c", program, seed="2")


def test_sentences_load_neither_lexicons_nor_arithmetic() -> None:
    program = (
        "import sys, seeds2tei.parallel.sentences\n"
        "print([name for name in sys.modules if name.endswith(('lexicon', 'alignment', 'numpy', 'gzip'))])"
    )
    assert command("-c", program).strip() == "[]"


def test_time_grows_with_length() -> None:
    """Eight times the units take about eight times the time, not sixty-four."""
    assert _seconds(1600) < 24 * max(_seconds(200), 0.01)


def _seconds(count: int) -> float:
    a = [f"Item {n}: the clerk of {n * 7} wrote to town {n % 97} on sheet {n % 31}." for n in range(count)]
    begun = time.process_time()
    english(a, [unit.replace("wrote", "sent word") for unit in a])
    return time.process_time() - begun


def test_versions_that_share_nothing_end_soon() -> None:
    a = [f"abc{n} def{n} ghi{n}" for n in range(150)]
    b = [f"xyz{n} uvw{n} rst{n}" for n in range(120)]
    assert sum(len(bead.a) for bead in english(a, b)) == 150


class TestBadInput:
    """What no person would align ends all the same, says what it does not know, and grows with its length only."""

    def test_identical_texts(self) -> None:
        texts = [f"On day {n} the officer {name} wrote of {thing}." for n, (name, thing) in enumerate(THINGS)]
        beads = english(texts, texts)
        assert shapes(beads) == straight(len(texts))
        assert min(bead.certainty for bead in beads) > 0.9

    def test_one_side_ten_times_the_other(self) -> None:
        whole = [f"Clerk {n} of town {n * 7} wrote to office {n * 11}." for n in range(300)]
        beads = english(whole, whole[100:130])
        assert [(bead.a, bead.b) for bead in beads if bead.b] == [((n + 100,), (n,)) for n in range(30)]
        strange = [f"Nobody {word} here." for word in "came saw won went slept ate".split()]
        doubted = [bead.certainty for bead in english(whole, strange) if bead.a and bead.b]
        assert max(doubted, default=0) < 0.9

    def test_the_same_line_again_and_again(self) -> None:
        """Which of them belong together nobody can say."""
        beads = english(["The same line."] * 40, ["The same line."] * 40)
        assert max(bead.certainty for bead in beads) < 0.9
        assert doubtful([bead.certainty for bead in beads if bead.a and bead.b], 0, 80)

    def test_what_is_searched_grows_with_the_length(self) -> None:
        for height, width in ((50_000, 50_000), (5_000, 50_000), (50_000, 500)):
            corridor = around([], height, width)
            assert size(corridor) < 1.5 * affordable(height, width)
            assert (corridor[0][0], corridor[-1][1]) == (0, width)
            assert all(before[0] <= after[0] <= before[1] for before, after in pairwise(corridor))

    def test_one_word_lines(self) -> None:
        """Four times the lines take no more than four times the time once the corridor is narrower than the text."""
        words = [f"word{n * n % 7919}" for n in range(800)]
        few, many = (_cpu(words[:count], words[800 - count :]) for count in (200, 800))
        assert many < 4**1.5 * few

    def test_words_that_all_look_alike(self) -> None:
        words = [f"abc{a}{b}{c}" for a in "defghij" for b in "klmnopq" for c in "rstuvwxyz"]
        found = list(cognates(words, sorted(words)))
        assert len(found) <= ALIKE * len(words)
        assert {(one, one) for one in words} <= {(one, other) for one, other, _ in found}, "the nearest are kept"

    def test_a_unit_as_long_as_a_book(self) -> None:
        words = [f"w{n % 5000}" for n in range(20_000)]
        assert shapes(english([" ".join(words)], [" ".join(words)])) == straight(1)


def _cpu(a: Sequence[str], b: Sequence[str]) -> float:
    begun = time.process_time()
    english(a, b)
    return time.process_time() - begun


class TestWay:
    """Landmarks, and the corridor around them."""

    def test_the_heaviest_rising_chain(self) -> None:
        points = {(0, 0): 1.0, (1, 5): 5.0, (1, 1): 2.0, (2, 2): 2.0, (3, 3): 2.0}
        assert chain(points) == [(0, 0), (1, 1), (2, 2), (3, 3)]
        assert chain({}) == []

    def test_the_corridor_holds_the_landmarks_and_both_ends(self) -> None:
        points = [(3, 4), (10, 40), (11, 41)]
        corridor = around(points, 20, 50)
        assert corridor[0][0] == 0
        assert corridor[20][1] == 50
        assert all(corridor[a][0] <= b <= corridor[a][1] for a, b in points)
        for before, after in pairwise(corridor):
            assert before[0] <= after[0] <= before[1], "each row can be reached from the row before"


class TestParts:
    """Sentences that end within a sentence of the other version."""

    A = "He came; he saw. He won."
    B = "He came. He saw and won."

    def test_parts_are_joined_where_neither_version_ends(self) -> None:
        whole_a, whole_b = [(0, 16), (17, 24)], [(0, 8), (9, 24)]
        parts_a, parts_b = parts(self.A, whole_a), parts(self.B, whole_b)
        assert [self.A[s:e] for s, e in parts_a] == ["He came;", "he saw.", "He won."]
        beads = [Bead((0,), (0,), 0.9), Bead((1, 2), (1,), 0.8)]
        assert joined(beads, parts_a, parts_b, whole_a, whole_b) == beads
        one = [(0, 24)]
        assert shapes(joined(beads, parts_a, parts_b, one, one)) == [((0, 1, 2), (0, 1))]


class TestWords:
    """What is compared."""

    def test_scripts_meet_in_plain_letters(self) -> None:
        assert stems("Сталин, Stalin") == ["stalin", "stalin"]
        assert stems("Übergabe 1939") == ["uberga", "1939"]
        assert stems("Ελλάδα") == ["ellada"]
        assert stems("東京都") == ["東京", "京都"]

    def test_lexicons(self) -> None:
        assert "god" in translations(lexicon("ru", "en"), "bog")
        assert lexicon("xx", "yy") == {}
        assert lexicon("../ru", "en") == {}

    def test_lexicons_are_learnt_the_same_way_each_time(self, tmp_path: Path) -> None:
        verses = "id\ta\tb\n" + "1\tHaus groß\thouse big\n2\tHaus\thouse\n3\tgroß\tbig\n" * 3
        (tmp_path / "de-en.tsv.xz").write_bytes(lzma.compress(verses.encode("utf-8")))
        for name in ("one", "two"):
            command(
                "-m", "benchmarks.learn_lexicons", str(tmp_path), "--out", str(tmp_path / name), seed=str(len(name))
            )
        one, two = ((tmp_path / name / "de-en.tsv.gz").read_bytes() for name in ("one", "two"))
        assert one == two
        assert gzip.decompress(one).decode("utf-8").splitlines()[1].startswith("haus\thouse ")


BENCH = ROOT.parent / "shared" / "bench" / "align" / "dev"


@pytest.mark.skipif(not BENCH.exists(), reason="the benchmark texts are not beside this repository")
class TestBenchmark:
    """The benchmark's command, on one short document of each kind."""

    @pytest.mark.parametrize("item", ["en-en_seed_telegram", "ru-en_rst-kjv_1kings_s2", "de-en_tafel-kjv_joshua_s2"])
    def test_beads_are_those_of_the_gold(self, item: str, tmp_path: Path) -> None:
        command("-m", "benchmarks.alignment", "--data", str(BENCH / item), "--out", str(tmp_path))
        found = (tmp_path / f"{item}.tsv").read_text(encoding="utf-8").splitlines()
        assert set(found) == set((BENCH / item / "gold.tsv").read_text(encoding="utf-8").splitlines())

    def test_end_to_end_needs_no_units(self, tmp_path: Path) -> None:
        item = tmp_path / "item"
        item.mkdir()
        for name in ("a.txt", "b.txt", "meta.json"):
            (item / name).write_bytes((BENCH / "en-en_seed_telegram" / name).read_bytes())
        command("-m", "benchmarks.alignment", "--data", str(tmp_path), "--out", str(tmp_path / "out"), "--end-to-end")
        assert len((tmp_path / "out" / "en-en_seed_telegram.tsv").read_text(encoding="utf-8").splitlines()) > 10

    @pytest.mark.parametrize("item", ["ru-fr_malchik_u_khrista_na_yolke", "ru-en_udhr", "de-en_tafel-kjv_joshua_s2"])
    def test_versions_in_two_files_are_not_doubted(self, item: str) -> None:
        """Free translations too, and short sentences of which the words say little."""
        languages = item[:2], item[3:5]
        files = [
            (f"x.{code}.txt", (BENCH / item / f"{side}.txt").read_bytes())
            for side, code in zip("ab", languages, strict=True)
        ]
        conversion = convert_versions(files, load_profile(None), name="x.txt", languages=languages)
        assert "hardly-parallel" not in [finding.code for finding in conversion.findings]
        assert any(link.kind == "sentence" for link in conversion.links)

    @pytest.mark.parametrize(
        ("item", "other"),
        [
            ("de-en_tafel-kjv_joshua_s3", "en-en_haweis-twenty_acts_s1"),
            ("ru-en_rst-kjv_1kings_s2", "en-en_dale-smith_thuc1_s2"),
            ("ru-en_rst-kjv_1kings_s1", "ru-en_rst-kjv_1kings_s2"),
        ],
    )
    def test_texts_of_two_documents_are_doubted(self, item: str, other: str) -> None:
        """Of one genre, of one book even."""
        texts = [(BENCH / item / "a.txt").read_text("utf-8"), (BENCH / other / "b.txt").read_text("utf-8")]
        assert "may be no versions" in doubt(aligned(*texts, language_a=item[:2], language_b="en"))


def test_the_lines_of_a_poem_and_of_its_translation_are_linked() -> None:
    german = (
        "Das Wasser rauscht am Mühlenrad,\nDer Müller geht den schmalen Pfad,\n"
        "Er trägt den Sack, er trägt das Brot,\nUnd hinter ihm wird alles rot."
    )
    english = (
        "The water rushes past the mill,\nThe miller climbs the narrow hill,\n"
        "He bears the sack, he bears the bread,\nAnd all behind him turns to red."
    )
    conversion = convert(f"# Original\n\n{german}\n\n# Translation\n\n{english}\n".encode(), Profile(), name="mill.md")
    assert conversion.valid
    xml = conversion.xml.decode()
    for n, line in enumerate(german.split("\n"), start=1):
        assert f'<l><s xml:id="v1-s{n}" n="{n}" corresp="#v2-s{n}">{line}</s></l>' in xml
