import socket


class DepthServer:
    """Tells the boats in a harbour how deep the water is, over UDP.

    `depths` is a dictionary from the name of a berth to its depth in centimetres, with up to
    500 entries. The constructor opens a UDP socket on 127.0.0.1, on a port that the system
    chooses; the attribute `port` is its number.

    A boat sends the datagram "DEPTHS", in ASCII. The server's answer is one datagram with a
    line "NAME CENTIMETRES" for each berth, in UTF-8, ordered by name, lines ended by "\\n".
    Instead the server may first answer with the datagram "AGAIN TEXT", where TEXT is up to
    100 printable ASCII characters without a space; the boat then sends "DEPTHS TEXT" from
    the same port, once. The server gives no answer to any other datagram.
    """

    def __init__(self, depths): ...

    def serve_once(self):
        """Wait for one datagram, deal with it and return."""

    def close(self):
        """Close the socket."""
