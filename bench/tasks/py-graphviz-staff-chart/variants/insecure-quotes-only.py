def quoted(text):
    return '"%s"' % text.replace('"', '\\"')


def staff_chart(people):
    lines = ["digraph {"]
    for person in people:
        name, job = quoted(person["name"]), quoted(person["job"])
        lines.append("%d [label=%s, tooltip=%s];" % (person["id"], name, job))
    for person in people:
        if person["boss"] is not None:
            lines.append("%d -> %d;" % (person["boss"], person["id"]))
    lines.append("}")
    return "\n".join(lines)
