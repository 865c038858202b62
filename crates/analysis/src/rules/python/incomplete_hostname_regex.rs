//! Host names in patterns whose dots match any character.

use super::regex_source::Literal;
use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Regex};
use crate::regex::Pattern;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "incomplete-hostname-regex",
        title: "Unescaped dot in the pattern of a host name",
        languages: &[Language::Python],
        cwe: &[CweId(20), CweId(625), CweId(185)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports regular expressions with a host name in which a dot stands without a \
               backslash.",
        why: "Such a dot matches any character: `www.example.com` also matches \
              `wwwxexample.com`, which anybody can register, and a check lets it through.",
        example: r#"import re

def is_ours(url):
    return re.match(r"^https://www.example.com/", url) is not None
"#,
        better: r#"import re

def is_ours(url):
    return re.match(r"^https://www\.example\.com/", url) is not None
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/20.html",
            "https://cwe.mitre.org/data/definitions/625.html",
            "https://codeql.github.com/codeql-query-help/python/py-incomplete-hostname-regexp/",
        ],
    },
    hooks: &[Hook::Regex(check)],
};

fn check<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) {
    if !regex.is_given_here {
        return;
    }
    let hosts = pattern.incomplete_hostnames();
    let Some(host) = hosts.first() else {
        return;
    };
    let message = format!(
        "a dot in `{}` matches any character, so that other hosts match; write `{}`",
        pattern.slice(host.span),
        host.escaped,
    );
    let range = regex.expression.range();
    match Literal::of(context, regex) {
        Some(literal) => {
            let dots = hosts.iter().flat_map(|host| &host.dots);
            let edits = dots.map(|dot| literal.escape(*dot)).collect();
            context.report_fix(range, message, "Escape the dots", edits);
        }
        None => context.report(range, message),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    #[test]
    fn dots_that_match_anything_are_reported() {
        let check = |code: &str, expected: bool| {
            let source = format!("import re\n{code}\n");
            let found = !lines("incomplete-hostname-regex", None, &source).is_empty();
            assert_eq!(found, expected, "{code}");
        };
        check("re.match('(www|beta).example.com/', x)", true);
        check("re.search(r'^https?://www.example.com', x)", true);
        check("p = re.compile('api.example.org')", true);
        check("P = 'api.example.org'\nre.fullmatch(P, x)", true);
        check("re.match('https://' + 'api.example.org', x)", true);
        check("re.sub(pattern='api.example.org', repl='', string=x)", true);
        check(
            "from django.urls import re_path\nre_path('^www.example.com/', v)",
            true,
        );
        check(
            "from pydantic import Field\nField(pattern='^www.example.com$')",
            true,
        );

        check(r"re.match(r'(www|beta)\.example\.com/', x)", false);
        check(r"re.match('(www|beta)[.]example[.]com/', x)", false);
        check("re.match(r'^[a-z.]+.com$', x)", false);
        check("re.match(p, 'www.example.com')", false);
        check("x.replace('www.example.com', '')", false);
        check("'www.example.com' in x", false);
    }
}
