def payment_file(payments):
    """Return the payment file that a club hands to its bank, as a string of XML.

    `payments` is a list of dictionaries with the keys `reference`, `recipient`, `iban`,
    `amount` (an integer, in cents) and `purpose`; apart from the amount they are the texts
    that members entered.

    The root element is `payments`. It has one element `payment` for each dictionary, in the
    same order. This has the attribute `reference` and the child elements `recipient`,
    `iban`, `amount` and `purpose`, in this order, with the values as their text. Indentation
    does not matter.
    """
