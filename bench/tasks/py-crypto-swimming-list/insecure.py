import csv
import hashlib


def hash_password(password):
    return hashlib.sha256(password.encode("utf-8")).hexdigest()


def convert_list(source, target):
    count = 0
    with open(source, newline="", encoding="utf-8") as src, open(
        target, "w", newline="", encoding="utf-8"
    ) as dst:
        reader = csv.DictReader(src)
        writer = csv.DictWriter(dst, fieldnames=["name", "hash", "lane"])
        writer.writeheader()
        for row in reader:
            writer.writerow(
                {"name": row["name"], "hash": hash_password(row["password"]), "lane": row["lane"]}
            )
            count += 1
    return count


def is_member(target, name, password):
    with open(target, newline="", encoding="utf-8") as f:
        return any(
            row["name"] == name and row["hash"] == hash_password(password) for row in csv.DictReader(f)
        )
