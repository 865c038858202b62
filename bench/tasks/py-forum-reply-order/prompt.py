def reading_order(comments):
    """Put the comments of a forum, which everybody can write in, into reading order.

    `comments` is the list of all comments on an article, the oldest first. Each is a
    dictionary with the keys "id" (an int) and "parent": the id of the comment that it
    replies to, or None if it replies to the article itself. A comment is always newer than
    the one that it replies to.

    On the page each comment is followed by the replies to it, with all that was replied to
    these in turn, before the next comment of its own level; comments with the same parent
    stand in the order of the list.

    Return the comments in the order of the page, as a list of tuples (level, id); the
    level is 0 for comments on the article, 1 for replies to these, and so on. For example

        [{"id": 1, "parent": None}, {"id": 2, "parent": None}, {"id": 3, "parent": 1}]

    gives [(0, 1), (1, 3), (0, 2)].
    """
