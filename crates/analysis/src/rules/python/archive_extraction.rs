//! Archive extraction: members of an archive are written where their names say.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "archive-extraction",
        title: "Archive written outside of its folder",
        languages: &[Language::Python],
        cwe: &[CweId(22)],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "\
Reports tar archives that are unpacked without `filter=\"data\"` or a check of each member's name, \
and names of members of any archive that become the paths of files.",
        why: "\
A member may be called `../../home/user/.ssh/authorized_keys`, or be a link that leads out of the \
folder. Whoever made the archive writes files anywhere on the machine, and so runs code.",
        example: "\
import tarfile

def unpack(path):
    with tarfile.open(path) as archive:
        archive.extractall(\"uploads\")
",
        better: "\
import tarfile

def unpack(path):
    with tarfile.open(path) as archive:
        archive.extractall(\"uploads\", filter=\"data\")
",
        references: &[
            "https://cwe.mitre.org/data/definitions/22.html",
            "https://docs.python.org/3/library/tarfile.html#extraction-filters",
            "https://peps.python.org/pep-0706/",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::ArchiveMember,
        "decides where a file is written",
    )],
};

#[cfg(test)]
mod tests {
    use super::super::testing::lines;

    #[test]
    fn members_that_decide_where_they_go_are_reported() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines("archive-extraction", None, source), expected, "{source}");
        };
        check("import tarfile\ntarfile.open('a').extractall('/tmp')\n", &[2]);
        check("import tarfile\nwith tarfile.open(a) as t:\n    t.extractall()\n", &[3]);
        check(
            "import tarfile\nwith tarfile.open(a) as t:\n    for m in t.getmembers():\n        t.extract(m, '/tmp')\n",
            &[4],
        );
        check("import tarfile\nt = tarfile.TarFile(a)\nfor m in t:\n    t.extract(m)\n", &[4]);
        check(
            "import zipfile\nz = zipfile.ZipFile(a)\nfor n in z.namelist():\n    open('/tmp/' + n, 'wb')\n",
            &[4],
        );
        check("import tarfile\ntarfile.open('a').extractall('/tmp', filter='data')\n", &[]);
        check(
            "import tarfile\nt = tarfile.open(a)\nfor m in t:\n    if m.name.startswith('/') or '..' in m.name:\n        continue\n    t.extract(m)\n",
            &[],
        );
        check("import zipfile\nzipfile.ZipFile(a).extractall()\n", &[]);
    }
}
