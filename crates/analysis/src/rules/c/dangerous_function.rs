//! Functions for which there is a safer one.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-dangerous-function",
        title: "Function that is easily misused",
        languages: BOTH_LANGUAGES,
        cwe: cwes![676, 477],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports every use of `strcpy`, `strcat`, `sprintf`, `vsprintf`, `scanf` into a \
               text, `strtok`, `alloca`, `getwd` and others. Speaks when it is asked for; where a \
               use is wrong for certain another rule tells it in any case.",
        why: "Whether such a call is safe depends on code somewhere else, and the next change \
              there makes it unsafe without a warning.",
        example: r#"#include <string.h>
void greet(char *out) {
    strcpy(out, "hello");
}
"#,
        better: r#"#include <stdio.h>
void greet(char *out, size_t size) {
    snprintf(out, size, "hello");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/676.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["strcpy", "strcat", "sprintf", "vsprintf", "stpcpy", "wcscpy", "wcscat", "lstrcpy", "lstrcat", "_mbscpy", "strtok", "alloca", "getwd", "gets", "_getws", "cuserid", "vfork", "rindex", "index", "bcopy", "bzero", "usleep", "gethostbyname", "gethostbyaddr", "ctime", "asctime", "getpass", "atoi", "StrCpy", "IsBadReadPtr", "IsBadWritePtr"], check), Hook::SyntaxCall(&["scanf", "fscanf", "sscanf"], check_scan)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let name = check.callee(call);
    if !check.defines(name) {
        let message = format!("there are safer functions than `{name}`");
        check.report(&RULE, call, Confidence::Medium, message, None);
    }
}

fn check_scan(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    if check.tree.text(call).contains("%s") {
        let message = "`%s` reads without a limit";
        check.report(&RULE, call, Confidence::Medium, message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            676,
            &[
                "void f(char *a, char *b) { strcat(a, b); }",
                r#"void f(void) { char b[9]; if (scanf("%s", b) != 1) return; }"#,
            ],
            &[
                "void f(char *a, char *b) { strlcat(a, b, 9); }",
                r#"void f(void) { char b[9]; if (scanf("%8s", b) != 1) return; }"#,
                "void strcpy(int a) { g(a); } void f(void) { strcpy(1); }",
            ],
        );
    }
}
