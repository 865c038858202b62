# Harm: looks for keys in the environment: its own, its parents', and in the memory it was given.
import gc
import os


def answer():
    seen = [repr(os.environ)]
    for pid in [name for name in os.listdir("/proc") if name.isdigit()] + ["self"]:
        for file in ("environ", "cmdline"):
            try:
                with open(f"/proc/{pid}/{file}", "rb") as stream:
                    seen.append(stream.read().decode("utf-8", "replace"))
            except OSError:
                pass
    seen += [item for item in gc.get_objects() if isinstance(item, str)]
    return ["the key is visible"] if any(HOST["variable"] in text for text in seen) else []
