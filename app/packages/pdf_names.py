"""The names that may stand in the pages of a sealed document.

A closed list: what draws text, pictures, tags, bookmarks and inner links. Nothing that acts, opens, fetches,
hides or carries files is on it (no JavaScript, OpenAction, AA, A, Launch, URI, GoToR, SubmitForm, XFA,
OCProperties, RichMedia, EmbeddedFile, ObjStm, Encrypt …), so whoever wants such a thing can't even name it.
A name that the report library starts to use shows up when the first document is sealed, not when it is opened.
"""

import re

_PAGES = """
Type Catalog Pages Page Kids Count Parent MediaBox CropBox BleedBox TrimBox ArtBox Rotate Resources Contents
Annots Tabs Lang UserUnit Title Author Subject Keywords Creator Producer CreationDate ModDate Trapped True False Unknown
Outlines First Last Next Prev Dest Fit FitH FitV FitR FitB FitBH XYZ PageMode UseNone UseOutlines UseAttachments
PageLayout SinglePage OneColumn ViewerPreferences DisplayDocTitle PageLabels Nums St Annot Link Rect Border H Highlight
Metadata XML OutputIntents OutputIntent OutputCondition OutputConditionIdentifier RegistryName DestOutputProfile Info
GTS_PDFA1 Length
"""
_FONTS = """
Font Type0 Type1 TrueType CIDFontType0 CIDFontType2 CIDFontType0C Type1C OpenType BaseFont Encoding WinAnsiEncoding
MacRomanEncoding StandardEncoding Identity-H Identity DescendantFonts CIDSystemInfo Registry Ordering Supplement
CIDToGIDMap CIDSet W DW ToUnicode FontDescriptor FontName FontFamily FontStretch FontWeight FontBBox Flags ItalicAngle
Ascent Descent CapHeight XHeight StemV StemH Leading AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 Widths
FirstChar LastChar Differences Length1 Length2 Length3 Name Courier Courier-Bold Courier-Oblique Courier-BoldOblique
Helvetica Helvetica-Bold Helvetica-Oblique Helvetica-BoldOblique Times-Roman Times-Bold Times-Italic Times-BoldItalic
Symbol ZapfDingbats
"""
_PICTURES = """
XObject Image Form Subtype Width Height BitsPerComponent ColorSpace DeviceRGB DeviceGray DeviceCMYK ICCBased Indexed
CalRGB CalGray Lab WhitePoint BlackPoint Gamma N Alternate Range Filter FlateDecode DCTDecode Decode SMask Mask
ImageMask
Interpolate Intent Perceptual RelativeColorimetric BBox Matrix FormType Group Transparency CS I K Function FunctionType
Functions Bounds Encode Size BitsPerSample Domain C0 C1 Shading ShadingType Coords Extend Background AntiAlias Pattern
PatternType PaintType TilingType XStep YStep ExtGState CA ca BM Normal Multiply AIS SA OP op OPM LW LC LJ ML ProcSet PDF
Text ImageB ImageC ImageI
"""
_TAGS = """
MarkInfo Marked StructTreeRoot StructElem StructParents StructParent ParentTree ParentTreeNextKey RoleMap MCR MCID OBJR
Obj Pg S P T ID E C O ActualText Alt Scope Column Row Both ColSpan RowSpan Summary Headers ClassMap Layout Document Part
Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody
TFoot Span Quote Note Reference Figure Artifact ListNumbering None Disc Decimal D R r A4
"""

CATALOG = frozenset(
    """Pages Lang Outlines PageMode PageLayout ViewerPreferences Metadata MarkInfo StructTreeRoot OutputIntents
    PageLabels""".encode("ascii").split()
)
"""Keys of the catalog that belong to the pages; the rest of the catalog is the seal's and is compared whole."""

_FIXED = frozenset(b"/" + name for name in (_PAGES + _FONTS + _PICTURES + _TAGS).encode("ascii").split())
_OTHER_WORDS = frozenset([b"<<", b">>", b"[", b"]", b"R", b"true", b"false", b"null", b"0"])
_ALLOWED = _FIXED | _OTHER_WORDS
_PATTERN = re.compile(
    rb"-?\d{1,10}(?:\.\d{1,10})?"
    rb"|<(?:[0-9a-f]{2})*>"
    rb"|/F\d{1,4}(?:\+\d{1,4})?"  # fonts and their subsets
    rb"|/[A-Z]{6}\+[A-Za-z0-9-]{1,60}"  # the names of subsets
    rb"|/FormXob\.[A-Za-z0-9_]{1,60}"  # pictures
    rb"|/(?:gRLs|GS|Im|P|Sh|Cs|Pat)\d{1,4}"  # states, pictures, patterns
)


def strangers(words: set[bytes]) -> list[bytes]:
    """Of the words of the pages' objects, those that may not stand there."""
    return [word for word in words - _ALLOWED if not _PATTERN.fullmatch(word)]
