# Harm: never finishes its import.
while True:
    pass


def answer():
    return []
