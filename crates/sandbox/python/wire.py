"""Frames and values that cross process borders in the oracle runner.

A frame is a 4-byte little-endian length and that many bytes of JSON. Values are plain data:
what JSON cannot say (bytes, tuples, sets, objects) travels as a dictionary with one `$` key.
Both sides treat what they read as hostile: nothing here evaluates or unpickles.
"""

import base64
import json
import struct
import time

MAX_FRAME = 16 * 1024 * 1024
MAX_DEPTH = 40


class WireError(Exception):
    """The other side closed the connection or sent something that is not a frame."""


def send(sock, message):
    # A lone surrogate, which JSON can escape but not every reader takes, is replaced.
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    if len(data) > MAX_FRAME:
        raise WireError(f"a message of {len(data)} bytes is over the limit of {MAX_FRAME}")
    sock.sendall(struct.pack("<I", len(data)) + data)


def receive(sock, seconds=None):
    """The next message. Raises TimeoutError if not all of it is there after `seconds`."""
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = struct.unpack("<I", _exactly(sock, 4, deadline))
    if length > MAX_FRAME:
        raise WireError(f"a message of {length} bytes is over the limit of {MAX_FRAME}")
    try:
        return json.loads(_exactly(sock, length, deadline))
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON: {error}") from None


def _exactly(sock, count, deadline):
    chunks = []
    while count:
        if deadline is not None:
            # For the whole message: a peer that sends byte by byte gains no time.
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("the message was late")
            sock.settimeout(left)
        chunk = sock.recv(min(count, 1 << 16))
        if not chunk:
            raise WireError("the connection was closed")
        chunks.append(chunk)
        count -= len(chunk)
    return b"".join(chunks)


def encode(value, keep, depth=0):
    """Turns `value` into JSON-able data; `keep(object)` stores anything else and returns its number.

    Exact types only: an instance of a subclass of `str` or `dict` is rebuilt as the plain type,
    so that a solution cannot answer with an object that claims to equal everything.
    """
    if depth > MAX_DEPTH:
        raise ValueError("the value is nested too deeply")
    if value is None or value is True or value is False:
        return value
    if isinstance(value, str):
        # Surrogates would break the frame; a test sees them replaced.
        return str.encode(value, "utf-8", "replace").decode()
    if isinstance(value, int):
        number = int.__index__(value)
        return number if abs(number) < 1 << 62 else {"$int": hex(number)}
    if isinstance(value, float):
        return float.__float__(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"$bytes": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, list):
        return [encode(item, keep, depth + 1) for item in list.__iter__(value)]
    if isinstance(value, tuple):
        return {"$tuple": [encode(item, keep, depth + 1) for item in tuple.__iter__(value)]}
    if isinstance(value, (set, frozenset)):
        return {"$set": [encode(item, keep, depth + 1) for item in value]}
    if isinstance(value, dict):
        pairs = [
            [encode(key, keep, depth + 1), encode(item, keep, depth + 1)]
            for key, item in dict.items(value)
        ]
        return {"$dict": pairs}
    return {"$object": keep(value), "type": type(value).__name__}


def decode(data, resolve, depth=0):
    """The value behind `data`; `resolve(number, type_name)` gives the object of a `$object`."""
    if depth > MAX_DEPTH:
        raise WireError("the value is nested too deeply")

    def inner(item):
        return decode(item, resolve, depth + 1)

    if isinstance(data, list):
        return [inner(item) for item in data]
    if not isinstance(data, dict):
        return data
    if "$bytes" in data:
        return base64.b64decode(data["$bytes"])
    if "$int" in data:
        return int(data["$int"], 16)
    if "$tuple" in data:
        return tuple(inner(item) for item in data["$tuple"])
    if "$set" in data:
        return {inner(item) for item in data["$set"]}
    if "$dict" in data:
        return {inner(key): inner(item) for key, item in data["$dict"]}
    if "$object" in data:
        return resolve(data["$object"], data.get("type", "object"))
    raise WireError("unknown value")
