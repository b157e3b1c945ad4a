"""What a document says of itself for the archives: metadata, colours, and the promise of PDF/A-3 where it is kept.

PDF/A-3, level A (ISO 19005-3): tagged, all faces embedded, colours with a profile, nothing that acts, files may be
embedded. The promise is only made where it is kept: not where a letter has no shape in our face (§6.2.11.8), and not
where the page is only the cover of something encrypted or cut (§6.1.3).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFObject, PDFStream, PDFString, PDFZCompress

LANGUAGE = "vi-VN"


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. `made_on` is an ISO date, perhaps partial: the document's own date.

    `archival`: whether the file is handed over as it is drawn, or sealed; a mere cover promises nothing.
    """

    title: str
    author: str = ""
    subject: str = ""
    made_on: str = ""
    archival: bool = True

    @property
    def moment(self) -> tuple[str, str, str]:
        """Year, month and day, as far as known; the rest by convention: the same document has the same bytes."""
        found = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", self.made_on)
        year, month, day = (part or "01" for part in found.groups()) if found else ("2000", "01", "01")
        return year, month, day


def pdf_date(about: About, *_now: int) -> str:
    """The document's date as the entries about it keep it."""
    return f"D:{''.join(about.moment)}120000+07'00'"


def describe(about: About, document: Any, *, whole: bool) -> None:
    """Metadata and the profile of the colours into a document all of whose pages are drawn.

    `whole`: every letter of it has a shape in its face.
    """
    embedded = not document.idToObject["BasicFonts"].dict  # ours come to it when the document is written
    packet = _xmp(document.info, about, promise=about.archival and whole and embedded)
    metadata = PDFStream(PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), packet)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.Metadata = metadata
    catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])


def with_line_ends(pdf: bytes) -> bytes:
    """The document with a line end before each ``endstream``, which the library leaves out (ISO 19005-3, §6.1.7.1).

    Behind data that end with a carriage return it has two bytes, or that one would be taken for a part of it.
    Takes what reportlab writes: one table of all objects in the order of the file, and nothing between them.
    """
    table = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    starts = [int(row[1]) for row in _ROW.finditer(pdf, table)]
    bodies: list[bytes] = []
    rows: list[bytes] = []
    at = starts[0]
    for start, end in zip(starts, [*starts[1:], table], strict=True):
        body = pdf[start:end]
        if body.endswith(_STREAM_END):
            data = body.removesuffix(_STREAM_END)
            body = data + (b"\r\n" if data.endswith(b"\r") else b"\n") + _STREAM_END
        bodies.append(body)
        rows.append(b"%010d 00000 n \n" % at)
        at += len(bodies[-1])
    head, trailer = pdf[table : pdf.index(b"\n", table + 5) + 21], pdf[pdf.index(b"trailer", table) :]
    after = trailer[: trailer.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % at
    return b"".join([pdf[: starts[0]], *bodies, head, *rows, after])


_ROW = re.compile(rb"(\d{10}) 00000 n ")
_STREAM_END = b"endstream\nendobj\n"


def _output_intent(document: Any) -> PDFObject:
    profile = PDFStream(PDFDictionary({"N": 3}), srgb(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": PDFString(_SRGB),
            "Info": PDFString(_SRGB),
            "DestOutputProfile": document.Reference(profile),
        }
    )


_SRGB = "sRGB IEC61966-2.1"


@cache
def srgb() -> bytes:
    """The sRGB profile, made by the colour engine of Pillow; its text says that anybody may use it freely.

    Date and identity are taken out of its head (ICC.1:2010, §7.2.8, §7.2.18): the same profile on every day.
    """
    from PIL import ImageCms  # loaded when first needed: the colour engine

    engine: Any = ImageCms  # without types
    profile = bytearray(engine.ImageCmsProfile(engine.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")
    profile[84:100] = bytes(16)
    return bytes(profile)


def _xmp(info: Any, about: About, *, promise: bool) -> bytes:
    """The metadata, in step with the entries about the document (ISO 16684-1; ISO 19005-3, §6.6.2)."""
    date = f"{'-'.join(about.moment)}T12:00:00+07:00"
    said = {
        "dc:format": "application/pdf",
        "dc:title": _alternatives(info.title),
        "dc:creator": f"<rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq>" if info.author else "",
        "dc:description": _alternatives(info.subject),
        "dc:language": f"<rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag>",
        "xmp:CreatorTool": escape(info.creator),
        "xmp:CreateDate": date,
        "xmp:ModifyDate": date,
        "xmp:MetadataDate": date,
        "pdf:Producer": escape(info.producer),
        "pdfaid:part": "3" if promise else "",
        "pdfaid:conformance": "A" if promise else "",
    }
    lines = "\n".join(f"<{name}>{value}</{name}>" for name, value in said.items() if value)
    return _PACKET.format(lines=lines).encode()


def _alternatives(words: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt>' if words else ""


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{lines}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
"""
