import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.legacy import _TABLES, Legacy, convert, detect

SENTENCES = (
    "Uỷ ban Mặt trận Tổ quốc Việt Nam phường Hoa Mẫu tổ chức Hội nghị sơ kết công tác năm 2024.",
    "Nâng cao chất lượng các cuộc vận động, các phong trào thi đua yêu nước; chăm lo đời sống người nghèo.",
    "Quyết định kiện toàn Ban Thanh tra nhân dân và Ban Giám sát đầu tư của cộng đồng nhiệm kỳ mới.",
    "Khuyến khích những sáng kiến hữu ích ở cơ sở, kịp thời biểu dương gương người tốt việc tốt.",
)
LETTERS = "aăâeêioôơuưyđ" + "".join(_TABLES[Legacy.TCVN3].values()).lower()
vietnamese = st.text(alphabet="bcdghklmnpqrstvx 0123456789,.;:()/-\n" + LETTERS + LETTERS.upper(), max_size=80)


def encode(text: str, legacy: Legacy) -> str:
    """The way back, for tests: small letters where the old encoding has no capital."""
    codes: dict[str, str] = {}
    for code, letter in _TABLES[legacy].items():
        codes.setdefault(letter, code)
    if legacy is Legacy.TCVN3:
        codes |= {letter.upper(): code for letter, code in codes.items() if letter.upper() not in codes}
    return "".join(codes.get(character, character) for character in text)


def without_lost_case(text: str) -> str:
    known = _TABLES[Legacy.TCVN3].values()
    return "".join(character if character.isascii() or character in known else character.lower() for character in text)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("legacy", Legacy)
def test_whole_sentences_are_noticed_and_converted(sentence: str, legacy: Legacy):
    old = encode(sentence, legacy)
    assert detect(old) is legacy
    converted = convert(old, legacy)
    assert converted == (without_lost_case(sentence) if legacy is Legacy.TCVN3 else sentence)
    assert detect(converted) is None


def test_texts_as_they_arrive():
    assert convert("Uû ban MÆt trËn Tæ quèc ViÖt Nam", Legacy.TCVN3) == "Uỷ ban Mặt trận Tổ quốc Việt Nam"
    assert convert("®êi sèng v¨n ho¸", Legacy.TCVN3) == "đời sống văn hoá"
    assert convert("ph\u00adêng", Legacy.TCVN3) == "phường"
    vni = "UÛy ban Maët traän Toå quoác Vieät Nam phöôøng"
    assert convert(vni, Legacy.VNI) == "Ủy ban Mặt trận Tổ quốc Việt Nam phường"
    assert detect(vni) is Legacy.VNI
    assert detect("§¶ng uû ph\u00adêng") is Legacy.TCVN3
    assert detect("MÆt trËn") is Legacy.TCVN3
    assert detect("ng\u00adêi cao tuæi") is Legacy.TCVN3


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        "",
        "Có hai má và bà",
        "Bà Hà, cô Tú, chú Bé",
        "UBND - HĐND - MTTQ",
        "© 2024 Công ty Hoa Mẫu ®",
        "Samsung® Galaxy® và Windows® ©",
        "© 2024",
        "The committee met on 16 September; see § 5 and ½ of the annex.",
        "Le comité a été créé à l'été dernier où il fallait décider.",
        "Où est-il ? Où vas-tu ?",
        "Noël, maïs, naïve, août, goût, château, forêt, île, œuvre",
        "Le thé, le blé, le pré",
        "« Tout est prêt » dit-elle",
        "Die Größe der Häuser für Köln ist schön",
        "El niño comió piña mañana, señor",
        "Não há previsão de eleição em São Paulo",
        "5 µm, 20 °C, m², 1ª",
        "ph\u00adwords with soft\u00adhyphens",
    ],
)
def test_never_mistaken(text: str):
    assert detect(text) is None


@given(vietnamese)
def test_vni_there_and_back(text: str):
    assert convert(encode(text, Legacy.VNI), Legacy.VNI) == text


@given(vietnamese)
def test_tcvn3_there_and_back_but_for_lost_capitals(text: str):
    assert convert(encode(text, Legacy.TCVN3), Legacy.TCVN3) == without_lost_case(text)


@given(st.text(alphabet=st.characters(max_codepoint=0xFF)))
def test_any_text_can_be_looked_at(text: str):
    assert detect(text) in (None, *Legacy)
