import gzip
import zlib


def read_upload(data):
    if not data:
        raise ValueError("empty upload")
    try:
        text = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not a gzip file") from error
    if len(text) > 1_048_576:
        raise ValueError("the report is too long")
    return text.decode("utf-8")
