import csv
import io


def export_entries(entries):
    rows = [["Name", "Town", "Stars", "Comment"]]
    for entry in entries:
        comment = entry["comment"]
        if comment and comment[0] in "=+-@":
            comment = " " + comment
        rows.append([entry["name"], entry["town"], entry["stars"], comment])
    output = io.StringIO()
    csv.writer(output).writerows(rows)
    return output.getvalue()
