"""What makes every PDF of ours one that can be kept: PDF/A-2b (ISO 19005-2), written by itself and not made so later.

That needs the meaning of its colours inside it (an sRGB profile), a description of the document as XMP that agrees with
the old kind, an id for the file, and nothing on a page that moves.
"""

import datetime as dt
from hashlib import md5
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

PROFILE = Path(__file__).parent / "colours" / "sRGB-v2-micro.icc"
COLOURS = "sRGB IEC61966-2.1"
PDF_1_7 = (1, 7)  # what PDF/A-2 is made from
TOLD = ("title", "subject", "author", "creator", "producer", "keywords")
DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <pdfaid:part>2</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>{producer}</pdf:Producer>
   <pdf:Keywords>{keywords}</pdf:Keywords>
   <xmp:CreatorTool>{creator}</xmp:CreatorTool>
   <xmp:CreateDate>{moment}</xmp:CreateDate>
   <xmp:ModifyDate>{moment}</xmp:ModifyDate>
   <xmp:MetadataDate>{moment}</xmp:MetadataDate>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def declare(canvas: Canvas, printed_at: dt.datetime) -> None:
    """Write into the file, before it is saved, what PDF/A-2b asks for. Its dates are `printed_at`, never the clock."""
    document: Any = canvas._doc  # type: ignore[attr-defined]
    at = printed_at if printed_at.tzinfo else printed_at.replace(tzinfo=dt.UTC)
    _stamp(document, at)
    _identify(document, at)
    document._pdfVersion = PDF_1_7
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([document.Reference(_colours(document))])
    catalog.Metadata = PDFStream(
        PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), _description(document, at)
    )
    for page in document.Pages.pages:
        page.Trans = None


def _stamp(document: Any, at: dt.datetime) -> None:
    """ReportLab would write the clock, or 1 January 2000."""
    minutes = int((at.utcoffset() or dt.timedelta()).total_seconds()) // 60
    stamp = document._timeStamp
    stamp.YMDhms = at.timetuple()[:6]
    stamp.lt = at.timetuple()
    stamp.dhh, stamp.dmm = divmod(abs(minutes), 60)
    if minutes < 0:
        stamp.dhh = -stamp.dhh


def _identify(document: Any, at: dt.datetime) -> None:
    """The id of the file stands for what is on its pages. ReportLab's would begin with the clock."""
    document.signature = md5(at.isoformat().encode(), usedforsecurity=False)
    for page in document.Pages.pages:
        document.signature.update(page.stream.encode())


def _colours(document: Any) -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), PROFILE.read_bytes(), [PDFZCompress])
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(COLOURS),
            "Info": PDFString(COLOURS),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _description(document: Any, at: dt.datetime) -> bytes:
    info = document.info
    told = {
        name: escape(getattr(info, name)) for name in ("title", "subject", "author", "producer", "keywords", "creator")
    }
    language = document.Catalog.Lang.s
    return DESCRIPTION.format(**told, language=language, moment=at.isoformat(timespec="seconds")).encode()
