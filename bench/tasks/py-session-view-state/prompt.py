import base64


def pack_state(state):
    """Turn the state of a web page into the text of a hidden field of its form.

    The keys of the dictionary `state` are strings. A value is a string, int, float, bool,
    None, bytes, a tuple of such values, a set of strings, or a list or dictionary (with
    string keys) of any of these.

    Return a text of printable ASCII characters without spaces or quotes.
    """


def unpack_state(text):
    """Return the dictionary that `pack_state` was given, all types as they were.

    `text` is what the browser sends back in the hidden field.
    """
