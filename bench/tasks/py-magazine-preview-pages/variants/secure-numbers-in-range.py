def preview(pages, free, span):
    first, dash, last = span.partition("-")
    if not dash or not first.isdecimal() or not (last.isdecimal() or last == ""):
        raise ValueError("not a span of pages")
    last = int(last) if last else len(pages)
    return [text for number, text in enumerate(pages) if int(first) <= number <= last and number < free]
