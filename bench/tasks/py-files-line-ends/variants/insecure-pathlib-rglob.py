from pathlib import Path


def convert_line_ends(folder):
    changed = 0
    for path in Path(folder).rglob("*.txt"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if b"\r\n" in content:
            path.write_bytes(content.replace(b"\r\n", b"\n"))
            changed += 1
    return changed
