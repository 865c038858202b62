import os

FORBIDDEN = ";|&`<>#"


def pack_word_list(folder, file_name):
    if any(character in FORBIDDEN for character in file_name):
        raise ValueError("the file name holds a forbidden character")
    source = os.path.join(folder, file_name)
    if not os.path.isfile(source):
        raise FileNotFoundError(source)
    os.system(f"sort -u '{source}' | gzip -c > '{source}.gz'")
    return f"{source}.gz"
