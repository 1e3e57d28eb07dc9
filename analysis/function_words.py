"""Name small words that hardly any other language of the same script has.

One such word in twelve is enough to say that a comment is in the language of its thread. Left out
are words that another language writes alike: Danish and Norwegian, Estonian, German, Persian,
Russian, and the other languages here.
"""

FUNCTION_WORDS = {
    "sv": """och är att inte jag för från också mycket något några någon varför när där här borde
        hur vad bättre måste själv tycker behöver finns varje än utan åt mig oss kanske vill inget
        fick säger gör två kvar hade nån""",
    "en": """the and with they that this what because should would are have there their where from
        you your our when which who but been it's don't can't could for of""",
    "fi": """että mutta myös kun ovat joka kuin sitä tämä vain jos siellä täällä koska hyvin paljon
        pitää enemmän meillä minun minulla olisi aina eikä mitä miksi sekä ettei nyt minä kaikki
        kukaan niin vaikka meidän ennen enää mitään kiitos liian ilman sitten siinä hyvä pitäisi
        voisi vielä jälkeen onko kanssa ollut""",
    "so": """iyo waxaan waxay waxa ayaa lagu inaan badan laakiin uma soo iga kuma waan haddii baan
        wuu ayaan ayay aan ayuu buu wuxuu anigu aniga hadda qof walba maxaa baa""",
    "pl": """się jest że ale czy przez tylko dla jak już może bardzo jeszcze albo mnie przy są był
        było być żeby gdzie dlaczego nas kiedy więcej wszystko kto nikt ktoś teraz potem niech
        proszę jestem chce chcę nawet będzie też między dopiero trzeba mówi mamy mają tego przed""",
    "ar": """في الى إلى هذا هذه التي الذي اللي مش ليش شو عندي انا أنا هو هي كان عن مع ولا بدنا لأن
        لان يكون هناك ايش كيف متى عشان علشان حتى منذ وما أن وين وأنا صار فيه شي نريد فيها حدا لي
        لكن عندنا نحن كانت شيء لم كنت وانا هنا أحد أو عنده""",
    "fa": """که از را این است برای می رو یک هم نیست چرا خیلی باید هست اون کنه داره دیگه نمی در با
        همه روی یه ولی هنوز کجا کسی دیگر شما شده گفت میگه بود""",
    "uk": """й що є це але дуже щоб від якщо немає нема бо або треба чому коли нас мене була вже
        після хто ще під тепер мій біля тільки навіть нічого всі хтось дякую вона ні їх із чи мені
        більше""",
}
"""By language, the words as they stand in a text, in small letters."""
ENOUGH = 1 / 12
_SETS = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}


def speaks(text: str, language: str) -> bool:
    """Say whether one word in twelve of a text is a function word of a language."""
    own = _SETS.get(language)
    words = text.casefold().split()
    return own is not None and len(own.intersection(words)) >= max(1, ENOUGH * len(words))
