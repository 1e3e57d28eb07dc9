"""Notice words that may mean somebody needs a human now; a person decides (ALI-021)."""

import re

_SWEDISH = (
    r"tar? (?:mitt (?:eget )?liv|livet av mig)",
    r"självmord",
    r"skadar? mig själv",
    r"vill dö\b",
    r"(?:vill|orkar) inte leva",
    r"slår mig\b",
    r"misshandla",
    r"våldta",
    r"hotar? (?:med )?att döda",
)
_ENGLISH = (
    r"kill(?:ing)? myself",
    r"end my life",
    r"suicid",
    r"hurt(?:ing)? myself",
    r"(?:don['’]?t|do not) want to live",
    r"want to die\b",
    r"(?:beats?|hits?) me\b",
    r"raped?\b",
    r"threat\w* to kill",
)
_FINNISH = (
    r"tapan? itseni",
    r"itsemurha",
    r"en (?:halua|jaksa) elää",
    r"haluan kuolla",
    r"satut\w* itseäni",
    r"(?:hakkaa|lyö) minua",
    r"raiska",
)
_ARABIC = (
    r"(?:ال|ب)?[اأإ]نتحا?ر",
    r"[اأ]قتل نفسي",
    r"[اأ]ؤذي نفسي",
    r"[اأ]ريد [اأ]ن [اأ]موت",
    r"لا [اأ]ريد [اأ]ن [اأ]عيش",
    r"يضربني",
    r"اغتصاب",
)
_SIGN = re.compile(
    r"(?<!\w)(?:" + "|".join((*_SWEDISH, *_ENGLISH, *_FINNISH, *_ARABIC)) + ")", re.IGNORECASE
)


def may_be_acute(text: str) -> bool:
    """Say whether a text holds words that a person should look at before all others."""
    return _SIGN.search(" ".join(text.split())) is not None
