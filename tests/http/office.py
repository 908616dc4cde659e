"""LibreOffice without a screen: a workbook of formulas and linked sheets, updated as its user would, and what it holds then."""

import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

SOFFICE = shutil.which("soffice")

CSV_FILTER = "Text - txt - csv (StarCalc)"
CSV_OPTIONS = "44,34,76,1,,2057,false,true"
"""Commas, double quotes, UTF-8, from line 1, English (UK), figures and dates found by themselves."""

XLSX_FILTER = "Calc MS Excel 2007 XML"

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"

_BOOK = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet>%s</office:spreadsheet></office:body></office:document>
"""

_SETTINGS = """<item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse"><value><it>%s</it></value></prop>
</item></oor:items>"""
"""What a user says yes to: links in files of this folder may be updated."""

_LIBRARIES = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
<library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>
</library:libraries>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false"><library:element library:name="Updating"/></library:library>
"""
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Updating" script:language="StarBasic">
Sub Update(source As String, target As String)
  Dim opened(1) As New com.sun.star.beans.PropertyValue
  opened(0).Name = "UpdateDocMode"
  opened(0).Value = 3
  opened(1).Name = "Hidden"
  opened(1).Value = True
  book = StarDesktop.loadComponentFromURL(source, "_blank", 0, opened())
  For Each link In book.SheetLinks
    link.refresh()
  Next
  book.calculateAll()
  Dim kept(0) As New com.sun.star.beans.PropertyValue
  kept(0).Name = "FilterName"
  kept(0).Value = "calc8"
  book.storeToURL(target, kept())
  book.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
"""

Link = tuple[str, str, str]
"""What a sheet is linked to: an address, the filter that reads it, and that filter's options."""

Cell = tuple[str | None, str]
"""The type of a cell ("float", "string", "boolean", `None` for an empty one) and what it holds."""


def updated_book(folder: Path, formulas: Sequence[str], links: Mapping[str, Link]) -> dict[str, list[list[Cell]]]:
    """The cells, by sheet, of a workbook with a sheet "formulas" and a linked sheet for each link, after an update of all.

    A formula is written as people write it. `folder`: for LibreOffice's files.
    """
    profile = folder / "profile"
    _run(profile, "--terminate_after_init")  # which makes the profile; what lay there before would be written over
    basic = profile / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (basic / "Standard" / "script.xlb").write_text(_LIBRARY, "utf-8")
    (basic / "Standard" / "Updating.xba").write_text(_MACRO, "utf-8")
    settings = profile / "user" / "registrymodifications.xcu"
    settings.write_text(settings.read_text("utf-8").replace("</oor:items>", _SETTINGS % folder.as_uri()), "utf-8")
    source, target = folder / "before.fods", folder / "after.ods"
    source.write_text(_BOOK % (_formula_sheet(formulas) + "".join(map(_linked_sheet, links, links.values()))), "utf-8")
    _run(profile, f'macro:///Standard.Updating.Update("{source.as_uri()}","{target.as_uri()}")')
    return _cells(target)


def _run(profile: Path, *arguments: str) -> None:
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def _formula_sheet(formulas: Sequence[str]) -> str:
    rows = "".join(
        f'<table:table-row><table:table-cell table:formula="{escape(_stored(one), {chr(34): "&quot;"})}"/></table:table-row>'
        for one in formulas
    )
    return f'<table:table table:name="formulas">{rows}</table:table>'


def _stored(formula: str) -> str:
    """A formula as files have it, where functions that came from Excel say so."""
    for name in ("WEBSERVICE", "ENCODEURL"):
        formula = formula.replace(f"{name}(", f"COM.MICROSOFT.{name}(")
    return f"of:{formula}"


def _linked_sheet(name: str, link: Link) -> str:
    address, reader, options = (escape(part, {'"': "&quot;"}) for part in link)
    return (
        f'<table:table table:name="{name}"><table:table-source xlink:type="simple" xlink:href="{address}" '
        f'table:filter-name="{reader}" table:filter-options="{options}"/>'
        "<table:table-row><table:table-cell/></table:table-row></table:table>"
    )


def _cells(book: Path) -> dict[str, list[list[Cell]]]:
    with zipfile.ZipFile(book) as archive:
        content = etree.fromstring(archive.read("content.xml"))
    return {
        str(table.get(f"{{{_TABLE}}}name")): [
            [cell for one in row for cell in _repeated(one)] for row in table.iter(f"{{{_TABLE}}}table-row")
        ]
        for table in content.iter(f"{{{_TABLE}}}table")
    }


def _repeated(cell: etree._Element) -> list[Cell]:
    """A cell as often as it stands side by side with its like; many empty ones at the end of a row count once."""
    times = int(cell.get(f"{{{_TABLE}}}number-columns-repeated", "1"))
    kind = cell.get(f"{{{_OFFICE}}}value-type")
    values = (cell.get(f"{{{_OFFICE}}}{name}") for name in ("value", "date-value", "boolean-value"))
    text = next((value for value in values if value is not None), "".join(cell.itertext()))
    return [(kind, text)] * (times if times < 100 else 1)
