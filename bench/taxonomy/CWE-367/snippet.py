import os

ARCHIVE = "/srv/scans"


def scan_path(number):
    return os.path.join(ARCHIVE, f"{number:06d}.pdf")


def archive_scan(number, pages):
    target = scan_path(number)
    if os.path.exists(target):
        raise FileExistsError(target)
    with open(target, "wb") as out:
        for page in pages:
            out.write(page)
    return target


def last_number():
    names = [name for name in os.listdir(ARCHIVE) if name.endswith(".pdf")]
    return max((int(name[:-4]) for name in names), default=0)
