import gzip
import io
import zlib

LIMIT = 1_048_576
PIECE = 64 * 1024


def read_upload(data):
    if not data:
        raise ValueError("there is nothing in the upload")
    text = bytearray()
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            while piece := file.read(PIECE):
                text += piece
                if len(text) > LIMIT:
                    raise ValueError("a report has at most 1 MiB of text")
    except (EOFError, OSError, zlib.error) as error:
        raise ValueError("not a complete gzip file") from error
    return str(text, "utf-8")
