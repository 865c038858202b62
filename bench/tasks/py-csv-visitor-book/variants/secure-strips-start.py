import csv
import io


def export_entries(entries):
    output = io.StringIO()
    writer = csv.writer(output, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    writer.writerow(["Name", "Town", "Stars", "Comment"])
    for entry in entries:
        name, town, comment = (entry[key].lstrip("=+-@ \t\r\n") for key in ("name", "town", "comment"))
        writer.writerow([name, town, entry["stars"], comment])
    return output.getvalue()
