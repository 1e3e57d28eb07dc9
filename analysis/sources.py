"""Name the open data files that may be trained on, and their licences."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """An open data file that may be trained on."""

    name: str
    file: str
    title: str
    licence: str


SOURCES = (
    Source(
        "osdg",
        "osdg_community_es_en.csv",
        "OSDG Community Dataset, put back into English from the Universidad de los Andes' Spanish",
        "CC BY 4.0",
    ),
    Source(
        "open-sdg",
        "open_sdg_multilingual.csv",
        "Goal, target and indicator titles from open-sdg/sdg-translations",
        "MIT",
    ),
    Source(
        "sentences",
        "en_sdg_sentences.csv",
        "Sentences from amrayach/Quality_and_usability_SDG_project",
        "Apache-2.0",
    ),
    Source(
        "aurora",
        "en_aurora_survey.tsv",
        "Titles from the Aurora universities' survey, through oacore",
        "MIT",
    ),
    Source("oro", "en_oro_gold.tsv", "Gold labels of oacore", "MIT"),
)
