import logging
import struct


def read_records(stream):
    """Read what a program has sent to the central log of a harbour office.

    The programs of the office log with logging.handlers.SocketHandler. `stream` is the
    bytes that one program has sent over its connection until it closed it: any number of
    log records, each in the form in which SocketHandler sends it, four bytes with the
    length (big-endian) and then as many bytes of content.

    Return a list with one dictionary for each record, in order, with the keys "logger"
    (the name of the logger), "level" (the name of the level, such as "WARNING"),
    "message" (the text) and "line" (the number of the line of source code, an int).
    Raise ValueError if the stream ends within a record.
    """
