"""Hold what is written on the journey, in Swedish and Arabic."""

NAME = "Hur ska Hamnparken bli?"
ARABIC = {
    NAME: "كيف ستكون حديقة الميناء؟",
    "Vi planerar parken och vill veta vad du behöver.": "نخطط للحديقة ونريد أن نعرف ما تحتاجه.",
    "Bänkar, ljus och stigar kan ändras.": "يمكن تغيير المقاعد والإضاءة والممرات.",
    "Parken blir kvar som park.": "ستبقى الحديقة حديقة.",
    "Nämnden beslutar i maj.": "تقرر اللجنة في مايو.",
    "Vi vill se vilka som saknas.": "نريد أن نرى من لم نسمعهم.",
    "Hur ofta är du i parken?": "كم مرة تزور الحديقة؟",
    "Ofta": "كثيرا",
    "Aldrig": "أبدا",
    "Vad vill du kunna göra där?": "ماذا تريد أن تفعل هناك؟",
}
WISHES = {
    "sv": "Fler bänkar i skuggan, så att äldre kan vila på vägen.",
    "ar": "نريد مقاعد أكثر في الظل حتى يستريح كبار السن.",
}
OTHER_WISHES = (
    ("sv", "Bänkar med ryggstöd vid lekplatsen."),
    ("sv", "Bättre belysning så att det är tryggt på kvällen."),
    ("sv", "Plantera fler träd, det är för varmt på sommaren."),
    ("ar", "نحتاج إلى إضاءة أفضل في المساء."),
    ("ar", "مكان للعب الأطفال قريب من المقاعد."),
)
THEME = {"sv": "Sitta i skuggan", "ar": "الجلوس في الظل"}
SUMMARY = {
    "sv": "Många vill kunna sitta och vila i skuggan.",
    "ar": "يريد كثيرون الجلوس والراحة في الظل.",
}
CONSIDERED = {
    "sv": "Vägt mot kostnaden; sex bänkar ryms i budgeten.",
    "ar": "قارناه بالتكلفة؛ ستة مقاعد ضمن الميزانية.",
}
DECIDED = {"sv": "Sex bänkar ställs i skuggan.", "ar": "ستوضع ستة مقاعد في الظل."}
WHY = {"sv": "Många äldre bad om det.", "ar": "طلب ذلك كثير من كبار السن."}
NEXT = {"sv": "Bänkarna kommer i maj.", "ar": "ستصل المقاعد في مايو."}
TOLD = {"sv": "Bänkarna står där och används.", "ar": "المقاعد في مكانها ويستخدمها الناس."}
