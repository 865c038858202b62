def compute(formula, values):
    """Compute a column of a price list by the formula that the customer defined.

    `formula` is a text such as "(net + 4.5) * 1.2 - rebate": numbers, names, the operators
    +, -, * and / with the usual precedence, a minus or plus sign before an operand, and
    parentheses; spaces do not matter. `values` is a dictionary that maps names (letters,
    digits and underscores) to numbers.

    Return the result as a float. Raise ValueError if the formula cannot be computed: if it
    is not well-formed, uses a name that is not in `values`, or divides by zero.
    """
