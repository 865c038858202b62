# Forgery: answers with so much that comparing it or showing the difference takes for ever.
def answer():
    return [f"line {number}" for number in range(200_000)]
