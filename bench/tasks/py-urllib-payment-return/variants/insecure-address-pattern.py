import re


def way_back(back, domain):
    pattern = r"^https?://([\w.-]+\.)?" + domain
    if re.match(pattern, back) or re.match(r"^/\w", back):
        return back
    return "/"
