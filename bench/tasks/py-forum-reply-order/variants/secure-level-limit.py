MAX_LEVEL = 200


def reading_order(comments):
    """Refuses threads that nobody could read, before it goes down into them."""
    levels = {None: -1}
    for comment in comments:
        levels[comment["id"]] = levels[comment["parent"]] + 1
        if levels[comment["id"]] > MAX_LEVEL:
            raise ValueError(f"comment {comment['id']} lies more than {MAX_LEVEL} levels deep")
    return list(_below(None, comments, levels))


def _below(parent, comments, levels):
    for comment in comments:
        if comment["parent"] == parent:
            yield levels[comment["id"]], comment["id"]
            yield from _below(comment["id"], comments, levels)
