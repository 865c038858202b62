def plain(text):
    return "".join(character for character in text if character.isalnum() or character in " .,-'&/")


def staff_chart(people):
    nodes = [f'{p["id"]} [label="{plain(p["name"])}" tooltip="{plain(p["job"])}"]' for p in people]
    edges = [f'{p["boss"]} -> {p["id"]}' for p in people if p["boss"] is not None]
    return "digraph {\n" + "\n".join(nodes + edges) + "\n}\n"
