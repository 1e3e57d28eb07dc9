"""Name small words that hardly any other language of the same script has.

As many different ones as a twelfth of its words, and one at least, are enough to say that a comment
is in the language of its thread. Left out are words that a neighbour writes alike: Danish and
Norwegian, Estonian, Bosnian, German, Russian, Bulgarian, Serbian, Urdu, Kurdish, and the other
languages here.
"""

FUNCTION_WORDS = {
    "sv": """och är att inte jag för från också mycket något några någon varför när där här borde
        hur vad bättre måste själv tycker behöver finns varje än kanske vill fick säger gör två kvar
        hade nån""",
    "en": """the and with they that this what because should would are there their where from you
        your our when which who it's don't can't could of""",
    "fi": """että mutta myös kun ovat joka kuin sitä tämä vain jos siellä täällä koska hyvin paljon
        pitää enemmän meillä minun minulla olisi eikä mitä miksi sekä ettei nyt minä kaikki
        kukaan niin vaikka meidän ennen enää mitään kiitos liian ilman sitten siinä hyvä pitäisi
        voisi vielä jälkeen onko kanssa ollut""",
    "so": """iyo waxaan waxay waxa ayaa lagu inaan badan laakiin uma waan haddii baan wuu ayaan ayay
        aan ayuu buu wuxuu anigu aniga hadda qof walba maxaa""",
    "pl": """się że czy przez tylko dla jak już może bardzo jeszcze albo mnie przy są był było być
        żeby gdzie dlaczego kiedy więcej wszystko kto nikt ktoś teraz potem niech proszę jestem
        chce chcę nawet będzie też między dopiero trzeba mówi mamy mają tego przed""",
    "ar": """في الى إلى هذا هذه التي الذي اللي مش ليش عندي انا أنا هو هي كان عن مع ولا بدنا لأن لان
        يكون هناك ايش كيف متى عشان علشان حتى منذ وما أن وين وأنا صار فيه شي نريد فيها حدا لي لكن
        عندنا نحن كانت شيء لم كنت وانا هنا أحد أو عنده""",
    "fa": """که از را این است برای می یک نیست چرا خیلی باید هست کنه داره دیگه نمی همه روی یه هنوز
        کجا شما شده گفت میگه بود""",
    "uk": """й що є це але дуже щоб від якщо немає або чому була вже після хто ще під тепер мій біля
        тільки навіть нічого всі хтось дякую вона ні їх із чи мені більше""",
}
"""By language, the words as they stand in a text, in small letters."""
ENOUGH = 1 / 12
"""Different function words, for each word of the text."""
_SETS = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}


def speaks(text: str, language: str) -> bool:
    """Say whether a text holds enough different function words of a language."""
    own = _SETS.get(language)
    words = text.casefold().split()
    return own is not None and len(own.intersection(words)) >= max(1, ENOUGH * len(words))
