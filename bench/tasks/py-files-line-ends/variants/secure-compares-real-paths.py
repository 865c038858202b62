from pathlib import Path


def convert_line_ends(folder):
    root = Path(folder).resolve()
    changed = 0
    for path in sorted(root.rglob("*.txt")):
        if path.is_file() and path.resolve().is_relative_to(root):
            content = path.read_bytes()
            converted = content.replace(b"\r\n", b"\n")
            if converted != content:
                path.write_bytes(converted)
                changed += 1
    return changed
