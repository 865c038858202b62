//! Script of another site without integrity check.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Text};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "remote-script",
        title: "Script of another site without integrity check",
        languages: &[Language::Python],
        cwe: &[CweId(830), CweId(829), CweId(353)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports pages in the code that load scripts, style sheets or frames from another \
               site without an `integrity` attribute.",
        why: "Whoever controls the other site, or breaks into it, runs code in the pages of this \
               one.",
        example: "\
PAGE = '<script src=\"https://cdn.example/lib.js\"></script>'
",
        better: "\
PAGE = '<script src=\"/static/lib.js\"></script>'
",
        references: &["https://cwe.mitre.org/data/definitions/830.html"],
    },
    hooks: &[Hook::Text(check)],
};

/// Longer tags are not read to their end.
const LONGEST_TAG: usize = 1024;

fn check(context: &mut Context<'_>, text: &Text<'_>) {
    let lower = text.text.to_ascii_lowercase();
    let tags = ["<script", "<link", "<iframe", "<embed", "<object"];
    let included = tags.iter().flat_map(|tag| lower.match_indices(tag));
    let remote = included.map(|(start, _)| &lower[start..]).any(|rest| {
        // A tag is short; a text without any `>` must not be read again for every `<`.
        let rest = &rest[..rest.floor_char_boundary(LONGEST_TAG)];
        let tag = rest.split('>').next().unwrap_or(rest);
        let loads = ["src=", "href=", "data="].iter().any(|attribute| {
            tag.split_once(attribute).is_some_and(|(_, value)| {
                let value = value.trim_start_matches(['"', '\'']);
                value.starts_with("http://")
                    || value.starts_with("https://")
                    || value.starts_with("//")
            })
        });
        loads && !tag.contains("integrity=")
    });
    if remote {
        context.report(
            text.node.range(),
            "another site decides what runs in this page",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("remote-script", Some(830), source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn remote_scripts_are_reported() {
        check(
            "x = '<script src=\"https://a.example/b.js\"></script>'\n",
            &[1],
        );
        check(
            "x = \"<link rel='stylesheet' href='//a.example/b.css'>\"\n",
            &[1],
        );
        check(
            "def f():\n    return '<iframe src=http://a.example></iframe>'\n",
            &[2],
        );
    }

    #[test]
    fn own_scripts_are_not() {
        check("x = '<script src=\"/a.js\"></script>'\n", &[]);
        check(
            "x = '<script src=\"https://a.example/b.js\" integrity=\"sha384-a\"></script>'\n",
            &[],
        );
        check("x = '<a href=\"https://a.example\">a</a>'\n", &[]);
    }
}
