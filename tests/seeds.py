"""What five published texts tell, entered as the records of the office that each is about.

They are news items and a guidance: what they leave out (a year, a date, names, a venue) is the point.
"""

from dataclasses import dataclass

from app.domain.campaign import Campaign
from app.domain.conference import BodyPresent, Conference, ConnectionPoint, Delegate, Speech, TaskGiven
from app.domain.correspondence import Directive
from app.domain.enclosures import Commendation, Photo
from app.domain.fields import Record

CONCLUSION_62 = (
    "Kết luận số 62-KL/TW của Bộ Chính trị (khóa X) “Về tiếp tục đổi mới nội dung, phương thức hoạt động của "
    "Mặt trận Tổ quốc Việt Nam và các đoàn thể chính trị - xã hội”"
)


@dataclass(frozen=True, slots=True)
class Seed:
    """One text: the level of the office that records it, the period it belongs to, and what it tells."""

    name: str
    level: str
    period: str
    records: tuple[Record, ...]
    facts: tuple[str, ...]


def conference(uid: str, **values: object) -> Conference:
    """A conference as a draft: a news item never tells everything."""
    return Conference(uid=uid, state="draft", form="in_person", **values)


def facts(told: str) -> tuple[str, ...]:
    """Facts written behind one another, with a bar between them."""
    return tuple(told.split(" | "))


def bodies(parent: str, *told: tuple[str, str, str | None]) -> tuple[BodyPresent, ...]:
    """Bodies that took part, with their block and whom they sent."""
    return tuple(
        BodyPresent(uid=f"{parent}.{at}", parent=parent, position=at, body=body, block=block, represented_by=who)
        for at, (body, block, who) in enumerate(told)
    )


def _long_bien() -> Seed:
    """A district's review of three years; the text has no date at all."""
    hn = "long-bien"
    return Seed(
        "long-bien",
        "district",
        "KL62-SK3-2012",
        (
            conference(
                hn,
                title="Hội nghị sơ kết 3 năm thực hiện Kết luận 62",
                purposes=("interim_review",),
                own_role="host",
                organiser="front_committee",
                organiser_name="Uỷ ban MTTQ quận",
                level="district",
                period="KL62-SK3-2012",
                subjects=CONCLUSION_62,
                summary="Quán triệt đến cán bộ chủ chốt cấp uỷ, chính quyền, MTTQ và các đoàn thể quận và phường; "
                "phối hợp với Ban Dân vận quận uỷ xây dựng kế hoạch; hướng về cơ sở, tổ dân phố, khu dân cư và "
                "Ban công tác Mặt trận tổ dân phố.",
                overall="Nâng cao nhận thức của cấp uỷ Đảng và toàn bộ hệ thống chính trị; thực hiện Quy chế về công "
                "tác Dân vận của Đảng và Quy chế phối hợp hoạt động giữa chính quyền với MTTQ; chỉ đạo làm điểm rút "
                "kinh nghiệm rồi mới triển khai ra diện rộng; khắc phục cách làm hời hợt, hình thức, xa dân.",
                source_name="UB MTTQ Long Biên",
            ),
            Delegate(
                uid="lb1",
                parent=hn,
                position=1,
                salutation="comrade",
                name="Nguyễn Tiến Bộ",
                party_post="Uỷ viên Ban Thường vụ Quận uỷ",
                state_post="Chủ tịch Uỷ ban MTTQ quận",
                roles=("attend", "conclude"),
            ),
            Delegate(
                uid="lb2",
                parent=hn,
                position=2,
                salutation="comrade",
                name="Trần Thị Vân Anh",
                party_post="Uỷ viên Ban Thường vụ Quận uỷ, Trưởng Ban Tuyên giáo quận uỷ",
                roles=("attend",),
            ),
            *bodies(
                hn,
                ("Ban Dân vận", "party", "Lãnh đạo ban"),
                ("Các đoàn thể chính trị quận", "member", None),
                ("Uỷ ban MTTQ các phường", "front", "Chủ tịch, Phó Chủ tịch"),
            ),
            Speech(
                uid="lb6",
                parent=hn,
                speech_kind="concluding",
                speaker="Nguyễn Tiến Bộ",
                topic="Kết luận hội nghị",
                summary="Đánh giá cao kết quả 3 năm, chỉ ra 6 nhiệm vụ trọng tâm tiếp tục thực hiện Kết luận 62; "
                "MTTQ là cơ sở chính trị của chính quyền nhân dân.",
            ),
            TaskGiven(
                uid="lb7",
                parent=hn,
                content="Phối hợp thống nhất hành động thông qua quy chế phối hợp công tác giữa Thường trực HĐND, "
                "UBND, các tổ chức thành viên với Uỷ ban MTTQ cùng cấp",
                lead="Uỷ ban MTTQ quận, phường",
                rhythms=("regular",),
            ),
        ),
        facts(
            "Nguyễn Tiến Bộ | Trần Thị Vân Anh | Trưởng Ban Tuyên giáo quận uỷ | Chủ tịch, Phó Chủ tịch"
            " | 6 nhiệm vụ trọng tâm | hời hợt, hình thức, xa dân | Quy chế về công tác Dân vận của Đảng"
            " | UB MTTQ Long Biên"
        ),
    )


def _province() -> Seed:
    """A province's Party committee is the host, the year is missing, six campaigns are named."""
    hn = "tinh-uy"
    campaigns = {
        "Toàn dân đoàn kết xây dựng đời sống văn hoá ở khu dân cư": "campaign",
        "Ngày vì người nghèo": "campaign",
        "Người Việt Nam ưu tiên dùng hàng Việt Nam": "campaign",
        "Nông dân sản xuất, kinh doanh giỏi": "movement",
        "Xây dựng gia đình 5 không, 3 sạch": "campaign",
        "Mái ấm tình thương": "movement",
    }
    people: tuple[tuple[str, str | None, str | None, tuple[str, ...]], ...] = (
        ("Nguyễn Chí Dũng", "Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy", None, ("attend",)),
        ("Nguyễn Đức Dũng", "Phó Bí thư Thường trực Tỉnh ủy", None, ("attend", "direct", "conclude")),
        ("Nguyễn Đức Thanh", None, "Chủ tịch UBND tỉnh", ("attend",)),
    )
    asked = (
        ("Nghiên cứu xây dựng đề án Cuộc vận động xã hội đồng thuận", "Ban Dân vận Tỉnh uỷ", ()),
        ("Đào tạo, nâng chất lượng đội ngũ cán bộ", "MTTQ và đoàn thể", ()),
        ("Thực hiện hiệu quả quy chế dân chủ ở cơ sở và các quy chế phối hợp", "MTTQ và đoàn thể", ()),
        (
            "Có kế hoạch, chương trình làm việc cụ thể với khối Dân vận, Mặt trận",
            "Các cấp uỷ Đảng",
            ("monthly", "quarterly"),
        ),
    )
    return Seed(
        "tinh-uy",
        "province",
        "KL62-SK3-2012",
        (
            conference(
                hn,
                title="Hội nghị sơ kết 3 năm thực hiện Kết luận số 62-KL/TW của Bộ Chính trị",
                purposes=("interim_review",),
                own_role="attend",
                organiser="party",
                organiser_name="Tỉnh ủy",
                level="province",
                held_on="--12-18",
                period="KL62-SK3-2012",
                subjects=CONCLUSION_62,
                campaigns=tuple(f"cvd{at}" for at in range(len(campaigns))),
                overall="Hoạt động chuyển dần theo hướng thiết thực, tập trung về cơ sở và khu dân cư.",
                summary="Phương hướng, nhiệm vụ giai đoạn 2012-2015: tăng cường công tác dân vận của chính quyền.",
                video_link="Tỉnh ủy: Sơ kết 3 năm thực hiện kết luận số 62-KL/TW (video clip)",
            ),
            *(
                Delegate(
                    uid=f"t{at}", parent=hn, position=at, name=name, party_post=party, state_post=state, roles=roles
                )
                for at, (name, party, state, roles) in enumerate(people)
            ),
            *bodies(
                hn,
                ("Ban Chấp hành Đảng bộ tỉnh", "party", None),
                ("Một số sở, ngành, địa phương", "government", "Lãnh đạo"),
            ),
            *(
                TaskGiven(uid=f"tn{at}", parent=hn, position=at, content=content, lead=lead, rhythms=rhythms)
                for at, (content, lead, rhythms) in enumerate(asked)
            ),
            Photo(
                uid="ta1",
                parent=hn,
                caption="Đồng chí Nguyễn Đức Dũng, Phó Bí thư Thường trực Tỉnh uỷ phát biểu chỉ đạo hội nghị.",
                credit="Thanh Long",
            ),
            Photo(uid="ta2", parent=hn, position=1, caption="Các đại biểu tham dự hội nghị.", credit="Văn Miên"),
            *(
                Campaign(uid=f"cvd{at}", name=name, campaign_kind=kind, state="running", period="KL62-SK3-2012")
                for at, (name, kind) in enumerate(campaigns.items())
            ),
        ),
        (
            "18/12",
            "Tỉnh ủy",
            *campaigns,
            *(name for name, *_ in people),
            "Phó Bí thư Thường trực Tỉnh ủy",
            "Cuộc vận động xã hội đồng thuận",
            "Ban Dân vận Tỉnh uỷ",
            "Từng tháng; Từng quý",
            "Thanh Long",
            "Văn Miên",
            "giai đoạn 2012-2015",
            "video clip",
        ),
    )


def _can_duoc() -> Seed:
    """A district's final review of ten years; commendations are told by their number only."""
    hn = "can-duoc"
    return Seed(
        "can-duoc",
        "district",
        "KL62-TK10-2019",
        (
            conference(
                hn,
                title="Hội nghị tổng kết 10 năm thực hiện Kết luận số 62-KL/TW của Bộ Chính trị",
                purposes=("final_review", "honouring"),
                own_role="attend",
                organiser="party",
                organiser_name="Huyện ủy Cần Đước",
                level="district",
                held_on="2019-04-24",
                chaired_by="Ông Nguyễn Việt Cường – Bí thư Huyện ủy Cần Đước",
                subjects=CONCLUSION_62,
                overall="Khắc phục tình trạng hành chính hóa trong hoạt động; kịp thời giải quyết các vấn đề bức xúc "
                "của người dân.",
                summary="Tiếp tục quán triệt sâu sắc Kết luận số 62-KL/TW; đa dạng hoá các hình thức tập hợp Nhân dân.",
                source_name="Đài Phát thanh và Truyền hình Long An",
                source_author="Kim Thoa",
                source_published_on="2019-04-24",
                source_published_at="16:59",
            ),
            Commendation(
                uid="cd1",
                parent=hn,
                awarded="collective",
                quantity=3,
                award="commendation",
                award_level="district_party",
            ),
            Commendation(
                uid="cd2",
                parent=hn,
                position=1,
                awarded="individual",
                quantity=8,
                award="commendation",
                award_level="Huyện ủy Cần Đước",
                achievement="Có thành tích trong việc thực hiện Kết luận số 62-KL/TW",
            ),
            Photo(uid="cd3", parent=hn, caption="Quang cảnh hội nghị"),
        ),
        facts(
            "24/04/2019 | Nguyễn Việt Cường | Bí thư Huyện ủy Cần Đước | Giấy khen | Tập thể | Cá nhân"
            " | Quang cảnh hội nghị | Kim Thoa | 16:59 | Long An | hành chính hóa"
        ),
    )


def _hai_phong() -> Seed:
    """An online conference with connection points; one person attends, chairs and directs."""
    hn = "hai-phong"
    return Seed(
        "hai-phong",
        "province",
        "2021-NAM",
        (
            Conference(
                uid=hn,
                state="draft",
                title="Hội nghị trực tuyến triển khai Chương trình hành động của MTTQ thành phố và các TCTV",
                purposes=("rollout",),
                form="online",
                own_role="host",
                organiser="front",
                organiser_name="Ban Thường trực Ủy ban MTTQ Việt Nam thành phố",
                level="province",
                held_on="2021-09-16",
                part_of_day="morning",
                venue="Trung tâm Hội nghị thành phố",
                chaired_by="Trần Lưu Quang",
                subjects="Nghị quyết Đại hội XIII của Đảng\nNghị quyết Đại hội XVI Đảng bộ thành phố",
                assessed_from="2015",
                assessed_to="2020",
                overall="Trong nhiệm kỳ 2015-2020, MTTQ thành phố và các tổ chức thành viên (TCTV) đã đổi mới nội "
                "dung, phương thức hoạt động.",
                summary="Nâng cao hiệu quả chương trình phối hợp hành động; đổi mới công tác tuyên truyền; lắng nghe, "
                "tập hợp, phản ánh ý kiến Nhân dân; tăng cường giám sát, phản biện xã hội; đổi mới tổ chức bộ máy.",
                source_name="Cổng tin tức Thành phố Hải Phòng",
                source_author="Nguyễn Hải",
                source_published_on="2021-09-16",
                source_published_at="15:17",
            ),
            Delegate(
                uid="hp1",
                parent=hn,
                salutation="comrade",
                name="Trần Lưu Quang",
                party_post="Ủy viên Trung ương Đảng, Bí thư Thành ủy",
                state_post="Trưởng đoàn đại biểu Quốc hội thành phố",
                roles=("attend", "chair", "direct"),
            ),
            *bodies(
                hn,
                ("Ban Thường vụ Thành ủy", "party", "Các Ủy viên"),
                ("UBND thành phố", "government", "Phó Chủ tịch"),
                ("Sở, ban, ngành, đơn vị liên quan", "government", "Đại diện lãnh đạo"),
            ),
            ConnectionPoint(
                uid="hp5", parent=hn, name="MTTQ các quận, huyện", organisation="MTTQ các quận, huyện trên địa bàn"
            ),
            Speech(
                uid="hp6",
                parent=hn,
                speech_kind="directing",
                speaker="Trần Lưu Quang",
                topic="Phát biểu chỉ đạo",
                summary="Ghi nhận và biểu dương những thành tích; công khai minh bạch các hoạt động.",
            ),
            TaskGiven(
                uid="hp7",
                parent=hn,
                content="Phát huy tính chủ động của các tổ chức thành viên; thường xuyên kiểm tra, giám sát",
                lead="MTTQ thành phố và các tổ chức thành viên",
                rhythms=("regular",),
            ),
            Photo(uid="hp8", parent=hn, caption="Quang cảnh hội nghị."),
        ),
        facts(
            "16/09/2021 | Sáng | Trung tâm Hội nghị thành phố"
            " | Ban Thường trực Ủy ban MTTQ Việt Nam thành phố | Trần Lưu Quang"
            " | Dự; Chủ trì; Phát biểu chỉ đạo | Trưởng đoàn đại biểu Quốc hội thành phố"
            " | MTTQ các quận, huyện | Nghị quyết Đại hội XIII của Đảng | Trực tuyến | Nguyễn Hải | 15:17"
            " | Thường xuyên"
        ),
    )


def _centre() -> Seed:
    """The guidance of 2012: six tasks, and who reports to whom."""
    hd = "hd-2012"
    chain = (
        (
            "Khảo sát đánh giá kết quả thực hiện Kết luận số 62 tại một số tỉnh, thành phố; sơ kết gắn với Hội nghị "
            "Chủ tịch UBMTTQ các tỉnh, thành phố trong năm 2012",
            "Ban Thường trực UBTƯ MTTQ Việt Nam",
        ),
        (
            "Tổ chức hội nghị sơ kết gắn với hội nghị thường kỳ UBMTTQ cấp tỉnh, sơ kết 6 tháng đầu năm 2012",
            "Ban Thường trực UBMTTQ các tỉnh, thành phố trực thuộc Trung ương",
        ),
        facts(
            "Hướng dẫn, theo dõi, tổng hợp kết quả sơ kết tại cấp huyện, cấp xã"
            " | Ban Thường trực UBMTTQ các tỉnh, thành phố trực thuộc Trung ương"
        ),
    )
    return Seed(
        "centre",
        "central",
        "KL62-SK3-2012",
        (
            Directive(
                uid=hd,
                abstract="Hướng dẫn sơ kết thực hiện Kết luận số 62 của Bộ Chính trị",
                issuer="Ban Thường trực UBTƯ MTTQ Việt Nam",
                basis=f"{CONCLUSION_62}\nChương trình phối hợp thống nhất hành động của UBTƯ MTTQ Việt Nam năm 2012",
                content="Đánh giá công tác triển khai, chỉ đạo tổ chức thực hiện Kết luận số 62 theo 6 nhiệm vụ",
                tasks=("NV1", "NV2", "NV3", "NV4", "NV5", "NV6"),
                arrangement="Cấp tỉnh tổng hợp của cấp huyện, cấp xã; Trung ương sơ kết với cấp tỉnh.",
                period="KL62-SK3-2012",
                source_author="Vũ Dương Châu",
            ),
            *(
                TaskGiven(uid=f"hd{at}", parent=hd, position=at, content=content, lead=lead, deadline="2012")
                for at, (content, lead) in enumerate(chain)
            ),
        ),
        facts(
            "Hướng dẫn sơ kết thực hiện Kết luận số 62 | 6 nhiệm vụ"
            " | Đánh giá việc nâng cao nhận thức về vai trò, trách nhiệm của Đảng, chính quyền đối với Mặt trận"
            " | Tăng cường công tác dân vận của chính quyền các cấp"
            " | Hội nghị Chủ tịch UBMTTQ các tỉnh, thành phố trong năm 2012"
            " | hội nghị thường kỳ UBMTTQ cấp tỉnh | tổng hợp kết quả sơ kết tại cấp huyện, cấp xã"
            " | Vũ Dương Châu"
        ),
    )


SEEDS = (_long_bien(), _province(), _can_duoc(), _hai_phong(), _centre())
