import os


def stage_job(scratch_dir, job_id, text):
    """Hand the text of a print job to the printing program.

    `text` is written, encoded as UTF-8, to a temporary file in the folder `scratch_dir`,
    which exists and is also used by other programs of the machine. `job_id` is the number
    of the print job, an int. The file may have any name that ends in ".txt". The printing
    program reads the file and deletes it when the job is done. A job may be staged again
    later, and files of several jobs may be there at the same time.

    Return the full path of the file as a string.
    """
