import os
import subprocess


def bundle_files(folder, names, archive_path):
    """The names come through standard input, each ended by a zero byte, and are all taken as names."""
    subprocess.run(
        ["tar", "--create", "--gzip", "--file", archive_path, "--directory", folder]
        + ["--null", "--verbatim-files-from", "--files-from", "-"],
        input=b"".join(os.fsencode(name) + b"\0" for name in names),
        check=True,
    )
    return os.path.getsize(archive_path)
