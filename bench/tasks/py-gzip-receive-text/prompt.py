import gzip


def read_upload(data):
    """Return the text of a field report.

    `data` (bytes) is a file that a client has compressed with gzip. Its text is UTF-8 and
    is returned as a str, with all characters as they are in the file. A report has at most
    1,048,576 bytes of text (uncompressed). Raise ValueError if `data` holds more than that,
    is not a complete gzip file, or its content is not UTF-8.
    """
