def solve(text):
    """TODO: what is asked for, complete enough that a correct answer passes the functional suite."""
