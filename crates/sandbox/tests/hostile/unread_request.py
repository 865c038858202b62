# Harm: stops reading, so that the test hangs while it sends a large request.
import os
import struct
import time

LOADED = b'{"value": null}'
os.write(3, struct.pack("<I", len(LOADED)) + LOADED)
time.sleep(1000)
