//! Host names in patterns that other text may surround.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Kind, Regex};
use crate::regex::Pattern;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "missing-regex-anchor",
        title: "Pattern of a host name without an anchor",
        languages: &[Language::Python],
        cwe: &[CweId(777), CweId(625)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports regular expressions that look for a host name in an address from outside \
               and let other text stand before or behind it.",
        why: "`https://example\\.com` also matches `https://example.com.evil.test`, and when it \
              is searched, `https://evil.test/?https://example.com`: the check lets other hosts \
              through.",
        example: r#"import re
from flask import redirect, request

def leave():
    target = request.args["to"]
    if re.search(r"https://example\.com", target):
        return redirect(target)
    return {}
"#,
        better: r#"import re
from flask import redirect, request

def leave():
    target = request.args["to"]
    if re.search(r"^https://example\.com/", target):
        return redirect(target)
    return {}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/777.html",
            "https://cwe.mitre.org/data/definitions/625.html",
        ],
    },
    hooks: &[Hook::Regex(check)],
};

fn check<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) {
    let (Some(usage), Some(subject)) = (regex.usage, regex.subject) else {
        return;
    };
    let Some(confidence) = context.harm(&subject, Kind::Redirect) else {
        return;
    };
    if let Some(missing) = pattern.missing_anchor(usage) {
        let host = pattern.slice(missing.span);
        let message = match (missing.start, missing.end) {
            (true, true) => format!("any text may stand before and behind `{host}`"),
            (true, false) => format!("any text may stand before `{host}`"),
            _ => format!("the host may go on behind `{host}`"),
        };
        context.report_with(regex.expression.range(), message, confidence);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn hosts_that_text_may_surround_are_reported() {
        let check = |code: &str, expected: bool| {
            let found = reports("missing-regex-anchor", Some(777), "import re", code);
            assert_eq!(found, expected, "{code}");
        };
        check(r"re.search(r'example\.com', x)", true);
        check(r"re.match(r'https://example\.com', x)", true);
        check(r"re.compile(r'https://example\.com$').search(x)", true);
        check(r"re.match(r'https://example\.com/', x)", false);
        check(r"re.fullmatch(r'https://example\.com', x)", false);
        check(r"re.compile(r'^https://example\.com$').search(x)", false);
        check(r"re.search(r'example\.com', 'a constant')", false);
        check(r"re.search(r'setup\.py', x)", false);
    }
}
