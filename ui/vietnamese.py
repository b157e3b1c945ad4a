"""Qt's own words in Vietnamese: standard buttons, the menus of text boxes, the file dialog.

Qt ships no Vietnamese catalogue, so without this an officer meets "Cancel" and "Undo".
"""

from collections.abc import Mapping

from PySide6.QtCore import QTranslator

_BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "Close": "Đóng",
    "&Close": "Đóng",
    "Open": "Mở",
    "&Open": "Mở",
    "Save": "Lưu",
    "&Save": "Lưu",
    "&Yes": "Có",
    "&No": "Không",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Help": "Trợ giúp",
    "Discard": "Bỏ",
    "Retry": "Thử lại",
    "Ignore": "Bỏ qua",
    "Abort": "Dừng",
    "Show Details...": "Xem chi tiết",
    "Hide Details...": "Ẩn chi tiết",
}

_EDITING = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "&Cắt",
    "&Copy": "&Chép",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
    "Copy &Link Location": "Chép địa chỉ",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
}

_FILES = {
    "&Look in:": "Xem trong:",
    "Look in:": "Xem trong:",
    "File &name:": "&Tên tệp:",
    "Files of &type:": "&Loại tệp:",
    "&Open": "&Mở",
    "&Save": "&Lưu",
    "&Choose": "&Chọn",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "Files": "Tệp",
    "Folder": "Thư mục",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
    "File Folder": "Thư mục",
    "All Files (*)": "Mọi tệp (*)",
    "All files (*)": "Mọi tệp (*)",
    "Back": "Quay lại",
    "Forward": "Đi tới",
    "Go back": "Quay lại",
    "Go forward": "Đi tới",
    "Parent Directory": "Thư mục cha",
    "Go to the parent directory": "Lên thư mục cha",
    "Create New Folder": "Tạo thư mục",
    "Create a New Folder": "Tạo thư mục",
    "&New Folder": "&Thư mục mới",
    "New Folder": "Thư mục mới",
    "List View": "Danh sách",
    "Detail View": "Chi tiết",
    "Change to list view mode": "Xem dạng danh sách",
    "Change to detail view mode": "Xem dạng chi tiết",
    "&Rename": "Đổi &tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Sidebar": "Nơi hay dùng",
    "List of places and bookmarks": "Nơi hay dùng",
    "Recent Places": "Nơi mới mở",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Date modified": "Ngày sửa",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp ấy?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": "%1\nKhông tìm thấy tệp ấy.",
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": "%1\nKhông tìm thấy thư mục.",
    "Could not delete directory.": "Không xóa được thư mục.",
    "Delete": "Xóa",
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "QPlatformTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QMessageBox": _BUTTONS,
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING,
    "QAbstractSpinBox": _EDITING,
    "QFileDialog": _FILES,
    "QFileSystemModel": _FILES,
    "QAbstractFileIconProvider": _FILES,
}


class Vietnamese(QTranslator):
    """Answers Qt with the Vietnamese words above, and with nothing where there are none."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        # None, not "": Qt then keeps its own words instead of showing an empty button.
        return WORDS.get(context, {}).get(text)
