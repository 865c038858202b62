import re


def may_unlock(version, oldest, withdrawn):
    """Decide whether an app of this version may still unlock a car of a car-sharing service.

    A member's phone sends the version of its app. A version is a text of one to four
    numbers that are separated by dots, such as "4.12" or "4.12.0.7", where the numbers are
    compared from left to right and parts that are missing count as 0.

    Return True if `version` is the version `oldest` or a later one and is not one of the
    versions in the list `withdrawn`, else False. `oldest` and the versions in `withdrawn`
    are texts of the same form, from the settings. Raise ValueError if `version` does not
    have that form.
    """
