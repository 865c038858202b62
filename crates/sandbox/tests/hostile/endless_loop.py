# Harm: never answers and burns a processor.
def answer():
    while True:
        pass
