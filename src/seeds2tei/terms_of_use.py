"""Lines that state on which terms a text may be used: a licence, the public domain, whose permission there was."""

from __future__ import annotations

import re

from seeds2tei.expressions import expression

LONGEST = 400
# One of these stands in every such line, in small letters.
STEMS = tuple(
    "creative commons|cc by|cc-by|cc0|d under |public domain|lizenz|gemeinfrei|à disposition|domaine public|licencia"
    "|dominio público|domínio público|licenza|лицензии|достояни|ліцензії|надбан|licencji|publiczn"
    "|genehmigung|erlaubnis|autorisation d|permiso d|gentile concessione|дозволу|uprzejmą zgodą|разрешения".split("|")
)
LICENCE = expression(
    r"\bcreative commons\b[^\n]{0,80}\b(?:licen[cs]es?|lizenz|licencia|licenza|licença|лицензи\w{1,3}|ліцензі\w{1,3})\b"
    r"|\blicen[cs]e\b[^\n]{0,20}\bcreative commons\b|\bCC[ -]BY(?:-[A-Z]{2}){0,2}\b|\bCC0\b"
    r"|\b(?:licen[cs]ed|released|distributed) under (?:a|an|the|cc)\b"
    r"|\b(?:works?|texts?|documents?|pages?|translations?|transcriptions?|letters?|book)\b[^.\n]{0,40}"
    r"\b(?:is|are) in the public domain\b"
    r"|\b(?:steht|stehen|lizenziert|veröffentlicht) unter (?:der|einer|den) [^.\n]{0,60}lizenz\b"
    r"|\b(?:ist|sind) gemeinfrei\b"
    r"|\bmise?s? à disposition (?:selon|sous)\b|\best (?:dans le|du) domaine public\b"
    r"|\bbajo (?:una|la) licencia\b|\b(?:es de|en el) dominio público\b|\bdistribuit[oa] con licenza\b"
    r"|\bé? ?de domínio público\b|\b(?:по|на условиях) лицензии\b|\bобщественн(?:ое|ым) достояни(?:е|ем)\b"
    r"|\bна умовах ліцензії\b|\bсуспільн(?:е|им) надбання?м?\b|\bna licencji\b|\bdomen(?:a|ie|y) publiczn(?:a|ej)\b",
    re.IGNORECASE,
)
# A line that begins with words of thanks for a permission. "Mit Genehmigung des Ministers" may begin any sentence.
PERMITTED = expression(
    r"\W{0,3}(?:(?:(?:abgedruckt|veröffentlicht) mit|mit (?:freundlicher|gütiger)) "
    r"(?:genehmigung|erlaubnis) (?:des|der|von)\b"
    r"|(?:(?:reproduite?|publiée?) avec l['’]|avec l['’]aimable )autorisation d|con (?:el )?amable permiso d"
    r"|per gentile concessione d|(?:друкується|публікується) з дозволу\b|za uprzejmą zgodą\b"
    r"|(?:публикуется|печатается|воспроизводится) с (?:любезного )?разрешения\b)",
    re.IGNORECASE,
)


def states_terms(text: str) -> bool:
    """Whether a short paragraph states on which terms a text may be used.

    >>> states_terms("This work is licensed under a Creative Commons Attribution 4.0 International License.")
    True
    >>> states_terms("Публикуется с разрешения архива."), states_terms("He was licensed to bake bread.")
    (True, False)
    """
    words = " ".join(text.split())
    folded = words[: LONGEST + 1].lower()
    if len(words) > LONGEST or not any(stem in folded for stem in STEMS):
        return False
    return LICENCE.search(words) is not None or PERMITTED.match(words) is not None
