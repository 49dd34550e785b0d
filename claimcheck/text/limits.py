"""Bounds on what is loaded: a hostile or absurd input is refused, never worked on for minutes."""

MAX_FILE_BYTES = 50_000_000
"""Bytes of one input file of any format."""

MAX_TEXT_CHARS = 5_000_000
"""Code points of one loaded text; a long book has about one million."""

MAX_TAGGED_CHARS = 500_000
"""Characters of an article that the trained tagger reads, about 80,000 words: 40 s of one core."""

MAX_HTML_CHARS = 5_000_000
"""Code points of an HTML page with its markup."""

MAX_HTML_ELEMENTS = 30_000
"""Elements of an HTML page; the extraction passes over them many times."""

MAX_HTML_NESTING = 1_000_000
"""Elements of an HTML page, each counted with its depth; 30,000 at the depth of 33, that of a crowded page."""

MAX_HTML_ATTRIBUTES = 200_000
"""Attributes of all tags of an HTML page."""

MAX_TAG_ATTRIBUTES = 1_000
"""Attributes of one HTML tag; the parser compares each with each."""

MAX_MARKDOWN_CHARS = 200_000
"""Code points of a Markdown file; the parser is pure Python."""

MAX_MARKDOWN_NESTING = 60
"""Quotations, lists and items inside each other in Markdown; the parser calls itself for each."""

MAX_FRONT_MATTER_LINES = 200
"""Lines of a Markdown file's front matter."""

MAX_PDF_PAGES = 200
"""Pages of a PDF."""

MAX_PDF_OPERATORS = 300_000
"""Drawing operators of a whole PDF; a page of text has some thousand."""

MAX_XML_BYTES = 10_000_000
"""Bytes of the main part of a DOCX after it is unpacked."""

MAX_COMBINING_RUN = 50
"""Accents stacked on one letter; Unicode normalization takes time quadratic in this."""

MAX_TITLE_CHARS = 300
"""Code points of a title, publisher or URL; a longer one is not one."""

MAX_ENTRY_ELEMENTS = 100_000
"""Elements of one item of an XML export; exports of any size are read item by item."""
