import struct


def photo_names(data):
    """Give the names of the photos in an album that a user has uploaded.

    `data` (bytes) is an album file. All numbers in it are unsigned and little-endian.

    The file begins with
        4 bytes   b"ALBM"
        4 bytes   offset in the file of the block of the first photo; 0 if there is none
    and the block of a photo has
        4 bytes   offset in the file of the block of the next photo; 0 at the last one
        1 byte    length of the name
        n bytes   name in UTF-8

    The blocks can stand anywhere in the file and in any order, because photos can be moved
    within an album.

    Return the list of the names from the first photo to the last. Raise ValueError if the
    file does not begin with b"ALBM", or if a block does not lie wholly in the file.
    """
