import os
import subprocess


def pack_word_list(folder, file_name):
    source = os.path.join(folder, file_name)
    target = source + ".gz"
    with open(source, "rb") as words, open(target, "wb") as packed:
        sort = subprocess.Popen(["sort", "-u"], stdin=words, stdout=subprocess.PIPE)
        gzip = subprocess.run(["gzip", "-c"], stdin=sort.stdout, stdout=packed)
        sort.stdout.close()
        if sort.wait() != 0 or gzip.returncode != 0:
            raise RuntimeError(f"cannot pack {source}")
    return target
