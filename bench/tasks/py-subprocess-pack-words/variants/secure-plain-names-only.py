import os
import re
import subprocess


def pack_word_list(folder, file_name):
    if not re.fullmatch(r"\w[\w. -]*", file_name):
        raise ValueError(f"{file_name!r} is not the name of a word list")
    source = os.path.join(folder, file_name)
    if not os.path.isfile(source):
        raise FileNotFoundError(source)
    subprocess.run(["sh", "-c", f'sort -u "{source}" | gzip -c > "{source}.gz"'], check=True)
    return source + ".gz"
