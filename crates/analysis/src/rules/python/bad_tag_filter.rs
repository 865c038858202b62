//! Patterns for HTML tags that miss what a browser reads as such a tag.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Context, Regex};
use crate::regex::{Filtered, Pattern, Use};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "bad-tag-filter",
        title: "HTML filter that misses tags",
        languages: &[Language::Python],
        cwe: &[CweId(116), CweId(20), CweId(185), CweId(186)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports regular expressions that match scripts or comments of HTML in their plain \
               form only: not in upper case, with a newline or an attribute, or with the end tag \
               `</script >`.",
        why: "Browsers are lenient. A script that is written a little differently passes the \
              filter and runs in the page of whoever reads it.",
        example: r#"import re

def without_scripts(page):
    return re.sub(r"<script.*?>.*?</script>", "", page)
"#,
        better: r#"import nh3

def without_scripts(page):
    return nh3.clean(page)
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/116.html",
            "https://codeql.github.com/codeql-query-help/python/py-bad-tag-filter/",
            "https://nh3.readthedocs.io/",
        ],
    },
    hooks: &[Hook::Regex(check)],
};

fn check<'a>(context: &mut Context<'a>, regex: &Regex<'a>, pattern: &Pattern<'_>) {
    if !regex.is_given_here {
        return;
    }
    let usage = regex.usage.unwrap_or(Use::Search);
    if let Some(gap) = pattern.tag_filter_gaps(usage).first() {
        let what = match gap.filtered {
            Filtered::Script => "scripts",
            Filtered::ScriptStart => "start tags of scripts",
            Filtered::ScriptEnd => "end tags of scripts",
            Filtered::Comment => "comments",
        };
        let message = format!(
            "this pattern for {what} misses {}: {:?}",
            gap.why, gap.missed
        );
        context.report(regex.expression.range(), message);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    #[test]
    fn filters_with_gaps_are_reported() {
        let check = |code: &str, expected: bool| {
            let source = format!("import re\n{code}\n");
            let found = !lines("bad-tag-filter", None, &source).is_empty();
            assert_eq!(found, expected, "{code}");
        };
        check("re.sub(r'<script.*?>.*?</script>', '', x)", true);
        check(
            "re.sub('<script.*?</script>', '', x, flags=re.DOTALL)",
            true,
        );
        check("re.sub('<script.*?</script>', '', x, 0, re.S | re.I)", true);
        check("P = re.compile('(?i)<script[^>]*>')\nP.sub('', x)", false);
        check("P = re.compile('(?i)<script>')\nP.sub('', x)", true);
        check("re.sub(r'<!--.*?-->', '', x)", true);
        check("re.findall('</script>', x)", true);

        check(
            r"re.sub(r'(?is)<script\b[^>]*>.*?</script\b[^>]*>', '', x)",
            false,
        );
        check("re.sub('<[^>]+>', '', x)", false);
        check("re.sub('<.*?>', '', x)", false);
        check("re.sub('<script>', '', x, flags=my_flags)", false);
        check("x.replace('<script>', '')", false);
        check("re.sub('script', '', x)", false);
    }
}
