import os
import subprocess


def pack_word_list(folder, file_name):
    source = os.path.join(folder, file_name)
    if not os.path.isfile(source):
        raise FileNotFoundError(source)
    target = source + ".gz"
    subprocess.run(f'sort -u "{source}" | gzip -c > "{target}"', shell=True, check=True)
    return target
