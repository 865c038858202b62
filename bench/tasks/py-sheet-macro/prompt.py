def run_macro(text, values):
    """Run a macro that a planner has added to a cost sheet.

    Each line of `text` is an assignment such as "net = (price + 2.5) * count"; empty lines
    and lines that start with "#" do nothing. On the right there are numbers, names, the
    operators +, -, * and / with the usual precedence, parentheses, and the functions min,
    max and round as Python has them. `values` is a dictionary that maps the names of the
    sheet's cells to numbers. A line may use these and the names that earlier lines assigned.

    Return a dictionary with all names, those of the cells and those assigned, and their
    values after the last line. Leave `values` itself as it is. Raise ValueError if the
    macro cannot be run.
    """
