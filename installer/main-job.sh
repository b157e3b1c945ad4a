# Sourced by installer/run on a machine without a display: the main job on the sample data, by command line.
# A ward seals its report; the district checks who sealed it, receives and accepts it, and adds up.

office() {
    # office NAME ARGUMENT…: a command of one of the two sample offices.
    "$PYTHON" -m app "${@:2}" --data "$JOB/$1"
}

answer() {
    # answer KEY: one value of the JSON object on standard input.
    "$PYTHON" -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

main_job() {
    local period=2024-NAM ward=hoa-mau district=song-mau name sealed package digits report
    JOB="$(mktemp -d "${TMPDIR:-/tmp}/so-mat-tran-XXXXXX")"
    cd "$ROOT" || exit
    say "Máy không có màn hình: làm thử việc chính bằng dòng lệnh với dữ liệu mẫu, trong $JOB"
    for name in "$ward" "$district"; do
        office "$name" sample "$name"
        printf 'mật khẩu thử của %s\n' "$name" >"$JOB/mat-khau-$name.txt"
        office "$name" key create --passphrase-file "$JOB/mat-khau-$name.txt"
    done

    say $'\n— Phường niêm phong báo cáo'
    sealed="$(office "$ward" export --period "$period" --out "$JOB/gui" --json)"
    report="$(answer file <<<"$sealed")"
    package="$(answer package <<<"$sealed")"
    digits="$(office "$ward" key show --json | answer digits)"

    say $'\n— Quận xem ai niêm phong, so 40 chữ số, nhận và chấp nhận'
    office "$district" verify "$report" || [ $? -eq 3 ] # intact, but the sealer is not known yet
    office "$district" trust add "$report" --digits "$digits"
    office "$district" verify "$report"
    office "$district" receive "$report"
    office "$district" accept "$package"

    say $'\n— Quận tổng hợp'
    office "$district" consolidate --period "$period" --out "$JOB/tong-hop"

    printf '\n%s\n' "Xong. Báo cáo đã niêm phong của phường: $report"
    printf '%s\n' "Bảng tổng hợp và báo cáo của quận:"
    find "$JOB/tong-hop" -type f -printf '    %p\n'
    printf '%s\n' "Muốn mở cửa sổ: chạy lại lệnh này trên máy có màn hình (biến DISPLAY hoặc WAYLAND_DISPLAY phải có)," \
        "hoặc qua mạng bằng: ssh -X MÁY, hoặc trên màn hình ảo: xvfb-run bash installer/run"
}
