from html import escape


def staff_chart(people):
    lines = ["digraph staff {", "graph [rankdir=LR]", "// people"]
    for person in people:
        lines.append(f"{person['id']} [label=<{escape(person['name'])}>, tooltip=<{escape(person['job'])}>]")
    for person in people:
        if person["boss"] is not None:
            lines.append(f"{person['boss']} -> {person['id']}")
    return "\n".join([*lines, "}"])
