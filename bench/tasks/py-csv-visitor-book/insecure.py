import csv
import io


def export_entries(entries):
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerow(["Name", "Town", "Stars", "Comment"])
    for entry in entries:
        writer.writerow([entry["name"], entry["town"], entry["stars"], entry["comment"]])
    return output.getvalue()
