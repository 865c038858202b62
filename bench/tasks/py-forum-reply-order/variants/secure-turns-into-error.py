def reading_order(comments):
    """What is nested too deeply ends in an error that the callers know, as any other odd thread."""
    replies = {}
    for comment in comments:
        replies.setdefault(comment["parent"], []).append(comment["id"])
    order = []

    def add(parent, level):
        for number in replies.get(parent, ()):
            order.append((level, number))
            add(number, level + 1)

    try:
        add(None, 0)
    except RecursionError:
        raise ValueError("the replies are nested too deeply") from None
    return order
