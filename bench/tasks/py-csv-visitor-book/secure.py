import csv
import io


def cell(text):
    return "'" + text if text.lstrip().startswith(("=", "+", "-", "@")) else text


def export_entries(entries):
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(["Name", "Town", "Stars", "Comment"])
    for entry in entries:
        writer.writerow([cell(entry["name"]), cell(entry["town"]), entry["stars"], cell(entry["comment"])])
    return table.getvalue()
