from decimal import Decimal


class Wallet:
    """The money of a customer in a travel app, in several currencies.

    Wallet(rates, balances): `rates` says what one unit of each currency is worth in the
    app's own unit of account, as a decimal str, such as
    {"EUR": "1", "NOK": "0.08", "CHF": "1.25"}. `balances` says how much the customer has
    of each currency to begin with, in cents (an int; each currency has 100 cents), such
    as {"EUR": 5000}; the customer has none of a currency that is missing there.

    balance(currency) returns how many cents the customer has of a currency.

    exchange(cents, source, target) exchanges `cents` cents of the currency `source`: they
    are taken from its balance, and what they are worth goes to the balance of `target`.
    All balances are whole cents. It returns how many cents of `target` the customer got,
    and raises ValueError, without any change, if `cents` is less than 1, if the customer
    does not have them, or if a currency is not in `rates`. Customers can exchange as
    often as they like, without a fee.
    """
