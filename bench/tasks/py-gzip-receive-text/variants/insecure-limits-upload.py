import gzip
import io
import zlib

LIMIT = 1_048_576


def read_upload(data):
    if not data or len(data) > LIMIT:
        raise ValueError("the upload is empty or too large")
    try:
        text = gzip.GzipFile(fileobj=io.BytesIO(data)).read()
    except (OSError, EOFError, zlib.error):
        raise ValueError("not a gzip file") from None
    if len(text) > LIMIT:
        raise ValueError("the report is too long")
    return text.decode()
