"""Make the sample newsroom draft `stadium-vote.docx` from its marked-up text.

In the text `{-...-}` is a tracked deletion, `{+...+}` a tracked insertion and `{#...#}` an editor's comment. The same
text always gives the same bytes. Run it from anywhere: `python data/samples/make_docx.py`.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).parent
DRAFT = HERE / "stadium-vote.draft.txt"
MADE = HERE / "articles" / "stadium-vote.docx"
DATE = "2024-03-26T08:15:00Z"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MARK = re.compile(r"\{([-+#])(.*?)\1\}")


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>' if text else ""


def _paragraph(text: str, *, is_title: bool, comments: list[str]) -> str:
    parts = ['<w:pPr><w:pStyle w:val="Title"/></w:pPr>'] if is_title else []
    end = 0
    for number, mark in enumerate(MARK.finditer(text)):
        parts.append(_run(text[end : mark.start()]))
        who = f'w:id="{100 + number}" w:author="Desk" w:date="{DATE}"'
        if mark[1] == "-":
            parts.append(f"<w:del {who}>{_run(mark[2], 'delText')}</w:del>")
        elif mark[1] == "+":
            parts.append(f"<w:ins {who}>{_run(mark[2])}</w:ins>")
        else:
            parts.append(f'<w:r><w:commentReference w:id="{len(comments)}"/></w:r>')
            comments.append(mark[2])
        end = mark.end()
    parts.append(_run(text[end:]))
    return f"<w:p>{''.join(parts)}</w:p>"


def build(draft: str) -> dict[str, str]:
    """Give the parts of the document, by their names in the package."""
    comments: list[str] = []
    paragraphs = draft.strip().split("\n\n")
    body = "".join(_paragraph(p, is_title=not i, comments=comments) for i, p in enumerate(paragraphs))
    notes = "".join(
        f'<w:comment w:id="{i}" w:author="Desk" w:date="{DATE}"><w:p>{_run(text)}</w:p></w:comment>'
        for i, text in enumerate(comments)
    )
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{MAIN}.styles+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{MAIN}.comments+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{OFFICE}/comments" Target="comments.xml"/></Relationships>',
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'{HEAD}<w:styles xmlns:w="{WORDS}"><w:style w:type="paragraph" w:styleId="Title">'
        '<w:name w:val="Title"/></w:style></w:styles>',
        "word/comments.xml": f'{HEAD}<w:comments xmlns:w="{WORDS}">{notes}</w:comments>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="{core}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(paragraphs[0])}</dc:title></cp:coreProperties>",
    }


def main() -> None:
    """Write the document beside the other sample articles."""
    with zipfile.ZipFile(MADE, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in build(DRAFT.read_text(encoding="utf-8")).items():
            package.writestr(zipfile.ZipInfo(name, date_time=(2024, 3, 26, 8, 15, 0)), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
