"""The XML of a census, read as a stream: one child at a time, every element with its line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from .refusal import UnreadableFile

CHUNK = 1 << 18


@dataclass(slots=True)
class Element:
    tag: str
    line: int
    text: str = ""
    parts: list["Element"] = field(default_factory=list)

    def all(self, tag: str) -> list["Element"]:
        """The parts of this name, here or further down, in order."""
        return [found for part in self.parts for found in ([part] if part.tag == tag else part.all(tag))]

    def values(self) -> dict[str, str]:
        """The text of each part that has none of its own; the texts of a repeated part are joined."""
        found: dict[str, str] = {}
        for part in self.parts:
            if not part.parts:
                text = part.text.strip()
                found[part.tag] = f"{found[part.tag]} {text}" if part.tag in found else text
        return found


def children(path: Path) -> Iterator[Element]:
    """Each Child of the file. Raises UnreadableFile at the line where the XML breaks, and for any document type."""
    reader = _Reader(path)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            reader.feed(chunk, final=False)
            yield from reader.taken()
    reader.feed(b"", final=True)
    yield from reader.taken()


class _Reader:
    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.refuse_doctype
        self.open: list[Element] = []
        self.done: list[Element] = []

    def feed(self, chunk: bytes, *, final: bool) -> None:
        try:
            self.parser.Parse(chunk, final)
        except expat.ExpatError as error:
            raise UnreadableFile(
                f"{self.name} is not whole XML: line {error.lineno} cannot be read "
                f"({expat.ErrorString(error.code)}). Nothing was taken in. Have the return made again."
            ) from error

    def taken(self) -> list[Element]:
        taken, self.done = self.done, []
        return taken

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if self.open or tag == "Child":
            element = Element(tag, self.parser.CurrentLineNumber)
            if self.open:
                self.open[-1].parts.append(element)
            self.open.append(element)

    def end(self, _tag: str) -> None:
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.done.append(element)

    def characters(self, text: str) -> None:
        if self.open:
            self.open[-1].text += text

    def refuse_doctype(self, *_declaration: object) -> None:
        raise UnreadableFile(
            f"{self.name} has a document type declaration, which a census never has and which can hide other files. "
            "It was not read."
        )
