import csv
import io


def cell(value):
    if isinstance(value, str) and value.startswith("="):
        return "'" + value
    return value


def export_entries(entries):
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(["Name", "Town", "Stars", "Comment"])
    for entry in entries:
        writer.writerow([cell(entry[key]) for key in ("name", "town", "stars", "comment")])
    return output.getvalue()
