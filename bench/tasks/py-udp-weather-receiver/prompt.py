import socket


class Receiver:
    """Receives the telegrams of weather stations by UDP.

    The constructor opens a UDP socket on the address 127.0.0.1 and the given port; with
    `port` 0 the system chooses one. The attribute `port` is the number of the port.

    The program is restarted every night, and by the administrators whenever they change the
    settings; a new receiver must then be able to open the same port at once, after the old
    one was closed.
    """

    def __init__(self, port): ...

    def receive(self, seconds):
        """Wait up to that many seconds for a telegram and return (station, degrees), or None.

        A telegram is a datagram in UTF-8 such as "pier 3;-4.5": the name of the station, a
        semicolon, and the temperature. A datagram of another form is dropped, and the waiting
        goes on or ends with None.
        """

    def close(self):
        """Close the socket."""
