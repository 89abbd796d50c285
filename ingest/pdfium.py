"""PDFium: the words of a PDF's pages with their places, and the pages as images.

Takes a file's bytes, gives for each page its characters with boxes, sizes and weights, or its
picture. All places are in PDF points with the origin at the top left of the page *as it is shown*:
crop box and rotation are already accounted for, so a box may be drawn on the rendered page after
multiplying it by the scale.

PDFium is not thread-safe: one lock guards every call into it.
"""

from __future__ import annotations

import ctypes
import math
import re
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from numpy.typing import NDArray
    from PIL.Image import Image

_lock = threading.RLock()

# A weight from here on is printed bold ("semi-bold" and heavier in the OpenType scale).
_BOLD_FROM = 600
# The flag of an italic font in its descriptor (PDF 32000-1, table 123, bit 7).
_ITALIC = 1 << 6
# Tangent of the angle from which letters count as slanted.
_SLANT = 0.1


class PdfiumError(Exception):
    """PDFium cannot open the file, or cannot read or draw one of its pages."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of one page, in the order in which PDFium gives them.

    Attributes:
        width: of the page as shown, in points.
        height: of the page as shown, in points.
        characters: n code points, line ends and generated spaces included.
        boxes: shape (n, 4), float64: left, top, right, bottom of each in points. A box is as high
            as its font and as wide as the character's advance; a generated one may be empty.
        baselines: shape (n,), float64: distance of each one's baseline from the top, in points.
        sizes: shape (n,), float64: font size as shown, in points.
        bold: shape (n,), bool.
        italic: shape (n,), bool.
        edges: shape (m, 4), float64: left, top, right, bottom of each line and rectangle drawn.
    """

    width: float
    height: float
    characters: str
    boxes: NDArray[np.float64]
    baselines: NDArray[np.float64]
    sizes: NDArray[np.float64]
    bold: NDArray[np.bool_]
    italic: NDArray[np.bool_]
    edges: NDArray[np.float64]


class Pdf:
    """One open PDF. Use it as a context manager, or close it.

    Args:
        data: the file's bytes. A file that needs a password other than the empty one is refused.

    Raises:
        PdfiumError: PDFium cannot open it.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._error: type[Exception] = pypdfium2.PdfiumError
        with _lock:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except self._error as error:
                raise PdfiumError(str(error)) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory that PDFium holds for the file."""
        with _lock:
            self._document.close()

    @property
    def page_count(self) -> int:
        """Number of pages."""
        with _lock:
            return len(self._document)

    def text(self, page: int) -> PageText:
        """Read the characters of a page, counted from 1.

        Raises:
            ValueError: there is no such page.
            PdfiumError: PDFium cannot read it.
        """
        with self._opened(page) as handle:
            text_page = handle.get_textpage()
            try:
                return _characters(handle, text_page.raw)
            finally:
                text_page.close()

    def pictured(self, page: int) -> bool:
        """Whether a page, counted from 1, shows a picture.

        Raises:
            ValueError: there is no such page.
            PdfiumError: PDFium cannot read it.
        """
        from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

        with self._opened(page) as handle:
            return any(handle.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)))

    def render(self, page: int, scale: float = 2.0) -> Image:
        """Draw a page, counted from 1, as an RGB image of ``scale`` pixels a point.

        Raises:
            ValueError: there is no such page.
            PdfiumError: PDFium cannot draw it.
        """
        with self._opened(page) as handle:
            image: Image = handle.render(scale=scale).to_pil()
            # The pixels belong to PDFium's bitmap until they are copied.
            return image.convert("RGB").copy()

    @contextmanager
    def _opened(self, page: int) -> Iterator[Any]:
        """A page while nobody else uses PDFium, whose errors become ours."""
        with _lock:
            count = len(self._document)
            if not 1 <= page <= count:
                raise ValueError(f"page {page} of a document of {count} pages")
            try:
                with closing(self._document[page - 1]) as handle:
                    yield handle
            except self._error as error:
                raise PdfiumError(str(error)) from error


def _characters(page: Any, text_page: Any) -> PageText:
    """Read all characters in one pass; what a text object's characters share is asked once."""
    from pypdfium2 import raw

    width, height = page.get_size()
    count = max(raw.FPDFText_CountChars(text_page), 0)
    everything = range(count)
    codes = np.array([raw.FPDFText_GetUnicode(text_page, i) for i in everything], dtype=np.uint32)
    rects = (raw.FS_RECTF * count)()
    for index, rect in enumerate(rects):
        raw.FPDFText_GetLooseCharBox(text_page, index, rect)
    text_object, address = _text_object_of(raw), ctypes.cast(text_page, ctypes.c_void_p)
    objects = [text_object(address, index) for index in everything]
    fonts: dict[int | None, tuple[float, ...]] = {None: (0.0,) * 5}
    for index, key in enumerate(objects):
        if key not in fonts:
            fonts[key] = _font(raw, text_page, index)
    # FS_RECTF holds left, top, right, bottom as 32-bit floats, y upwards.
    boxes = np.frombuffer(rects, dtype=np.float32).reshape(count, 4).astype(np.float64)
    shared = np.array([fonts[key] for key in objects], dtype=np.float64).reshape(count, 5)
    bounds, rotation = page.get_bbox(), page.get_rotation()
    baselines = _shown(shared[:, 0], shared[:, 1], bounds, rotation)[1]
    return PageText(
        width=width,
        height=height,
        characters=_decoded(codes),
        boxes=_shown_boxes(boxes, bounds, rotation),
        baselines=baselines,
        sizes=shared[:, 2],
        bold=shared[:, 3] > 0,
        italic=shared[:, 4] > 0,
        edges=_shown_boxes(_drawn(page, raw), bounds, rotation),
    )


def _drawn(page: Any, raw: Any) -> NDArray[np.float64]:
    """Left, top, right, bottom of what is drawn on a page, in page space (y upwards)."""
    found = []
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        drawn = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(drawn) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if raw.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, sides)):
            left, bottom, right, top = (side.value for side in sides)
            found.append((left, top, right, bottom))
    return np.array(found, dtype=np.float64).reshape(len(found), 4)


def _text_object_of(raw: Any) -> Callable[[Any, int], int | None]:
    """Return FPDFText_GetTextObject giving plain addresses: four times as fast as its wrapper."""
    prototype = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    address = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value
    return prototype(address or 0)


def _decoded(codes: NDArray[np.uint32]) -> str:
    """One character for each code; unusable codes become U+FFFD so that places keep step."""
    usable = (codes > 0) & (codes <= 0x10FFFF) & ((codes < 0xD800) | (codes > 0xDFFF))
    return np.where(usable, codes, 0xFFFD).astype("<u4").tobytes().decode("utf-32-le")


def _font(raw: Any, text_page: Any, index: int) -> tuple[float, ...]:
    """Origin x and y in page space, size as shown, and 1 if it is bold, and italic, else 0."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    matrix = raw.FS_MATRIX()
    scale, slanted = 1.0, False
    if raw.FPDFText_GetMatrix(text_page, index, matrix):
        area = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        # The height of upright type; where there is no italic font, letters are set slanted.
        scale = area / (math.hypot(matrix.a, matrix.b) or 1.0) or 1.0
        slanted = abs(matrix.a * matrix.c + matrix.b * matrix.d) > _SLANT * area
    size = raw.FPDFText_GetFontSize(text_page, index) * scale
    bold = raw.FPDFText_GetFontWeight(text_page, index) >= _BOLD_FROM
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, index, name, len(name), flags)
    bold = bold or b"bold" in name.value.lower()
    italic = slanted or flags.value & _ITALIC or re.search(rb"italic|oblique", name.value.lower())
    return x.value, y.value, size, float(bold), float(bool(italic))


def _shown_boxes(
    boxes: NDArray[np.float64], bounds: tuple[float, float, float, float], rotation: int
) -> NDArray[np.float64]:
    """Boxes on the page as shown, each from its left and top to its right and bottom."""
    ends = _shown(boxes[:, [0, 2]], boxes[:, [1, 3]], bounds, rotation)
    (left, right), (top, bottom) = (np.sort(side, axis=1).T for side in ends)
    return np.stack([left, top, right, bottom], axis=1)


def _shown(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    bounds: tuple[float, float, float, float],
    rotation: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Turn places in the page's own space (y upwards) into places on the page as shown."""
    left, bottom, right, top = bounds
    match rotation:
        case 90:
            return y - bottom, x - left
        case 180:
            return right - x, y - bottom
        case 270:
            return top - y, right - x
        case _:
            return x - left, top - y
