def preview(pages, free, span):
    first, dash, last = span.partition("-")
    if not dash or not first.isdecimal() or not (last.isdecimal() or last == ""):
        raise ValueError("not a span of pages")
    shown = []
    for number, text in enumerate(pages):
        if number > free:
            break
        if number >= int(first) and (last == "" or number <= int(last)):
            shown.append(text)
    return shown
