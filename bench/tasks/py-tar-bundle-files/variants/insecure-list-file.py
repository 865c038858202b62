import os
import subprocess
import tempfile


def bundle_files(folder, names, archive_path):
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        listing.writelines(f"{name}\n" for name in names)
        listing.flush()
        subprocess.run(["tar", "-czf", archive_path, "-C", folder, "-T", listing.name], check=True)
    return os.path.getsize(archive_path)
