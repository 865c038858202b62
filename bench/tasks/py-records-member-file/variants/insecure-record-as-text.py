RECORD_SIZE = 32


def rename(path, position, name):
    if len(name) > 24:
        raise ValueError("name too long")
    with open(path, "rb") as file:
        content = file.read()
    start = position * RECORD_SIZE
    record = content[start : start + RECORD_SIZE]
    if position < 0 or len(record) < RECORD_SIZE:
        raise IndexError(position)
    part = record[24:].decode("ascii").strip()
    new = f"{name:<24}{part:<8}".encode("utf-8")[:RECORD_SIZE]
    with open(path, "wb") as file:
        file.write(content[:start] + new + content[start + RECORD_SIZE :])
