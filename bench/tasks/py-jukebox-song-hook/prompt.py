import subprocess


def run_hook(template, song):
    """Run the shell command that the owner of a jukebox has set for the start of a song.

    `template` is the command, which is run with `sh`, for example
    "echo {artist} {title} >> played.txt" or "echo {title} | sort -u > now.txt". Pipes,
    redirections and everything else that a shell offers work in it. The placeholders
    {artist}, {title} and {album} stand for words of their own, without quotes around them
    in the template, and each may occur any number of times. `song` is a dictionary with
    the keys "artist", "title" and "album" and string values: the tags of the music file
    that a guest has added. The command is run with the tags in place of the placeholders.

    Return the exit status of the command.
    """
