import os
import shlex
import subprocess


def pack_word_list(folder, file_name):
    source = os.path.join(folder, file_name)
    if not os.path.isfile(source):
        raise FileNotFoundError(source)
    target = source + ".gz"
    command = f"sort -u -- {shlex.quote(source)} | gzip -c > {shlex.quote(target)}"
    subprocess.run(command, shell=True, check=True)
    return target
