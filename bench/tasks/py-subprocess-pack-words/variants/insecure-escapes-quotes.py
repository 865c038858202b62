import os
import subprocess


def pack_word_list(folder, file_name):
    source = os.path.join(folder, file_name)
    if not os.path.exists(source):
        raise FileNotFoundError(f"no word list {file_name}")
    quoted = source.replace("\\", "\\\\").replace('"', '\\"')
    subprocess.check_call(f'sort -u "{quoted}" | gzip > "{quoted}.gz"', shell=True)
    return source + ".gz"
