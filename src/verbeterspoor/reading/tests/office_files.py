"""Word and OpenDocument files for the tests, made on the spot."""

import io
import zipfile

import docx
from docx.oxml import parse_xml

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                        ("fo", "xsl-fo-compatible"), ("draw", "drawing"))
)  # fmt: skip
ODT_STYLES = (
    '<office:automatic-styles><text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" '
    'style:num-suffix=")"/></text:list-style></office:automatic-styles>'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def word_package(body: str, **more: str | bytes) -> bytes:
    document = f'<?xml version="1.0"?><w:document {NAMES}><w:body>{body}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def open_package(body: str, styles: str = ODT_STYLES, **more: str | bytes) -> bytes:
    content = f"<office:document-content {ODT_NAMES}>{styles}<office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    mimetype = "application/vnd.oasis.opendocument.text"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", mimetype)  # first and not packed, as the standard asks
        for name, part in {"content.xml": content, **more}.items():
            package.writestr(name, part)
    return target.getvalue()


def saved(document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def word_proposal() -> bytes:
    """A proposal as people write one in Word: a table as head, headings, numbers that Word counts."""
    document = docx.Document()
    document.add_heading("Collegevoorstel", 0)
    table = document.add_table(rows=0, cols=2)
    for label, value in (
        ("Onderwerp", "Toezicht op de wijkteams"),
        ("Is er een uiterste behandeldatum?", "Ja, 18 april 2017"),
        ("Portefeuillehouder", "wethouder Zorg"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    document.add_heading("Voorgesteld besluit", 1)
    document.add_paragraph("De raad te informeren over het rapport.", style="List Number")
    document.add_paragraph("De raadsbrief op 18 april te plaatsen.", style="List Number")
    document.add_heading("Argumenten voor", 1)
    document.add_paragraph("1.1 Wie de raad op tijd inlicht, voorkomt een eenzijdig beeld.")
    document.add_page_break()
    document.add_heading("Bijlagen", 1)
    document.add_paragraph("Raadsbrief over het toezicht (RAAD-4234)")
    return saved(document)


def word_list() -> bytes:
    """A decision list in a Word table."""
    document = docx.Document()
    document.add_heading("Openbare besluitenlijst college 11 april 2017", 0)
    table = document.add_table(rows=0, cols=4)
    for row in (
        ("Nr", "Onderwerp", "Zaaknummer", "Besluit"),
        ("1", "Besluitenlijst 4 april", "", "Vastgesteld"),
        ("2", "Toezicht op de wijkteams", "Z/17/004321", "1. Conform\n2. Aangehouden tot 2 mei"),
        ("3", "Jaarverslag leerplicht", "Z/17/003999", "Voor kennisgeving aangenomen"),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def with_changes() -> bytes:
    """A paragraph with tracked changes: one word taken out, one put in."""
    document = docx.Document()
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {NAMES}>{run.format('De brief ')}<w:del w:id='1'><w:r><w:delText>morgen</w:delText></w:r></w:del>"
            f"<w:ins w:id='2'>{run.format('vandaag ')}</w:ins>{run.format('te plaatsen.')}</w:p>"
        ),
    )
    return saved(document)


def open_proposal() -> bytes:
    """The same proposal as an OpenDocument text."""
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{label}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{value}</text:p></table:table-cell></table:table-row>"
        for label, value in (("Onderwerp", "Toezicht op de wijkteams"), ("Portefeuillehouder", "wethouder Zorg"))
    )
    items = "".join(
        f"<text:list-item><text:p>{text}</text:p></text:list-item>"
        for text in ("De raad te informeren over het rapport.", "De raadsbrief op<text:s/>18 april te plaatsen.")
    )
    return open_package(
        '<text:p text:style-name="Title">Collegevoorstel</text:p>'
        f"<table:table>{rows}</table:table>"
        '<text:h text:outline-level="1">Voorgesteld besluit</text:h>'
        f'<text:list text:style-name="L1">{items}</text:list>'
        '<text:h text:outline-level="1">Argumenten voor</text:h>'
        "<text:p>1.1 Wie de raad op tijd inlicht, <text:span>voorkomt</text:span> een eenzijdig beeld.</text:p>"
    )
