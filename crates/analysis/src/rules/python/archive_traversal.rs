//! Archive members outside the folder.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "archive-traversal",
        title: "Archive members outside the folder",
        languages: &[Language::Python],
        cwe: &[CweId(22), CweId(23), CweId(36)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a tar archive that is extracted without a filter, and names of archive \
               members that become paths of files.",
        why: "A member named ../../home/user/.bashrc, or a link that leads out of the folder, \
              overwrites files anywhere.",
        example: r#"import tarfile

def unpack(path):
    with tarfile.open(path) as archive:
        archive.extractall("unpacked")
"#,
        better: r#"import tarfile

def unpack(path):
    with tarfile.open(path) as archive:
        archive.extractall("unpacked", filter="data")
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/22.html",
            "https://docs.python.org/3/library/tarfile.html#extraction-filters",
            "https://security.snyk.io/research/zip-slip-vulnerability",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::ArchiveMember,
        "decides where a file is written",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::testing::lines;

    #[test]
    fn archives_are_judged() {
        let check = |source: &str, expected: &[usize]| {
            assert_eq!(lines(RULE.about.id, None, source), expected, "{source}");
        };
        check("import tarfile\ntarfile.open('a').extractall('b')", &[2]);
        check(
            "import tarfile\nwith tarfile.open('a') as t:\n    t.extractall('b')",
            &[3],
        );
        check(
            "import tarfile\nt = tarfile.TarFile.open('a')\nfor m in t.getmembers():\n    t.extract(m, 'b')",
            &[4],
        );
        check(
            "import zipfile, os\nwith zipfile.ZipFile('a') as z:\n    for n in z.namelist():\n        open(os.path.join('b', n), 'wb').write(z.read(n))",
            &[4],
        );
        check(
            "import tarfile, os\nt = tarfile.open('a')\nfor m in t:\n    if m.name.startswith('/') or '..' in m.name:\n        raise ValueError\n    t.extract(m, 'b')",
            &[],
        );
        check(
            "import tarfile\ntarfile.open('a').extractall('b', filter='data')",
            &[],
        );
        check("import zipfile\nzipfile.ZipFile('a').extractall('b')", &[]);
        check("import zipfile\nzipfile.ZipFile('a').read('b')", &[]);
        check(
            "import tarfile\nt = tarfile.open('a')\nt.extractall('b', members=safe_members(t))",
            &[],
        );
        check("import shutil\nshutil.unpack_archive('a.zip', 'b')", &[]);
    }

    #[test]
    fn names_of_which_every_part_was_looked_at_are_not_reported() {
        let check = |split: &str, expected: bool| {
            let split: String = split
                .lines()
                .map(|line| format!("        {line}\n"))
                .collect();
            let source = format!(
                "import os, zipfile\ndef unpack(a):\n    with zipfile.ZipFile(a) as z:\n        for name in z.namelist():\n{split}            \
                 open(os.path.join('b', *parts), 'wb').write(z.read(name))\n"
            );
            assert_eq!(
                !lines(RULE.about.id, None, &source).is_empty(),
                expected,
                "{source}"
            );
        };
        let split = |check: &str| format!("    parts = name.split('/')\n{check}");
        let refuse = "            raise ValueError\n";
        check(&split(""), true);
        check(
            &split(&format!(
                "    for part in parts:\n        if part in ('', '.', '..'):\n{refuse}"
            )),
            false,
        );
        check(
            &split(&format!(
                "    if any(p == '..' or '\\\\' in p for p in parts):\n{refuse}"
            )),
            false,
        );
        check(
            &split(&format!(
                "    if not all(p != '..' for p in parts):\n{refuse}"
            )),
            false,
        );
        check(
            &format!(
                "    first, *parts = name.split('/')\n    for p in (first, *parts):\n        if p in ('..', ''):\n{refuse}"
            ),
            false,
        );
        check(
            &format!(
                "    parts = [p for p in name.split('/') if p]\n    if any(p == '..' for p in parts):\n{refuse}"
            ),
            false,
        );
        check(
            &split(&format!(
                "    for part in parts:\n        if part in ('', '.'):\n{refuse}"
            )),
            true,
        );
        check(
            &split("    for part in parts:\n        if part == '..':\n            break\n"),
            true,
        );
        check(
            &split(&format!("    if all(p == '..' for p in parts):\n{refuse}")),
            true,
        );
        check(
            &format!(
                "    parts = name.split(' ')\n    if any(p == '..' for p in parts):\n{refuse}"
            ),
            true,
        );
        check(
            &format!(
                "    parts = name.split('/')\n    if any(p == '..' for p in parts):\n{refuse}    parts.append(z.namelist()[0])\n"
            ),
            true,
        );
    }
}
