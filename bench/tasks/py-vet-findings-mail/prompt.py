def findings_mail(cases, number, address):
    """Have the findings of a case mailed to the owner once more, for an animal clinic.

    `cases` is a dictionary from the number of a case, an int, to a dictionary with the keys
    `animal`, `address` (the mail address of the owner) and `findings`, all texts. The owner
    types in the number and the mail address on a web page, which hands them over as the
    texts `number` and `address`, such as "1204" and "Mike@Kessler.example". Blanks around
    them do not count, and capital and small letters of the address make no difference.

    If there is such a case and the address is that of its owner, return the mail to send, a
    dictionary with the keys `to` (the address that the mail goes to), `subject`
    ("Findings: ANIMAL") and `text` (the findings). Otherwise return None.
    """
