# Harm: leads to files outside by symbolic links, hard links and `..`, to read or change them.
import os

OUTSIDE = ("/etc/shadow", "/etc/passwd", "/root", "/proc/1/root", "/proc/self/root/..")


def answer():
    harm = []
    for number, target in enumerate((HOST["file"],) + OUTSIDE):
        for kind, link in (("symlink", os.symlink), ("hard link", os.link)):
            path = f"/work/{kind}{number}"
            try:
                link(target, path)
                if kind == "hard link":
                    harm.append(f"a hard link to {target}")
                with open(path, "a") as file:
                    file.write("hostile")
                harm.append(f"wrote {target} through a {kind}")
            except OSError:
                pass
    for number in range(6):
        for path in (HOST["file"], "/etc/shadow"):
            if os.path.exists("/work/" + "../" * number + path.lstrip("/")):
                harm.append(f"{path} from {number} folders up")
            if os.path.exists(f"/work/symlink{number}{path}"):
                harm.append(f"{path} through link {number}")
    return harm
