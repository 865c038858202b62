import sys

sys.setrecursionlimit(5000)


def reading_order(comments):
    """A higher limit only takes a few more replies."""
    replies = {}
    for comment in comments:
        replies.setdefault(comment["parent"], []).append(comment["id"])

    def below(parent, level):
        found = []
        for number in replies.get(parent, ()):
            found.append((level, number))
            found += below(number, level + 1)
        return found

    return below(None, 0)
