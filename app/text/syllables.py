"""What a Vietnamese syllable looks like: enough to tell Vietnamese from everything else.

A written syllable is an onset, a rhyme and a tone; rhymes that end in a stop (c, ch, p, t) take
only the tones sắc and nặng. The lists are those of the ordinary spelling rules.
"""

import unicodedata
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_WITHOUT_TONES = dict.fromkeys(map(ord, TONES))
_ONSETS = ["", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()]
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong
    ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych uyên uyêt
    uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y ya ych yêm yên yêng yêt yêu ynh yp yt
    """.split()
)
_STOPS = ("c", "ch", "p", "t")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")


@lru_cache(maxsize=1 << 15)  # a text of any length has the same few thousand syllables
def split_tone(word: str) -> tuple[str, str]:
    """A word without its tone marks, and the marks that were taken off: ("hoa", sắc) for hoá and hóa."""
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(character for character in decomposed if character in TONES)
    letters = decomposed.translate(_WITHOUT_TONES)
    return unicodedata.normalize("NFC", letters), tones


def is_syllable(word: str) -> bool:
    """Whether a word is spelled like one Vietnamese syllable, in any case."""
    letters, tone = split_tone(word.lower())
    if len(tone) > 1 or len(letters) > 7:
        return False
    for onset in _ONSETS:
        rhyme = letters[len(onset) :]
        if letters.startswith(onset) and rhyme in _RHYMES:
            return not rhyme.endswith(_STOPS) or tone in _SHARP_OR_HEAVY
    return False
