//! Data from outside becomes part of a filter of LDAP.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-ldap-injection",
        title: "Data from outside in an LDAP filter",
        languages: BOTH_LANGUAGES,
        cwe: cwes![90, 943],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports filters and names that are put together from data from outside and searched \
               for with `ldap_search` and its relatives.",
        why: "Brackets and stars in the data change what is searched for: another user, or every \
              one.",
        example: r#"#include <ldap.h>
#include <stdio.h>
int find(LDAP *server, const char *user, LDAPMessage **result) {
    char filter[128];
    snprintf(filter, sizeof(filter), "(uid=%s)", user);
    return ldap_search_ext_s(server, "dc=example", 2, filter, NULL, 0, NULL, NULL, NULL, 10, result);
}
"#,
        better: r#"#include <ctype.h>
#include <ldap.h>
#include <stdio.h>
int find(LDAP *server, const char *user, LDAPMessage **result) {
    char filter[128];
    for (const char *at = user; *at; at++) {
        if (!isalnum((unsigned char)*at)) {
            return -1;
        }
    }
    snprintf(filter, sizeof(filter), "(uid=%s)", user);
    return ldap_search_ext_s(server, "dc=example", 2, filter, NULL, 0, NULL, NULL, NULL, 10, result);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/90.html"],
    },
    from_caller: Confidence::Medium,
    hooks: &[Hook::Call(&["ldap_search_ext_s", "ldap_search_ext", "ldap_search_s", "ldap_search", "ldap_search_st"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    for position in [1, 3] {
        let Some(text) = site.argument(position) else {
            continue;
        };
        let Some(trace) = run.dangerous_content(text, Cleared::TEXT) else {
            continue;
        };
        let is_joined = run.passed_through(
            trace,
            &["sprintf", "snprintf", "strcat", "strncat", "operator+", "operator+=", "append"],
        );
        if is_joined {
            let message = format!("`{}` is a filter with data from outside", run.code(text));
            let alarm = run
                .alarm(&RULE, site.node, message)
                .content(trace, Cleared::TEXT);
            run.submit(alarm);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                r#"int main(int c, char **v) { char f[99]; snprintf(f, 99, "(cn=%s)", v[1]); ldap_search_s(l, b, 2, f, a, 0, &r); }"#,
            ],
            &[
                r#"int main(int c, char **v) { ldap_search_s(l, b, 2, "(cn=*)", a, 0, &r); }"#,
                "void f(const char *filter) { ldap_search_s(l, b, 2, filter, a, 0, &r); }",
            ],
        );
    }
}
