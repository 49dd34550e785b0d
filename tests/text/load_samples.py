"""Build small files of each format, since no binary sample says in a diff what it holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPHS = (
    "The council of Marrow delayed its vote on the harbour on Monday, three officials told The Quay, after a protest.",
    "“There is a big push to get it done before the fair,” said Ola Berg, who leads the harbour board of the town.",
    "In December, the regional court ordered two companies to pay for the dredging of the outer basin in full.",
)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """One line of a PDF page; `x` and `y` in points from the lower left corner."""

    text: str
    y: float
    x: float = 50
    size: float = 11


def make_pdf(pages: list[list[Drawn]], *, title: str | None = None, encrypt: bytes = b"") -> bytes:
    """Give a PDF that draws these lines; `encrypt` is what the trailer says of encryption."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<<%s/CreationDate(D:20010203040506)>>" % (b"/Title(%s)" % _escape(title) if title else b""),
    ]
    for number, lines in enumerate(pages):
        drawn = b"".join(
            b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (line.size, line.x, line.y, _escape(line.text)) for line in lines
        )
        stream = zlib.compress(drawn)
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R" % (6 + 2 * number)
        objects.append(page + b"/Resources<</Font<</F1 3 0 R>>>>>>")
        objects.append(b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"<</Size %d/Root 1 0 R/Info 4 0 R%s>>" % (len(objects) + 1, encrypt)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return out + head + table + b"trailer\n%s\nstartxref\n%d\n%%%%EOF" % (trailer, len(out))


def _escape(text: str) -> bytes:
    return text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def make_docx(body: str, *, title: str | None = None, styles: str | None = None) -> bytes:
    """Give a DOCX with this content of `w:body`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        if styles is not None:
            archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{WORD}">{styles}</w:styles>')
        if title is not None:
            core = '<c:coreProperties xmlns:c="c" xmlns:dc="dc"><dc:title>%s</dc:title></c:coreProperties>'
            archive.writestr("docProps/core.xml", core % title)
    return out.getvalue()


def run(text: str) -> str:
    """Give a run of Word's XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, *, style: str | None = None, properties: str = "") -> str:
    """Give a paragraph of Word's XML around runs."""
    chosen = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{chosen}{properties}</w:pPr>{content}</w:p>"
