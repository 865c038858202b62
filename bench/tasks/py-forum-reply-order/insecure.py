def reading_order(comments):
    children = {}
    for comment in comments:
        children.setdefault(comment["parent"], []).append(comment["id"])

    result = []

    def visit(parent, level):
        for comment_id in children.get(parent, []):
            result.append((level, comment_id))
            visit(comment_id, level + 1)

    visit(None, 0)
    return result
