//! Regular expression denial of service.

use super::regex_source::attack;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::ast::Expr;
use crate::python::flow::{Context, Kind, Known, Regex};
use crate::regex::{Pattern, Use};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "regex-denial-of-service",
        title: "Regular expression denial of service",
        languages: &[Language::Python],
        cwe: &[CweId(1333), CweId(730), CweId(400)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports regular expressions whose time doubles with every few characters of a \
               text, such as `(a+)+$`, and text from outside that is searched by one whose time \
               grows with a power of its length, such as `\\s+$`.",
        why: "A text of a few thousand letters keeps a processor busy for minutes, and no other \
              request is answered.",
        example: r#"import re
from flask import request

def check():
    return {"ok": bool(re.match(r"^(\w+\s?)+$", request.args["text"]))}
"#,
        better: r#"import re
from flask import request

def check():
    return {"ok": bool(re.match(r"^\w+$", request.args["text"]))}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/1333.html",
            "https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS",
        ],
    },
    hooks: &[
        Hook::Flow(
            Kind::RegexInput,
            "is searched by a pattern that can take very long",
        ),
        Hook::Regex(check),
    ],
};

/// With so many repetitions an attack of exponential time takes years, and one of quadratic time
/// seconds.
const EXPONENTIAL_PUMPS: usize = 50;
const POLYNOMIAL_PUMPS: usize = 50_000;

fn check<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) {
    if !regex.backtracks {
        return;
    }
    let harmed = regex
        .subject
        .filter(|subject| !is_cut(subject) && context.harms(subject, Kind::RegexInput));
    // What `re.compile` was given is judged there, but for that nothing may follow.
    let is_new = regex.is_given_here || regex.usage == Some(Use::FullMatch);
    if !is_new && harmed.is_none() || is_exponential(context, regex, pattern) {
        return;
    }
    if let (Some(subject), Some(usage)) = (harmed, regex.usage) {
        follow(context, regex, pattern, usage, &subject);
    }
}

/// Follows `subject`, which the sender of it may make long, into a pattern of polynomial time.
fn follow<'a>(
    context: &mut Context<'a>,
    regex: &Regex<'a>,
    pattern: &Pattern<'_>,
    usage: Use,
    subject: &Known<'a>,
) {
    let Ok(Some(slow)) = pattern.polynomial(usage, &mut context.effort) else {
        return;
    };
    let range = pattern.slice(slow.range);
    let mut detail = match slow.after {
        Some(before) => format!(
            ": `{range}` reads what `{}` has read",
            pattern.slice(before)
        ),
        None => format!(": `{range}` is tried from every place"),
    };
    if let Some(attack) = attack(&slow.witness, POLYNOMIAL_PUMPS) {
        detail.push_str(", as in ");
        detail.push_str(&attack);
    }
    context.flows_into_as(Kind::RegexInput, regex.range, subject, detail);
}

/// Whether `subject` is `text[:100]`, of which a power does no harm.
fn is_cut(subject: &Known<'_>) -> bool {
    let Some(Expr::Subscript(part)) = subject.made_by() else {
        return false;
    };
    matches!(&*part.slice, Expr::Slice(slice) if slice.upper.is_some())
}

/// Reports a pattern of exponential time.
fn is_exponential<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) -> bool {
    // How a compiled pattern is used is only seen later. To match from the start makes it fail
    // the least often.
    let usage = regex.usage.unwrap_or(Use::Match);
    let Ok(Some(slow)) = pattern.exponential(usage, &mut context.effort) else {
        return false;
    };
    let range = pattern.slice(slow.range);
    let mut message = format!("`{range}` can read the same text in many ways");
    if let Some(attack) = attack(&slow.witness, EXPONENTIAL_PUMPS) {
        message.push_str(": matching never ends on ");
        message.push_str(&attack);
    }
    context.report(regex.expression.range(), message);
    true
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;
    use crate::rules::python::testing::lines;

    #[test]
    fn exponential_patterns_are_reported() {
        let check = |code: &str, expected: bool| {
            let source = format!("import re\n{code}\n");
            let found = !lines(RULE.about.id, None, &source).is_empty();
            assert_eq!(found, expected, "{code}");
        };
        check("re.match('(a+)+$', x)", true);
        check("re.fullmatch('(a+)+', x)", true);
        check("P = re.compile('^(a|aa)+$')", true);
        check("P = '^(a|a)*b'\nre.search(P, x)", true);
        check("P = re.compile('(a+)+')\nP.fullmatch(x)", true);
        check("re.sub('(.*a){12}$', '', x)", true);
        check("import regex\nregex.match('(a+)+$', x)", true);
        check("s.str.contains('^(a+)+$')", true);
        check(
            "from django.core.validators import RegexValidator\nRegexValidator('^(a+)+$')",
            true,
        );
        check(
            "from wtforms.validators import Regexp\nRegexp(r'^(\\s*\\w+)*$')",
            true,
        );

        check("re.match('(a+)+', x)", false);
        check("re.match('^[a-z]+$', x)", false);
        check("re.match('(?>a+)+$', x)", false);
        check("import re2\nre2.match('(a+)+$', x)", false);
        check(
            "from pydantic import Field\nField(pattern='^(a+)+$')",
            false,
        );
        check("from pydantic import Field\nField(regex='^(a+)+$')", true);
        check("re.match(f'({x}+)+$', y)", false);
        check("print('(a+)+$')", false);
    }

    #[test]
    fn polynomial_patterns_need_data_of_a_client() {
        let check = |code: &str, expected: bool| {
            let found = reports(RULE.about.id, None, "import re", code);
            assert_eq!(found, expected, "{code}");
        };
        check(r"re.sub(r'\s+$', '', x)", true);
        check("re.search('<script.*?</script>', x)", true);
        check("re.compile('a.*b.*c$').match(x)", true);
        check(r"re.sub(r'\s+$', '', x.strip())", true);
        check(r"re.sub(r'^\s+', '', x)", false);
        check(r"re.sub(r'\s+$', '', 'a constant')", false);
        check(r"re.match(r'[a-z]+\d+$', x)", false);
        check(r"re.sub(r'\s+$', '', x[:100])", false);
        check(r"if len(x) < 100: re.sub(r'\s+$', '', x)", false);
        check(r"if len(x) > 100: re.sub(r'\s+$', '', x)", true);
        check(r"if x.isdigit(): re.sub(r'\s+$', '', x)", false);
    }

    #[test]
    fn messages_name_the_repetition_and_an_attack() {
        let source = "\
import re
from flask import request
re.match('^(a|aa)+$', 'x')
re.search('<b>.*?</b>', request.args['x'])
";
        let report = crate::analyzer::Analyzer::new(&[]).unwrap().analyze(
            "x.py",
            super::Language::Python,
            source,
            &crate::analyzer::Request::default(),
        );
        let own = report.findings.iter();
        let own = own.filter(|finding| finding.rule == RULE.about.id);
        let messages: Vec<&str> = own.map(|finding| &*finding.message).collect();
        insta::assert_snapshot!(messages.join("\n"), @r"
        `(a|aa)+` can read the same text in many ways: matching never ends on 'aa' + 'aaaaa' * 50 + 'b'
        Data from a client (`request.args`) is searched by a pattern that can take very long: `.*?` is tried from every place, as in '<b>a' * 50000
        ");
    }
}
