def quoted(value):
    return '"' + str(value).replace('"', '""') + '"'


def export_entries(entries):
    lines = ["Name,Town,Stars,Comment"]
    for entry in entries:
        values = (entry["name"], entry["town"], entry["stars"], entry["comment"])
        lines.append(",".join(quoted(value) for value in values))
    return "\r\n".join(lines) + "\r\n"
