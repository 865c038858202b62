MAX_LEVEL = 10_000


def reading_order(comments):
    """There is a limit, but the interpreter gives up long before it."""
    replies = {}
    for comment in comments:
        replies.setdefault(comment["parent"], []).append(comment["id"])
    order = []

    def add(number, level):
        if level > MAX_LEVEL:
            raise ValueError("the replies are nested too deeply")
        order.append((level, number))
        for reply in replies.get(number, ()):
            add(reply, level + 1)

    for number in replies.get(None, ()):
        add(number, 0)
    return order
