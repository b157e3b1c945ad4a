import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from app.errors import UserError
from ui.forms.html_table import table_of
from ui.forms.pasted_rows import MOST_LETTERS, MOST_ROWS, cells_of, rows_of

WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><!--StartFragment-->
<table border=1><tr><td><p class=MsoNormal>Hội Nông dân</p><p>phường</p></td><td rowspan=2><p>Tổ chức
 thành viên</p></td><td>1.020</td></tr>
<tr><td>Hội&nbsp;Phụ nữ<br>phường</td><td>12</td></tr>
<tr><td colspan=2>Cộng</td><td>1.032</td></tr></table><!--EndFragment--></body></html>"""


def test_a_spreadsheet_quotes_cells_with_lines_and_quotes():
    excel = 'Công an\t"Dòng một\nDòng hai"\t"Phường ""Văn hóa"""\r\nQuân sự\t\t1.234\r\n'
    assert cells_of(excel) == [["Công an", "Dòng một\nDòng hai", 'Phường "Văn hóa"'], ["Quân sự", "", "1.234"]]


def test_a_mark_that_never_closes_swallows_nothing():
    assert cells_of('"Đoàn kết\tmột\nhai\tba\n') == [['"Đoàn kết', "một"], ["hai", "ba"]]
    assert cells_of('"Quang Trung" phường\tmột') == [['"Quang Trung" phường', "một"]]


def test_a_word_table_keeps_its_paragraphs_and_merged_cells():
    assert table_of(WORD) == [
        ["Hội Nông dân\nphường", "Tổ chức thành viên", "1.020"],
        ["Hội Phụ nữ\nphường", "", "12"],
        ["Cộng", "", "1.032"],
    ]


def test_html_is_believed_where_the_text_has_lost_the_rows():
    both = QMimeData()
    both.setText("Hội Nông dân\nphường\tTổ chức thành viên\t1.020\nHội Phụ nữ\nphường\t\t12\nCộng\t\t1.032\n")
    both.setHtml(WORD)
    assert len(rows_of(both)) == 3
    text = QMimeData()
    text.setText("a\tb\nc\td\n")
    assert rows_of(text) == [["a", "b"], ["c", "d"]]
    text.setHtml("<table><tr><td>A</td><td>B</td></tr><tr><td>C</td><td>D</td></tr></table>")
    assert rows_of(text) == [["a", "b"], ["c", "d"]], "the text is what the person saw"


@given(st.text(alphabet='<>/"ab\n\t=ptdr 12', max_size=120))
@settings(max_examples=80, deadline=None)
def test_no_clipboard_breaks_it(text: str):
    assert isinstance(cells_of(text), list)
    assert isinstance(table_of(f"<table><tr><td>{text}"), list)


@pytest.mark.parametrize(
    "text", ["một\thai\n" * (MOST_ROWS + 1), "a" * (MOST_LETTERS + 1)], ids=["rows without end", "letters without end"]
)
def test_more_than_a_window_can_bear_is_refused_in_words(text: str):
    clipboard = QMimeData()
    clipboard.setText(text)
    with pytest.raises(UserError, match=f"nhiều nhất {MOST_ROWS} dòng"):
        rows_of(clipboard)


def test_a_large_table_that_is_bearable_is_taken():
    clipboard = QMimeData()
    clipboard.setText("một\thai\n" * MOST_ROWS)
    assert len(rows_of(clipboard)) == MOST_ROWS
