//! LDAP injection.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::flow::Kind;
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "ldap-injection",
        title: "LDAP injection",
        languages: &[Language::Python],
        cwe: &[CweId(90)],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports text from outside that becomes part of an LDAP filter or distinguished name \
               without being escaped.",
        why: "A parenthesis or an asterisk changes what the filter asks: a login matches without a \
              password, a search returns the whole directory.",
        example: r#"import ldap
from flask import request

def find():
    directory = ldap.initialize("ldap://directory.example.com")
    return directory.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + request.args["user"] + ")")
"#,
        better: r#"import ldap
import ldap.filter
from flask import request

def find():
    directory = ldap.initialize("ldap://directory.example.com")
    user = ldap.filter.escape_filter_chars(request.args["user"])
    return directory.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")
"#,
        references: &[
            "https://cwe.mitre.org/data/definitions/90.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/LDAP_Injection_Prevention_Cheat_Sheet.html",
        ],
    },
    hooks: &[Hook::Flow(Kind::Ldap, "becomes part of an LDAP query")],
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
        check(
            "import ldap",
            "ldap.initialize('a').search_s('dc=a', 2, '(uid=%s)' % x)",
            true,
        );
        check(
            "import ldap",
            "ldap.initialize('a').search_ext_s('ou=' + x, 2)",
            true,
        );
        check(
            "import ldap",
            "ldap.initialize('a').search_s('dc=a', 2, filterstr=f'(uid={x})')",
            true,
        );
        check(
            "import ldap, ldap.filter",
            "ldap.initialize('a').search_s('dc=a', 2, '(uid=%s)' % ldap.filter.escape_filter_chars(x))",
            false,
        );
        check(
            "import ldap3",
            "ldap3.Connection('a').search('dc=a', '(uid=' + x + ')')",
            true,
        );
        check(
            "from ldap3 import Connection, Server",
            "c = Connection(Server('a'))\n    c.search(search_base='dc=a', search_filter='(uid=' + x + ')')",
            true,
        );
        check(
            "import ldap3; from ldap3.utils.conv import escape_filter_chars as e",
            "ldap3.Connection('a').search('dc=a', '(uid=' + e(x) + ')')",
            false,
        );
        check("import re", "re.search('a', x)", false);
    }
}
