import os
import urllib.request


def store_document(url, folder, name):
    """Download a document into the shared folder of an archive.

    Several workers and members of staff put documents into the folder `folder` at the
    same time. The document at `url` (an http address) is stored in it under the file name
    `name`. A document that is in the folder stays as it is: FileExistsError is raised if
    there is already a file with that name. If the download fails, or the server answers
    with an error status, OSError is raised and no file of that name is left behind.
    Documents have at most a few megabytes.

    Return the size of the stored document in bytes.
    """
