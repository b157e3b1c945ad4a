"""A fictional ward with something in every part of a report, and how to read a PDF back."""

import io
import subprocess
import unicodedata
from decimal import Decimal
from pathlib import Path

from PIL import Image

from app.domain.assessment import Assessment, Cause, CriterionScore, Evidence, Limitation, Solution, TaskReview
from app.domain.campaign import Beneficiary, Campaign, CampaignResource, CampaignTarget, FundAccount, ModelExample
from app.domain.conference import (
    AgendaItem,
    BodyPresent,
    Conference,
    ConnectionPoint,
    Delegate,
    Speech,
    SubmittedReport,
    TaskGiven,
    Vote,
)
from app.domain.correspondence import Attachment, Directive, Remark
from app.domain.enclosures import Commendation, Document, Photo
from app.domain.fields import NOT_ARISEN, Record
from app.domain.guidance import Guidance
from app.domain.indicator_figure import IndicatorFigure, figure_uid
from app.domain.ledger import Snapshot
from app.domain.office import Office, Officer
from app.domain.report import Report
from app.domain.report_rows import Direction, InspectionBoard, Oversight, Recommendation, StaffLine
from app.reports.mark import PackageMark

PERIOD = "2024-NAM"
MARK = PackageMark(
    kind="report", unit="99001", unit_name="Phường Hoa Mẫu", period=PERIOD, revision=2, check_code="123456789012"
)
PHOTO = "ab" * 32


def picture(width: int = 640, height: int = 400) -> bytes:
    """A small JPEG."""
    data = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(data, "JPEG")
    return data.getvalue()


def text_of(pdf: bytes, folder: Path, *, raw: bool = False) -> str:
    """What pdftotext reads, NFC, every run of white space one blank; `raw`: cell by cell as drawn."""
    file = folder / "report.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", *(["-raw"] if raw else []), str(file), "-"], capture_output=True, check=True)
    return " ".join(unicodedata.normalize("NFC", done.stdout.decode()).split())


def ward(guidance: Guidance) -> Snapshot:
    """Hoa Mẫu, year 2024."""
    rows: list[Record] = [*_office(), *_figures(guidance), *_assessment(guidance), *_conferences(), *_campaign()]
    return Snapshot(rows, {PHOTO: picture()})


def _office() -> list[Record]:
    report = f"{PERIOD}.report"
    return [
        Office(
            uid="office",
            code="99001",
            name="Phường Hoa Mẫu",
            level="ward",
            header_lower="PHƯỜNG HOA MẪU",
            full_name="Ủy ban MTTQ Việt Nam phường Hoa Mẫu",
            place_name="Hoa Mẫu",
        ),
        Officer(name="Đặng Thị Ánh Nguyệt", front_post="Chủ tịch", phone="0900000001"),
        Report(
            uid=report,
            period=PERIOD,
            number="5",
            dated_on="2024-12-05",
            subject="Sơ kết 15 năm thực hiện Kết luận số 62-KL/TW và kết quả công tác Mặt trận năm 2024",
            signer_title="CHỦ TỊCH",
            signer_name="Đặng Thị Ánh Nguyệt",
            recipients="Ban Thường trực Ủy ban MTTQ quận (b/c)\n- Thường trực Đảng ủy, HĐND, UBND phường;\nLưu: VT",
            basis="Căn cứ Hướng dẫn số 15/HD-MTTQ-BTT về sơ kết việc thực hiện Kết luận số 62-KL/TW;\n"
            "Ban Thường trực Ủy ban MTTQ Việt Nam phường Hoa Mẫu báo cáo kết quả như sau:",
            population=16870,
            households=4215,
            residential_areas=12,
            situation="Phường nằm ven sông, dân cư đông, nhiều hộ kinh doanh nhỏ; đời sống ổn định.",
            advantages="Được cấp ủy quan tâm lãnh đạo.",
            difficulties="Một số tuyến hẻm còn ngập khi mưa lớn.",
            leadership="Đảng ủy ban hành 04 văn bản lãnh đạo, chỉ đạo về công tác Mặt trận.",
            lessons="Làm điểm, rút kinh nghiệm rồi triển khai ra diện rộng.",
        ),
        Direction(
            uid="d1", parent=report, position=1, content="Xây dựng quy chế phối hợp năm 2025", lead="Thường trực"
        ),
        Recommendation(
            uid="r1", parent=report, position=1, addressee="government", content="Sớm có lộ trình thoát nước"
        ),
        Oversight(
            uid="o1", parent=report, position=1, matter="Giám sát thu quỹ ở tổ dân phố", recommendations=4, resolved=3
        ),
        InspectionBoard(
            uid="i1",
            parent=report,
            position=1,
            board="people_inspection",
            area="Phường Hoa Mẫu",
            projects=9,
            sessions=11,
            violations=1,
            recommended=2,
            recovered=Decimal(0),
            deducted=Decimal(18500000),
        ),
        StaffLine(
            uid="s1", parent=report, position=1, post="Phó Chủ tịch", quantity=2, women=1, qualification="Đại học"
        ),
        Photo(uid="ph9", parent=report, position=1, file=PHOTO, caption="Lễ ra mắt tuyến hẻm tự quản."),
        Remark(period=PERIOD, text="Số dư cuối kỳ chưa khớp.", place="Phụ lục 4", answer="Đã rà lại sổ quỹ."),
        Directive(uid="dir", abstract="Hướng dẫn sơ kết Kết luận 62", number="15/HD-MTTQ-BTT", issuer="Quận Sông Mẫu"),
        TaskGiven(
            uid="tg9", parent="dir", position=1, content="Tổng hợp kết quả ở cấp xã", lead="Ban Thường trực cấp quận"
        ),
    ]


def _figures(guidance: Guidance) -> list[Record]:
    rows: list[Record] = []
    for at, item in enumerate(item for item in guidance.indicators if not item.formula):
        code = item.code or ""
        actual = Decimal(1) if item.nature == "yesno" else Decimal(100 + at)
        rows.append(
            IndicatorFigure(
                uid=figure_uid(PERIOD, code),
                period=PERIOD,
                indicator=code,
                scope="own",
                actual=actual,
                plan=Decimal(100),
                last_year=Decimal(90 + at),
            )
        )
    nothing = next(row for row in rows if isinstance(row, IndicatorFigure) and row.indicator == "PB_HN")
    rows.remove(nothing)
    own = IndicatorFigure(
        uid=figure_uid(PERIOD, "R_HEM"),
        period=PERIOD,
        indicator="R_HEM",
        own_name="Số tuyến hẻm có camera an ninh",
        own_unit="tuyến",
        actual=Decimal("24"),
    )
    none = IndicatorFigure(uid=nothing.uid, period=PERIOD, indicator="PB_HN", scope="own", actual=NOT_ARISEN)
    return [*rows, own, none]


def _assessment(guidance: Guidance) -> list[Record]:
    uid = f"{PERIOD}.assessment"
    rows: list[Record] = [Assessment(uid=uid, period=PERIOD, prepared_by="Ngô Thị Ẻn")]
    for at, item in enumerate(guidance.criteria()):
        rows.append(
            CriterionScore(
                uid=f"{PERIOD}.{item.code}",
                parent=uid,
                position=at,
                criterion=item.code,
                score=(item.maximum or Decimal(0)) - 2,
                reason="Có đủ minh chứng." if at % 5 == 0 else None,
            )
        )
    return [
        *rows,
        TaskReview(
            uid=f"{PERIOD}.NV3",
            parent=uid,
            position=3,
            task="NV3",
            results="131/146 ý kiến được trả lời (89,73 %).",
            strengths="Kiến nghị được theo dõi đến khi có trả lời.",
            models="Mô hình “Sổ theo dõi kiến nghị”.",
            lessons="Ghi sổ theo dõi từng kiến nghị.",
        ),
        Limitation(
            uid="l1",
            parent=uid,
            position=1,
            task="NV3",
            causes=("c1", "c2"),
            solutions=("s1",),
            content="Còn 15 kiến nghị, chủ yếu về thoát nước, chưa có lộ trình giải quyết.",
        ),
        Cause(
            uid="c1",
            parent=uid,
            task="NV3",
            cause_kind="objective",
            content="Dự án thoát nước do cấp trên làm chủ đầu tư.",
        ),
        Cause(uid="c2", parent=uid, task="NV3", cause_kind="subjective", content="Chưa đôn đốc định kỳ bằng văn bản."),
        Solution(
            uid="s1", parent=uid, task="NV3", content="Giao ban hằng quý với UBND về kiến nghị tồn.", deadline="2025-03"
        ),
        Evidence(uid="e1", parent=uid, task="NV3", criterion="3.1", title="Báo cáo tổng hợp ý kiến", conference="hn-a"),
    ]


def _conferences() -> list[Record]:
    a = "hn-a"
    return [
        Conference(
            uid=a,
            title="Hội nghị sơ kết 15 năm thực hiện Kết luận số 62-KL/TW",
            code="99001-HN-2024-003",
            purposes=("interim_review", "honouring"),
            form="in_person",
            own_role="host",
            organiser="front",
            level="ward",
            held_on="2024-11-22",
            part_of_day="morning",
            starts_at="07:30",
            ends_at="11:00",
            venue="Hội trường UBND phường Hoa Mẫu",
            chaired_by="bà Đặng Thị Ánh Nguyệt",
            secretaries="Ngô Thị Ẻn",
            convened=96,
            present=91,
            women=38,
            assessed_from="2009-12",
            assessed_to="2024-11",
            summary="Đánh giá 15 năm thực hiện.\nBiểu dương tập thể, cá nhân.",
            subjects="Kết luận số 62-KL/TW",
        ),
        *(
            BodyPresent(uid=f"b{at}", parent=a, position=at, body=body, block=block, present=present)
            for at, (body, block, present) in enumerate(
                [("Đảng ủy phường", "party", 12), ("HĐND – UBND", "government", 14), ("Hội Nông dân", "member", 3)]
            )
        ),
        *(
            Delegate(
                uid=f"n{at}",
                parent=a,
                position=at,
                salutation="mrs",
                name=f"Nguyễn Thị Đại Biểu {at}",
                party_post="Phó Bí thư Đảng ủy",
                state_post="Chủ tịch HĐND phường",
                organisation="Phường Hoa Mẫu",
                roles=("attend", "chair", "direct"),
            )
            for at in range(12)
        ),
        AgendaItem(uid="ag", parent=a, starts_at="07:30", content="Chào cờ, tuyên bố lý do", done_by="Ban tổ chức"),
        SubmittedReport(uid="sr", parent=a, title="Báo cáo sơ kết", presenter="ông Lê Ái Ân"),
        Speech(
            uid="sp",
            parent=a,
            speech_kind="speech",
            speaker="Trần Thị Ổi",
            organisation="Chi hội Phụ nữ TDP 4",
            topic="5 không, 3 sạch gắn phân loại rác",
            summary="Chi hội vận động từng hộ. " * 20,
        ),
        Vote(
            uid="vo",
            parent=a,
            matter="Thông qua chương trình phối hợp 2025",
            agreed=91,
            against=0,
            other_views=0,
            total=91,
        ),
        TaskGiven(
            uid="tg1",
            parent=a,
            position=1,
            content="Củng cố nhân sự",
            lead="Ban CTMT TDP 7",
            deadline="2024-12-31",
            state="done",
            done_on="2024-12-28",
            priority="high",
            task="NV4",
        ),
        TaskGiven(
            uid="tg2", parent=a, position=2, content="Trả lời 15 kiến nghị tồn", lead="UBND", rhythms=("quarterly",)
        ),
        Commendation(
            uid="co", parent=a, awarded="collective", quantity=3, award="commendation", award_level="commune_government"
        ),
        Photo(uid="p1", parent=a, position=1, file=PHOTO, caption="Quang cảnh hội nghị."),
        Photo(uid="p2", parent=a, position=2, file=PHOTO, caption="Bà Nguyệt phát biểu khai mạc", credit="N.T.Ẻ"),
        Photo(uid="p3", parent=a, position=3, file="ff" * 32, caption="Trao giấy khen cho 3 tập thể."),
        Document(
            uid="do",
            parent=a,
            doc_type="plan",
            number="21/KH-MTTQ-BTT",
            issued_on="2024-11-01",
            abstract="Kế hoạch sơ kết",
            file=PHOTO,
        ),
        Attachment(uid=PHOTO, name="anh-1.jpg", media_type="image/jpeg", size=1234),
        Conference(
            uid="hn-b",
            title="Hội nghị trực tuyến triển khai Chương trình phối hợp năm 2025",
            form="hybrid",
            own_role="connection_point",
            host_code="990-HN-2024-007",
            held_on="2024-12-18",
            present=34,
            purposes=("rollout",),
        ),
        ConnectionPoint(uid="cp", parent="hn-b", name="Điểm cầu Đồi Mẫu", present=22, line="interrupted", unit="99003"),
        Conference(
            uid="hn-c", title="Hội nghị đối thoại", held_on="--12-18", period=PERIOD, own_role="host", present=40
        ),
    ]


def _campaign() -> list[Record]:
    uid = "vnn"
    return [
        Campaign(
            uid=uid,
            name="Cuộc vận động “Ngày vì người nghèo”",
            catalogue_item="CVD_VNN",
            campaign_kind="fund",
            state="running",
            lead="front",
            ongoing=True,
            supported=7,
            supported_unit="hộ",
            summary="Vận động vượt chỉ tiêu giao.",
            limitations="Chưa đều giữa các tổ dân phố.",
        ),
        CampaignTarget(
            uid="t1",
            parent=uid,
            name="Tiền vận động Quỹ",
            unit="triệu đồng",
            plan=Decimal(180),
            actual=Decimal("212.4"),
        ),
        CampaignResource(
            uid="cr", parent=uid, resource_kind="money", origin="people", name="Ủng hộ đợt 1", worth=Decimal("60.0")
        ),
        FundAccount(
            uid="fa",
            parent=uid,
            period=PERIOD,
            fund="poor",
            opening=Decimal("30.8"),
            income=Decimal("212.4"),
            house_building=Decimal("100.0"),
            house_repair=Decimal("68.9"),
            closing=Decimal("74.3"),
            houses_built=2,
        ),
        ModelExample(
            uid="me",
            parent=uid,
            model_kind="model",
            name="Hẻm không rác",
            place="TDP 4",
            started_on="2023",
            content="Các hộ trong hẻm tự phân loại rác.",
            replicated=True,
            replicated_where="3 tổ dân phố",
        ),
        Beneficiary(uid="be", parent=uid, name="Người Được Giúp", address="Số 1 hẻm 2"),
    ]
