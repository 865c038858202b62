//! Applies fixes to a file's text, and shows what that changes.

use crate::finding::{Edit, Finding, Fix};
use crate::formats::is_harmful;
use similar::{ChangeTag, TextDiff};
use std::collections::BTreeSet;
use std::fmt::Write;

/// A text with fixes applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many findings' fixes are in it.
    pub applied: usize,
    /// How many were left out because they touch the place of another: analyse the new text and
    /// apply again.
    pub overlapping: usize,
    /// How many have no edits or edits that do not fit the text. A second pass will not help.
    pub unusable: usize,
}

/// Applies the fixes of one file's findings to its text, each as a whole or not at all. Of two
/// that touch the same place the first is applied.
pub fn apply<'f>(source: &str, findings: impl IntoIterator<Item = &'f Finding>) -> Fixed {
    let mut accepted = Accepted {
        source,
        edits: BTreeSet::new(),
    };
    let (mut applied, mut overlapping, mut unusable) = (0, 0, 0);
    let mut fixes = Vec::new();
    for fix in findings.into_iter().filter_map(|it| it.fix.as_ref()) {
        match fix.edits.first() {
            Some(first) if fits(source, fix) => fixes.push((first.start, fix)),
            _ => unusable += 1,
        }
    }
    fixes.sort_by_key(|&(start, _)| start);
    for (_, fix) in fixes {
        if fix.edits.iter().any(|edit| accepted.is_touched_by(edit)) {
            overlapping += 1;
        } else {
            accepted.edits.extend(fix.edits.iter().map(key));
            applied += 1;
        }
    }
    Fixed {
        text: accepted.text(),
        applied,
        overlapping,
        unusable,
    }
}

/// Start, end, new text.
type Key<'f> = (usize, usize, &'f str);

fn key(edit: &Edit) -> Key<'_> {
    (edit.start, edit.end, &edit.text)
}

/// Whether the edits lie in the text, in order and apart.
fn fits(source: &str, fix: &Fix) -> bool {
    let mut end = 0;
    fix.edits.iter().all(|edit| {
        let after = edit.start >= end;
        end = edit.end;
        after && source.get(edit.start..edit.end).is_some()
    })
}

/// Edits that do not touch each other, unless they are of one fix.
struct Accepted<'f> {
    source: &'f str,
    edits: BTreeSet<Key<'f>>,
}

impl<'f> Accepted<'f> {
    fn is_touched_by(&self, edit: &Edit) -> bool {
        // They lie apart, so the last that begins before the end of `edit` reaches farthest.
        let Some(&last) = self.edits.range(..(edit.end + 1, 0, "")).next_back() else {
            return false;
        };
        // Two fixes may both need an import: one line does for both, and the order of two
        // different lines is no matter.
        let both_lines = self.is_line(last) && self.is_line(key(edit));
        last.1 >= edit.start && !both_lines
    }

    /// Whether the edit inserts whole lines.
    fn is_line(&self, (start, end, text): Key<'_>) -> bool {
        let at_line_start = start == 0 || self.source.as_bytes().get(start - 1) == Some(&b'\n');
        start == end && at_line_start && text.ends_with('\n')
    }

    fn text(&self) -> String {
        let added: usize = self.edits.iter().map(|(_, _, text)| text.len()).sum();
        let mut result = String::with_capacity(self.source.len() + added);
        let mut copied = 0;
        for &(start, end, text) in &self.edits {
            result.push_str(&self.source[copied..start]);
            result.push_str(text);
            copied = end;
        }
        result.push_str(&self.source[copied..]);
        result
    }
}

/// The change from `old` to `new` as `git apply` and `patch` read it; empty if there is none.
///
/// The code in it is as it is: pass it through [`crate::formats::visible`] before a person sees
/// it on a terminal.
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    // By line feeds alone, like `patch`: a lone carriage return ends no line.
    let old: Vec<_> = old.split_inclusive('\n').collect();
    let new: Vec<_> = new.split_inclusive('\n').collect();
    let diff = TextDiff::from_slices(&old, &new);
    let mut result = String::new();
    for hunk in diff.unified_diff().iter_hunks() {
        if result.is_empty() {
            result = format!("--- {}\n+++ {}\n", quoted("a/", path), quoted("b/", path));
        }
        // Writing to a string does not fail.
        let _ = writeln!(result, "{}", hunk.header());
        for change in hunk.iter_changes() {
            result.push(match change.tag() {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            });
            result.push_str(change.value());
            if !change.value().ends_with('\n') {
                result.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    result
}

/// How many lines of `old` and `new` together are not in the other.
pub fn changed_lines(old: &str, new: &str) -> usize {
    let diff = TextDiff::from_lines(old, new);
    let changes = diff.iter_all_changes();
    changes
        .filter(|change| change.tag() != ChangeTag::Equal)
        .count()
}

/// The path in quotes with octal escapes, as git writes it, if it holds what could end its line.
fn quoted(prefix: &str, path: &str) -> String {
    let special = |c: char| matches!(c, '"' | '\\') || is_harmful(c);
    if !path.contains(special) {
        return format!("{prefix}{path}");
    }
    let mut result = format!("\"{prefix}");
    for c in path.chars() {
        if !special(c) {
            result.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a string does not fail.
            let _ = write!(result, "\\{byte:03o}");
        }
    }
    result.push('"');
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Confidence, Severity};
    use crate::lines::Lines;
    use proptest::prelude::*;

    fn finding(edits: &[(usize, usize, &str)]) -> Finding {
        let edit = |&(start, end, text): &(usize, usize, &str)| Edit {
            start,
            end,
            text: text.to_owned(),
        };
        Finding {
            analyzer: "sallet".into(),
            rule: "rule".into(),
            cwe: Vec::new(),
            severity: Severity::High,
            confidence: Confidence::High,
            message: "".into(),
            place: Lines::new("").place(0, 0),
            flow: Vec::new(),
            fix: Some(Fix {
                what: "Fix it".into(),
                edits: edits.iter().map(edit).collect(),
            }),
            fingerprint: String::new(),
        }
    }

    type Edits<'a> = &'a [(usize, usize, &'a str)];

    #[test]
    fn fixes_are_applied_as_a_whole_and_apart() {
        let check = |fixes: &[Edits<'_>], text: &str, counts: [usize; 3]| {
            let findings: Vec<_> = fixes.iter().map(|edits| finding(edits)).collect();
            let fixed = apply("abcdef\nżx", &findings);
            assert_eq!(fixed.text, text, "{fixes:?}");
            let found = [fixed.applied, fixed.overlapping, fixed.unusable];
            assert_eq!(found, counts, "{fixes:?}");
        };
        check(&[], "abcdef\nżx", [0, 0, 0]);
        check(&[&[(4, 5, "E")], &[(0, 1, "A")]], "AbcdEf\nżx", [2, 0, 0]);
        // The second begins where the first ends.
        check(&[&[(0, 2, "X")], &[(2, 3, "Y")]], "Xcdef\nżx", [1, 1, 0]);
        check(
            &[&[(0, 1, "A"), (4, 5, "E")], &[(3, 5, "!")]],
            "AbcdEf\nżx",
            [1, 1, 0],
        );
        check(&[&[(1, 1, "(")], &[(1, 1, "(")]], "a(bcdef\nżx", [1, 1, 0]);
        // One import for two fixes, and another one.
        check(
            &[
                &[(0, 0, "import x\n"), (1, 2, "B")],
                &[(0, 0, "import x\n"), (3, 4, "D")],
                &[(0, 0, "import y\n"), (5, 6, "F")],
            ],
            "import x\nimport y\naBcDeF\nżx",
            [3, 0, 0],
        );
        check(
            &[&[(0, 0, "import x\n")], &[(0, 3, "")]],
            "import x\nabcdef\nżx",
            [1, 1, 0],
        );
        // Half a character, beyond the end, backwards, out of order, none.
        check(&[&[(7, 8, "")]], "abcdef\nżx", [0, 0, 1]);
        check(&[&[(9, 99, "")]], "abcdef\nżx", [0, 0, 1]);
        check(&[&[(3, 1, "")]], "abcdef\nżx", [0, 0, 1]);
        check(&[&[(3, 4, ""), (1, 2, "")]], "abcdef\nżx", [0, 0, 1]);
        check(&[&[]], "abcdef\nżx", [0, 0, 1]);
    }

    #[test]
    fn a_diff_is_one_that_patch_reads() {
        insta::assert_snapshot!(
            unified_diff("a b/c.py", "import os\nx = 1\n\ny = yaml.load(t)", "import os\nx = 1\n\ny = yaml.safe_load(t)"),
            @r"
        --- a/a b/c.py
        +++ b/a b/c.py
        @@ -1,4 +1,4 @@
         import os
         x = 1
         
        -y = yaml.load(t)
        \ No newline at end of file
        +y = yaml.safe_load(t)
        \ No newline at end of file
        "
        );
        assert_eq!(unified_diff("x", "same\n", "same\n"), "");
        assert_eq!(quoted("a/", "ż.py"), "a/ż.py");
        assert_eq!(
            quoted("a/", "x\n\u{9b}\".py"),
            r#""a/x\012\302\233\042.py""#
        );
    }

    #[test]
    fn changed_lines_are_counted_on_both_sides() {
        let check = |old: &str, new: &str, expected| assert_eq!(changed_lines(old, new), expected);
        check("a\nb\n", "a\nb\n", 0);
        check("a\nb\n", "a\nc\n", 2);
        check("a\n", "a\nb\nc\n", 2);
    }

    proptest! {
        #[test]
        fn any_edits_are_applied_or_counted(
            source in "[ab\nż]{0,20}",
            fixes in prop::collection::vec(
                prop::collection::vec((0..22_usize, 0..5_usize, "[xy\n]{0,2}"), 0..3),
                0..6,
            ),
        ) {
            let findings: Vec<_> = fixes
                .iter()
                .map(|edits| {
                    let edits: Vec<_> = edits
                        .iter()
                        .map(|(start, length, text)| (*start, start + length, text.as_str()))
                        .collect();
                    finding(&edits)
                })
                .collect();
            let fixed = apply(&source, &findings);
            prop_assert_eq!(fixed.applied + fixed.overlapping + fixed.unusable, findings.len());
            let all = fixed.applied > 0 || fixed.text == source;
            prop_assert!(all);
        }

        #[test]
        fn a_diff_holds_both_texts(old in "[ab\r\n]{0,12}", new in "[ab\r\n]{0,12}") {
            let diff = unified_diff("x", &old, &new);
            prop_assert_eq!(diff.is_empty(), old == new);
            // With fewer than four lines around a change, a hunk has the whole file.
            if !diff.is_empty() && old.lines().count() < 4 && new.lines().count() < 4 {
                prop_assert_eq!(side(&diff, '-'), old);
                prop_assert_eq!(side(&diff, '+'), new);
            }
        }
    }

    /// The old (`-`) or new (`+`) text of a diff with one hunk.
    fn side(diff: &str, sign: char) -> String {
        let lines: Vec<_> = diff.split_inclusive('\n').skip(3).collect();
        let mut text = String::new();
        for (index, line) in lines.iter().enumerate() {
            if line.starts_with([sign, ' ']) {
                let ended = !lines
                    .get(index + 1)
                    .is_some_and(|next| next.starts_with('\\'));
                text.push_str(&line[1..line.len() - usize::from(!ended)]);
            }
        }
        text
    }
}
