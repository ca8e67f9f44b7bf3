"""Transcriptions at random: real fragments in unreal order, and characters that nobody would type."""

from __future__ import annotations

from hypothesis import strategies as st

LINES = (
    # Labels and references
    "**Source**: RGASPI, f. 1, op. 58, d. 6, ll. 145-146.",
    "**Translated:** from the Russian Dr. Anna Berg, Vienna. \\*",
    "Source:",
    "Translated by: Anna Berg; Transcribed: John Smith",
    "ЦГАЛИ, ф. 1923, оп. 1, ед. хр. 12, л. 5об.",
    "Title: Letter to the Mill | Author: A. Karr",
    "Steiermärkisches Landesarchiv, Archiv Hofer, K. 12, H. 3, Nr. 44",
    "HTML Markup: Brian Baggins;",
    # Letters and papers
    "Wien, 5. 12. 1904",
    "Dear Comrade Karr,",
    "Lieber Konrad!",
    "Уважаемый товарищ Карр!",
    "Yours sincerely,",
    "With communist greetings,  ",
    "Secretary of the Mill A. Karr 10.1.1939",
    "Dein",
    "Arthur",
    "P.S. The mill burnt down on 8.II.1956 g.",
    "[signed] A. Karr",
    "*Graz, den 12. März 1876*",
    "10/I.-39 g. 15 hrs",
    "To the Council. Top secret.",
    # Versions
    "## Translation",
    "# Original (Russian)",
    "Translation 1: A. Berg",
    "**English translation by Anna Berg:**",
    "[Translation 2]",
    "Перевод:",
    # Notes, pages, brackets
    "Notes",
    "1. Karr was the owner of the mill. -- Anna Berg",
    "[1] This is doubtful. - A.B.",
    "(1) So in the original.",
    "\\* Permission of the translator.",
    "\\* \\* \\*",
    "[^1]: A note of pandoc's.",
    "He wrote[1] and wrote[2] again.^2^",
    "They [the scoundrels] have been given [illegible] their due [A.B.: sic!] punishment [...].",
    "[p. 3] Frei[p. 4]heit [fol. 2v]",
    "[page 12]",
    "12",
    "[inserted: the] [deleted: a] <del>mill</del> ~~burnt~~ the the mill",
    "[From the diary of A. K[arr]] Mr[.] Karr",
    "{sic} <...> [[two]] [ open",
    "closed ] again ]",
    "Page 2 of 3",
    # Marks of the format
    "### 3. Heading",
    "> quoted *text*",
    "> 1. in a list",
    "- first",
    "- second",
    "1. one",
    "2. two",
    "   continued",
    "    indented as code",
    "| Name | Year |",
    "|------|-----:|",
    "| Karr | 1904 |",
    "***",
    "---",
    "=====",
    "```",
    "line\\",
    "[Karr](http://example.org/karr \"A miller\") ![the mill](mill.png)",
    "<http://example.org> https://example.org/?a=1&b=2",
    "<p>A paragraph</p> <b>bold <i>both</b></i><br/>",
    "<!-- hidden -->",
    "<script>alert('x')</script>",
    "&auml;&#228;&amp;&#146;&nbsp;&unknown;&#0;",
    "Related content",
    "Share this page",
    "Skip to main content",
    "Photo: A. Karr, reproduced by permission.",
    "**Anna Berg** says: (3 years ago)",
    "Comments (2)",
    "Comment by Anna on 5 May 2004",
)  # fmt: skip

PIECES = (
    *"* ** _ ` [ ] ( ) { } < > | # ~ ^ \\ : ; . , - – — \" ' „ “ « » & ! ? / 1 12. [1] [2] ^1 *bold* _it_".split(),
    *"Karr Wien den 12. März 1876 May [sic] и мельница the the of by A.B. 中文 שלום \U00010400 e\u0301 ﷲ".split(),
    " ", "  ", "\t", "\u00a0", "\u200b", "\u00ad", "\u2028", "\u0085", "\ufeff", "\u202e",
    "\x00", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff", "\ufdd0",
)  # fmt: skip

ENDS = ("\n", "\n\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n", "  \n", "\n\n\n")


def transcriptions(*, longest: int = 14) -> st.SearchStrategy[str]:
    """Texts of up to `longest` lines: fragments of real transcriptions, pieces of them, anything at all."""
    piece = st.sampled_from(PIECES)
    line = st.one_of(
        st.sampled_from(LINES),
        st.sampled_from(LINES),
        st.lists(piece | st.just(" "), max_size=8).map("".join),
        st.tuples(st.sampled_from(LINES), piece, st.sampled_from(LINES)).map("".join),
        st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    )
    return st.lists(st.tuples(line, st.sampled_from(ENDS)).map("".join), min_size=1, max_size=longest).map("".join)
