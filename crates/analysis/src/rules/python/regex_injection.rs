//! Regular expression injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "regex-injection",
        title: "Regular expression injection",
        languages: &[Language::Python],
        cwe: &[CweId(1333), CweId(730), CweId(625), CweId(400)],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of a regular expression without \
               re.escape.",
        why: "An attacker writes an expression that takes exponential time, or that matches \
              everything and so passes a check.",
        example: r#"import re
from flask import request

def search():
    return {"found": bool(re.search(request.args["pattern"], "a text"))}
"#,
        better: r#"import re
from flask import request

def search():
    return {"found": bool(re.search(re.escape(request.args["pattern"]), "a text"))}
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/1333.html",
            "https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS",
            "https://docs.python.org/3/library/re.html#re.escape",
        ],
    },
    hooks: &[Hook::Flow(
        Kind::Regex,
        "becomes part of a regular expression",
    )],
};

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::rules::python::flow_testing::reports;

    #[test]
    fn data_of_a_client_is_judged() {
        let check = |imports: &str, code: &str, expected: bool| {
            assert_eq!(
                reports(RULE.about.id, None, imports, code),
                expected,
                "{imports}; {code}"
            );
        };
        check("import re", "re.search(x, s)", true);
        check("import re", "re.compile('^' + x)", true);
        check("from re import sub", "sub(x, '', s)", true);
        check("import re", "re.match(pattern=f'{x}$', string=s)", true);
        check("import re", "re.compile('^' + re.escape(x))", false);
        check("import re", "re.search('a+', x)", false);
        check("import re", "re.compile('a').search(x)", false);
    }
}
