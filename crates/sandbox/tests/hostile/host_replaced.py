# Forgery: takes the place of the loop that answers, and answers every request with success.
import sys

wire = sys.modules["wire"]
frame = sys._getframe()
while not hasattr(frame.f_locals.get("self"), "sock"):
    frame = frame.f_back
sock = frame.f_locals["self"].sock
wire.send(sock, {"value": None})
while True:
    wire.receive(sock)
    wire.send(sock, {"value": True})
