import gzip
import zlib

LIMIT = 1_048_576


def read_upload(data):
    if len(data) < 18:
        raise ValueError("not a gzip file")
    # The last four bytes are the size of the text.
    if int.from_bytes(data[-4:], "little") > LIMIT:
        raise ValueError("the report is too long")
    try:
        text = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError("not a gzip file") from error
    return text.decode("utf-8")
