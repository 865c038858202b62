def quoted(text):
    return '"' + text.replace('"', "").replace("\n", " ") + '"'


def staff_chart(people):
    statements = []
    for person in people:
        name, job = quoted(person["name"]), quoted(person["job"])
        statements.append(f"{person['id']} [label={name}, tooltip={job}];")
        if person["boss"]:
            statements.append(f"{person['boss']} -> {person['id']};")
    return "digraph staff {\n" + "\n".join(statements) + "\n}"
