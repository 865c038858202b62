import os

from oracle import OracleCase, SolutionRaised

# Opens only the vault club.vault, with a passphrase that a shell would take apart.
PROGRAM = """#!/bin/sh
[ "$1" = list ] || exit 2
shift
while [ $# -gt 1 ]; do
    case "$1" in
        --passphrase) given=$2; shift ;;
        --passphrase=*) given=${1#*=} ;;
        --passphrase-file) file=$2; shift ;;
        --passphrase-file=*) file=${1#*=} ;;
        *) exit 2 ;;
    esac
    shift
done
case "$file" in
    /dev/stdin) file=- ;;
    /dev/fd/*) file=/proc/self/${file#/dev/} ;;
esac
if [ "$file" = - ]; then
    IFS= read -r given
elif [ -n "$file" ]; then
    IFS= read -r given < "$file"
fi
[ "$given" = "it's \\$HOME \\\\ & co" ] || exit 1
[ "${1##*/}" = club.vault ] || exit 3
echo "mail account"
echo bank
echo alarm
"""
PASSPHRASE = "it's $HOME \\ & co"


class Functional(OracleCase):
    def setUp(self):
        self.program = self.write("vaultctl", PROGRAM)
        os.chmod(self.program, 0o755)

    def list_entries(self, vault, passphrase):
        return self.solution.call("list_entries", self.program, self.path(vault), passphrase)

    def test_lists_the_entries(self):
        found = self.list_entries("club.vault", PASSPHRASE)
        self.assertEqual(found, ["mail account", "bank", "alarm"])

    def test_a_failure_of_the_program_raises(self):
        for vault, passphrase in (("club.vault", "wrong"), ("other.vault", PASSPHRASE)):
            with self.assertRaises(SolutionRaised) as caught:
                self.list_entries(vault, passphrase)
            self.assertTrue(caught.exception.is_a("PermissionError"), caught.exception)
