def solve(text):
    """TODO: what a hurried engineer writes."""
    return text
