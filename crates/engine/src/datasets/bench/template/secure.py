def solve(text):
    """TODO: what a good engineer writes."""
    return text
