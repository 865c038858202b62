//! Ranges of characters that hold more than they seem to.

use super::regex_source::Literal;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Regex};
use crate::regex::{Excess, Pattern, Span};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "wide-regex-range",
        title: "Range of characters that holds too many",
        languages: &[Language::Python],
        cwe: &[CweId(20), CweId(625), CweId(185)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports ranges such as `[A-z]`, `[+-z]` or `[$-_.]` in a regular expression, which \
               hold other characters than letters.",
        why: "Between `Z` and `a` stand brackets, a backslash and a backtick, and a `-` between \
              two characters makes a range of all that lie between them. What the check should \
              keep out gets in.",
        example: r#"import re

def is_name(text):
    return re.fullmatch("[A-z0-9]+", text) is not None
"#,
        better: r#"import re

def is_name(text):
    return re.fullmatch("[A-Za-z0-9]+", text) is not None
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/20.html",
            "https://cwe.mitre.org/data/definitions/625.html",
            "https://codeql.github.com/codeql-query-help/python/py-overly-large-range/",
        ],
    },
    hooks: &[Hook::Regex(check)],
};

fn check<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) {
    if !regex.is_given_here {
        return;
    }
    let ranges = pattern.wide_ranges();
    let Some(wide) = ranges.first() else {
        return;
    };
    let literal = Literal::of(context, regex);
    let source = context.text(regex.expression);
    if literal.is_none() && (source.contains("\\u") || source.contains("\\x")) {
        // Bounds that Python reads as numbers are chosen with care.
        return;
    }
    let range = pattern.slice(wide.span);
    let why = match wide.excess {
        Excess::MixedKinds | Excess::BeyondKind => "runs from one kind of characters to another",
        Excess::Overlap => "holds what stands beside it, as if its `-` were meant as a character",
    };
    let message = match wide.punctuation.as_str() {
        "" => format!("`{range}` {why}"),
        held => format!("`{range}` {why}: it also holds `{held}`"),
    };
    let place = regex.expression.range();
    let all_letters = |text: &str| text == "A-z";
    let literal = literal.filter(|_| {
        ranges
            .iter()
            .all(|wide| all_letters(pattern.slice(wide.span)))
    });
    match literal {
        Some(literal) => {
            let edits = ranges.iter();
            let edits =
                edits.map(|wide| literal.replace(wide.span, both_cases(pattern, wide.span)));
            context.report_fix(place, message, "Name both cases", edits.collect());
        }
        None => context.report(place, message),
    }
}

/// What `[A-z]` was meant to be, without what stands before it already.
fn both_cases(pattern: &Pattern<'_>, span: Span) -> &'static str {
    let before = pattern.slice(Span {
        start: 0,
        end: span.start,
    });
    let has_lower = before.ends_with("a-z");
    if has_lower { "A-Z" } else { "A-Za-z" }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    #[test]
    fn ranges_with_more_than_letters_are_reported() {
        let check = |code: &str, expected: bool| {
            let source = format!("import re\n{code}\n");
            let found = !lines("wide-regex-range", None, &source).is_empty();
            assert_eq!(found, expected, "{code}");
        };
        check("re.match('^[A-z]+$', x)", true);
        check("re.match('^[a-zA-z0-9_]+$', x)", true);
        check("P = re.compile(r'[$-_@.&+]')", true);
        check(r"re.fullmatch(r'[\w+-_]*', x)", true);
        check("import regex\nregex.match('[0-z]', x)", true);
        check("re.match('^[A-Za-z]+$', x)", false);
        check("re.match('[ -~]*', x)", false);
        check(r"re.match(r'[\w.-]+', x)", false);
        check(r"re.match('[\x20-\x6f]', x)", false);
        check("re.match('[', x)", false);
        check("print('[A-z]')", false);
    }
}
