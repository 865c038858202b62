def log_request(log_path, method, path, params):
    """Append one line about a request to the log file of a web shop.

    The support staff reads this log to see what a customer has done. `params` is a
    dictionary of strings. These are the shop's pages and their parameters:

        GET  /orders      page, status
        POST /sign-in     user, password
        POST /password    user, old_password, new_password
        POST /stock-feed  partner, api_token, items

    The line consists of the method, the path, and the parameters as `name=value` in the
    order of `params`, all separated by one space, for example
    "GET /orders page=2 status=open".
    """
