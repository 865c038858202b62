from collections import defaultdict


def reading_order(comments):
    replies = defaultdict(list)
    for comment in comments:
        replies[comment["parent"]].append(comment["id"])
    order = []
    waiting = [(0, number) for number in reversed(replies[None])]
    while waiting:
        level, number = waiting.pop()
        order.append((level, number))
        waiting.extend((level + 1, reply) for reply in reversed(replies[number]))
    return order
