"""The logo of a service: a small picture, in place of its name at the head of papers."""

import base64
import binascii
import io
import struct

from casework.service import MOST_LOGO

PNG = b"\x89PNG\r\n\x1a\n"


def logo_of(given: str) -> bytes:
    """The picture in `given`, a PNG in Base64; nothing where it is none, or is too large to travel with a sign-in."""
    if not given or len(given) > MOST_LOGO:
        return b""
    try:
        picture = base64.b64decode(given, validate=True)
    except binascii.Error:
        return b""
    return picture if picture.startswith(PNG) and _is_whole(picture) else b""


def _is_whole(picture: bytes) -> bool:
    """Whether it can be drawn: only that is sure of a picture that came from somewhere."""
    from PIL import Image  # late, as ReportLab is: few services send one

    try:
        with Image.open(io.BytesIO(picture)) as opened:
            opened.load()
    except (OSError, SyntaxError, struct.error, ValueError):
        return False
    return True
