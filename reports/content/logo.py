"""The logo of the school as the documents take it: an image that any reader shows, of a moderate size."""

import io

from PIL import Image, UnidentifiedImageError

MOST = 1200
"""Pixels of its longer side."""


def picture_of(logo: bytes | None) -> Image.Image | None:
    """The image that was dropped; ``None`` if it cannot be shown, which is no reason to lose a document."""
    if not logo:
        return None
    try:
        picture = Image.open(io.BytesIO(logo)).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((MOST, MOST))
    return picture


def png_of(picture: Image.Image) -> io.BytesIO:
    """The same as a PNG file."""
    content = io.BytesIO()
    picture.save(content, "PNG")
    content.seek(0)
    return content
