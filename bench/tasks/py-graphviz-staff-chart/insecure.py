def staff_chart(people):
    lines = ["digraph staff {", "  rankdir=TB;", "  node [shape=box];"]
    for person in people:
        lines.append(f'  {person["id"]} [label="{person["name"]}", tooltip="{person["job"]}"];')
        if person["boss"] is not None:
            lines.append(f"  {person['boss']} -> {person['id']};")
    lines.append("}")
    return "\n".join(lines)
