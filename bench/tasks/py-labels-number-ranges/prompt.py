def expand_numbers(text):
    """Give the numbers of an order for numbered labels in a web shop.

    `text` is what the customer has entered: numbers and ranges, separated by commas, for
    example "7, 10-13, 2". Spaces around numbers and ranges do not matter. A range stands
    for all numbers from the first to the last, both included.

    Return the list of the numbers in the order of the text, for the example
    [7, 10, 11, 12, 13, 2]; a number that occurs twice is listed twice. An order has at
    most 500 labels. Raise ValueError if there are more, if the text does not have this
    form, or if the last number of a range is below the first.
    """
