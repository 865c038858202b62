def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def staff_chart(people):
    lines = ["digraph staff {", "  node [shape=box];"]
    for person in people:
        label, tooltip = quoted(person["name"]), quoted(person["job"])
        lines.append(f"  {person['id']} [label={label}, tooltip={tooltip}];")
    for person in people:
        if person["boss"] is not None:
            lines.append(f"  {person['boss']} -> {person['id']};")
    lines.append("}")
    return "\n".join(lines)
