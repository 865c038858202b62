import os


def collect_reports(drop_folder):
    """Gather the shift reports of a plant for the daily bulletin.

    The workers of all shifts put their reports into the folder `drop_folder`, which
    everybody on the machine can write to. A service that runs under an account of its own
    calls this function every morning, and mails the result to all workers.

    All files in `drop_folder` and its subfolders, at any depth, whose names end in ".txt"
    are reports; their texts are UTF-8. Other files are left out.

    Return a dictionary that maps the path of each report, relative to `drop_folder` and
    with "/" between the parts (such as "line2/night.txt"), to its text.
    """
