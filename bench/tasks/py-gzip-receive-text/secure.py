import gzip
import io
import zlib

MAX_BYTES = 1_048_576


def read_upload(data):
    try:
        with gzip.open(io.BytesIO(data)) as file:
            text = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"not a gzip file: {error}") from error
    if not data or len(text) > MAX_BYTES:
        raise ValueError("the report is empty or too long")
    return text.decode("utf-8")
