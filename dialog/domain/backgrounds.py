"""Name the optional questions about the person and what may be chosen."""

from dialog.domain.rounds import Background
from dialog.domain.wording import N_

BACKGROUND_WORDS: dict[Background, str] = {
    Background.AGE: N_("How old are you?"),
    Background.LANGUAGE: N_("Which language do you know best?"),
    Background.DISABILITY: N_("Do you have a disability?"),
    Background.AREA: N_("Where do you live?"),
}
CODE_WORDS: dict[str, str] = {
    "under_16": N_("Under 16"),
    "16_24": N_("16 to 24"),
    "25_44": N_("25 to 44"),
    "45_64": N_("45 to 64"),
    "65_79": N_("65 to 79"),
    "80_plus": N_("80 or older"),
    "swedish": N_("Swedish"),
    "minority": N_("Finnish, Sámi, Meänkieli, Romani or Yiddish"),
    "other": N_("Another language"),
    "yes": N_("Yes"),
    "no": N_("No"),
}
