# Sourced by installer/run and installer/test: makes .venv in the checkout and installs what is missing.
# Speaks Vietnamese to whoever runs it. Needs bash, and Python 3.11 or later (installed if it may be).

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
VENV="$ROOT/.venv"
PYTHON="$VENV/bin/python"

# What Qt needs from Debian and Ubuntu: drawing without a screen, then a window under X11 or Wayland.
QT_LIBRARIES=(libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3)
WINDOW_LIBRARIES=(libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxkbcommon-x11-0 libxcb-shape0 libcups2
    libwayland-cursor0)
# Something Vietnamese to draw the window with; the face of the printed reports ships with the program.
FONTS=(fonts-croscore)
# What the tests use to look at packages from outside.
TEST_TOOLS=(poppler-utils qpdf libreoffice-calc-nogui python3-uno libnss3-tools openssl xvfb)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

is_installed() {
    # Debian 13 and Ubuntu 24.04 renamed some libraries with t64 at the end.
    local name
    for name in "$1" "$1t64"; do
        if dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q '^install ok installed$'; then
            return 0
        fi
    done
    return 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

available_name() {
    # `apt-cache` exits 0 even when it shows nothing, so its words are what counts.
    if [ -z "$(apt-cache show --no-all-versions "$1" 2>/dev/null)" ] &&
        [ -n "$(apt-cache show --no-all-versions "$1t64" 2>/dev/null)" ]; then
        printf '%s\n' "$1t64"
    else
        printf '%s\n' "$1"
    fi
}

# need_packages NAME…: installs the system packages that are missing. Returns 1, having named them, when it may not.
need_packages() {
    local name missing=() names=()
    if ! command -v dpkg-query >/dev/null; then
        say "Máy này không dùng gói Debian/Ubuntu. Nếu thiếu gì, hãy cài các gói tương ứng với: $*"
        return 0
    fi
    for name in "$@"; do
        is_installed "$name" || missing+=("$name")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    if ! may_install; then
        say "Máy còn thiếu các gói hệ thống sau. Hãy nhờ người quản trị máy chạy lệnh:"
        say "    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
        return 1
    fi
    say "Đang cài các gói hệ thống còn thiếu: ${missing[*]}"
    as_root apt-get -qq update >&2 || say "Không cập nhật được danh sách gói; thử cài với danh sách cũ."
    for name in "${missing[@]}"; do
        names+=("$(available_name "$name")")
    done
    if ! as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y install --no-install-recommends "${names[@]}" >/dev/null; then
        say "Không cài được: ${names[*]}. Hãy xem lỗi ở trên, cài các gói ấy rồi chạy lại."
        return 1
    fi
}

is_usable() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    local name
    for name in python3 python3.11 python3.12 python3.13; do
        if command -v "$name" >/dev/null && is_usable "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# need_python: prints the path of a Python that can make an environment; installs one if there is none.
need_python() {
    local name
    find_python && return 0
    for name in python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c '' 2>/dev/null; then
            need_packages "$name-venv" && find_python && return 0
        fi
    done
    need_packages python3 python3-venv && find_python && return 0
    need_packages python3.11 python3.11-venv && find_python && return 0
    stop "Cần Python 3.11 trở lên có kèm venv (gói python3 và python3-venv). Hãy cài rồi chạy lại."
}

is_current() {
    [ -f "$2" ] && [ "$(cat "$2")" = "$(stamp_of "$1")" ]
}

stamp_of() {
    printf '%s %s\n' "$(sha256sum <"$1" | cut -d' ' -f1)" "$("$PYTHON" -c 'import sys; print(sys.version.split()[0])')"
}

# need_command: the command `somattran`, which runs the program from this checkout wherever one stands.
need_command() {
    printf '%s\n' "$ROOT" >"$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/somattran.pth"
    command_text >"$VENV/bin/somattran"
    chmod +x "$VENV/bin/somattran"
}

# The processes that check packages import this file anew; without the guard each would run the command again.
command_text() {
    printf '#!%s\nimport sys\n\nfrom app.cli import main\n\nif __name__ == "__main__":\n    sys.exit(main())\n' "$PYTHON"
}

# need_environment LOCK: makes .venv and installs exactly what the lock names, each file checked by its hash.
need_environment() {
    local lock="$ROOT/$1" stamp="$VENV/.installed-$1" base
    if ! "$PYTHON" -c 'import pip, sys; sys.exit(sys.prefix != sys.argv[1])' "$VENV" 2>/dev/null; then
        base="$(need_python)"
        say "Đang tạo môi trường Python riêng của chương trình (.venv) …"
        rm -rf "$VENV"
        "$base" -m venv "$VENV"
    fi
    need_command
    is_current "$lock" "$stamp" && return 0
    say "Đang cài các thư viện đã khóa phiên bản (lần đầu mất vài phút) …"
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes \
        -r "$lock" >&2 || stop "Không cài được thư viện. Hãy xem lỗi ở trên; thường là do máy không có mạng."
    stamp_of "$lock" >"$stamp"
    # The lock for tests holds all that the program itself needs, in the same versions.
    if [ "$1" = requirements-dev.lock ]; then
        stamp_of "$ROOT/requirements.lock" >"$VENV/.installed-requirements.lock"
    fi
}
