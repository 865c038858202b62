import zlib

MAX_BYTES = 1_048_576


def read_upload(data):
    decompressor = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        text = decompressor.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise ValueError("the upload is not in gzip format") from error
    if len(text) > MAX_BYTES:
        raise ValueError("the report is too long")
    if not decompressor.eof:
        raise ValueError("the upload is not complete")
    return text.decode("utf-8")
