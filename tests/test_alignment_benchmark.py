"""The benchmark of alignment measures rightly: small items whose figures anyone can count."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks import alignment, alignment_speed
from benchmarks.alignment_items import Item, items
from benchmarks.alignment_scores import agreeing, f1, read, score, total
from benchmarks.parallel_texts import KINDS
from benchmarks.peers import PARAGRAPH, PEERS, Peer

from seeds2tei.parallel.alignment import Bead

A = "The mill was sold.\n\nNobody came. It rained."
B = "La mill est sold.\n\nPersonne, il pleut."
UNITS_A = ((0, 18), (20, 32), (33, 43))
UNITS_B = ((0, 17), (19, 38))
GOLD = "a_spans\tb_spans\n0-18\t0-17\n20-32,33-43\t19-38\n"


@pytest.fixture
def item(tmp_path: Path) -> Item:
    folder = tmp_path / "data" / "mill"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(A, "utf-8")
    (folder / "b.txt").write_text(B, "utf-8")
    (folder / "gold.tsv").write_text(GOLD, "utf-8")
    (folder / "meta.json").write_text(json.dumps({"id": "mill", "lang_a": "en", "lang_b": "fr"}), "utf-8")
    for name, units in (("units_a", UNITS_A), ("units_b", UNITS_B)):
        rows = "".join(f"{start}\t{end}\n" for start, end in units)
        (folder / f"{name}.tsv").write_text(f"start\tend\n{rows}", "utf-8")
    (found,) = items(tmp_path / "data")
    return found


def judged(item: Item, *rows: str) -> tuple[float, float, float]:
    """Strict, lax and span F1 of links."""
    assert item.gold
    path = item.folder / "found.tsv"
    path.write_text("\n".join(("a_spans\tb_spans", *rows)) + "\n", "utf-8")
    strict, lax, span = score(read(item.gold, item), read(path, item))
    return f1(strict), f1(lax), f1(span)


class TestMeasures:
    def test_what_is_equal_to_the_gold_is_right_by_every_measure(self, item: Item) -> None:
        assert judged(item, *GOLD.splitlines()[1:]) == (1, 1, 1)

    def test_blanks_do_not_count_and_neighbours_are_one_range(self, item: Item) -> None:
        assert judged(item, "0-19\t0-17", "33-43,20-32\t18-30,30-38") == (1, 1, 1)

    def test_a_part_of_a_bead_is_right_only_laxly(self, item: Item) -> None:
        strict, lax, span = judged(item, "0-18\t0-17", "20-32\t19-38", "33-43\t")
        assert strict == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
        assert lax == pytest.approx(2 * (2 / 3) * 1 / (2 / 3 + 1)), "the link with an empty side is wrong"
        wanted, linked = 15 + 14 + 11 + 9 + 17, 15 + 14 + 11 + 17
        recall, precision = (wanted - 9) / wanted, 1.0
        assert linked == wanted - 9
        assert span == pytest.approx(2 * precision * recall / (precision + recall))

    def test_links_across_beads_share_characters_with_the_wrong_ones(self, item: Item) -> None:
        strict, lax, span = judged(item, "0-18,20-32,33-43\t0-17,19-38")
        assert (strict, lax) == (0, 1)
        precision = (15 * 14 / 31 + 20 * 17 / 31 + 14 * 15 / 35 + 17 * 20 / 35) / (35 + 31)
        assert span == pytest.approx(2 * precision / (precision + 1))

    def test_links_of_other_units_agree_with_beads_if_they_link_what_belongs_together(self, item: Item) -> None:
        assert item.gold
        path = item.folder / "found.tsv"
        rows = ("0-18\t0-17", "20-26\t19-25", "0-18,20-32\t0-17,19-22", "0-18,20-32\t0-17", "33-43\t")
        path.write_text("\n".join(("a_spans\tb_spans", *rows)) + "\n", "utf-8")
        assert agreeing(read(item.gold, item), read(path, item)) == {0, 1, 2}

    def test_several_items_are_counted_as_one(self, item: Item) -> None:
        assert item.gold
        gold = read(item.gold, item)
        assert total([score(gold, gold), score(gold, gold[:1])]).strict == (3, 3, 3, 4)


HUNALIGN = """#!/bin/sh
[ "$1 $2" = "-utf -realign" ] || exit 2
cp "$3" "$4" "$5" {seen}
printf '0\\t0\\t0.5\\n1\\t1\\t0.3\\n2\\t2\\t-1\\n4\\t3\\t0.9\\n'
"""


class TestPeers:
    @pytest.fixture
    def stand_in(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A program that says what hunalign would say of the item."""
        program = tmp_path / "bin" / "hunalign"
        program.parent.mkdir()
        program.write_text(HUNALIGN.format(seen=tmp_path), "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        return tmp_path

    def test_a_ladder_over_lines_with_paragraphs_is_read_as_beads_of_units(self, item: Item, stand_in: Path) -> None:
        plain, with_lexicon = (peer for peer in PEERS if peer.program == "hunalign")
        assert plain.installed
        assert list(plain.align(item)) == [Bead((0,), (0,), 1.0), Bead((1, 2), (1,), 1.0)]
        assert (stand_in / "dictionary").read_text("utf-8") == ""
        assert (stand_in / "a").read_text("utf-8").splitlines() == [
            "The mill was sold .",
            PARAGRAPH,
            "Nobody came .",
            "It rained .",
        ]
        assert list(with_lexicon.align(item)) == list(plain.align(item))

    def test_our_lexicon_is_its_dictionary_the_other_language_first(self, item: Item, stand_in: Path) -> None:
        *_, with_lexicon = PEERS
        for languages, line in ((("en", "fr"), "dieu @ god"), (("fr", "en"), "god @ dieu")):
            a, b = (side._replace(language=language) for side, language in zip(item[2:], languages, strict=True))
            with_lexicon.align(item._replace(a=a, b=b))
            assert line in (stand_in / "dictionary").read_text("utf-8").splitlines()

    @pytest.mark.parametrize("peer", [peer for peer in PEERS if peer.module], ids=lambda peer: str(peer.name))
    def test_each_gives_every_unit_once(self, item: Item, peer: Peer) -> None:
        if not peer.installed:
            pytest.skip(f"{peer.module} is not installed: pip install '.[peers]'")
        beads = peer.align(item)
        assert sorted(unit for bead in beads for unit in bead.a) == [0, 1, 2]
        assert sorted(unit for bead in beads for unit in bead.b) == [0, 1]
        assert beads[0][:2] == ((0,), (0,))

    def test_what_is_not_installed_is_said_and_the_others_are_compared(
        self, item: Item, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("PATH", "")
        assert command(item, "--peers") == 0
        lines = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert ["hunalign", "not", "installed"] in lines
        (ours,) = (line for line in lines if line and line[0] == "seeds2tei")
        assert ours[1:6] == ["0", "-", "-", "-", "0.00"], "no item in one language"
        assert ours[6:10] == ["1", "1.000", "1.000", "1.000"]


class TestCertainty:
    @pytest.mark.parametrize(("links", "code"), [([((0,), (0,)), ((1, 2), (1,))], 0), ([((0, 1), (0,))], 1)])
    def test_the_share_right_is_told_and_too_few_are_an_error(
        self,
        item: Item,
        links: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
        code: int,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(alignment, "ours", lambda _: [Bead(a, b, 0.93) for a, b in links])
        assert command(item, "--certainty") == code
        *_, bin, _, _, sure = capsys.readouterr().out.splitlines()
        share = "0.000" if code else "1.000"
        assert bin.split() == ["0.90-0.95", str(len(links)), "0.930", share]
        assert sure.split()[:4] == ["0.90-1.00", str(len(links)), "0.930", share]


def command(item: Item, *options: str) -> int:
    data = item.folder.parent
    return alignment.main(["--data", str(data), "--out", str(data.parent / "out"), *options])


class TestSpeed:
    @pytest.mark.parametrize("kind", alignment_speed.SIZES)
    def test_versions_are_made_the_same_way_each_time(self, kind: str) -> None:
        one, two = KINDS[kind](200), KINDS[kind](200)
        assert one == two
        assert len(one.a) == 200
        assert (len(one.b) == 0) == (kind == "one-empty")
        assert len(one.b) <= 20 or kind != "ten-times"

    def test_versions_are_measured_in_a_process_of_their_own(self, item: Item) -> None:
        made = alignment_speed.measured(60, "revised", 100)
        assert made is not None
        assert (made.size, made.best <= made.first, made.before <= made.peak) == (97, True, True)
        real = alignment_speed.measured(60, "item", folder=item.folder)
        assert real is not None
        assert real.size == 2

    def test_what_does_not_end_is_told(self) -> None:
        assert alignment_speed.measured(60, "no such kind", 100) is None

    @pytest.mark.parametrize(
        ("seconds", "megabytes", "told"),
        [
            ((1.0, 4.0), (10, 40), []),
            ((1.0, 16.0), (10, 40), ["time grows with the power 2.00"]),
            ((1.0, 4.0), (10, 160), ["memory grows with the power 2.00"]),
        ],
    )
    def test_growth_is_told_where_it_is_more_than_linear(
        self, seconds: tuple[float, float], megabytes: tuple[float, float], told: list[str]
    ) -> None:
        found = [
            alignment_speed.Measured(size, one, one, 20.0, 20.0 + added)
            for size, one, added in zip((5000, 20_000), seconds, megabytes, strict=True)
        ]
        sentences = list(alignment_speed.growth("revised", found))
        assert [sentence.removeprefix("revised: ").partition(" of")[0] for sentence in sentences] == told
