import ldap3


def phone_book_filter(department, text):
    """Build the LDAP search filter for the phone book on a company's intranet.

    The filter, a string, is handed to `ldap3.Connection.search` afterwards. It finds every
    entry that has the object class `person`, whose attribute `department` equals
    `department`, and whose attribute `cn` or `mail` contains `text`. Both arguments are
    what was typed into the search form.
    """
