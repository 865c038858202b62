import json


def attributes(**values):
    return ", ".join(f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in values.items())


def staff_chart(people):
    chart = "digraph staff {\n"
    for person in people:
        chart += f'  "{person["id"]:d}" [{attributes(label=person["name"], tooltip=person["job"])}]\n'
        if person["boss"] is not None:
            chart += f'  "{person["boss"]:d}" -> "{person["id"]:d}"\n'
    return chart + "}\n"
