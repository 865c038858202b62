//! The program stays outside the folder that it locks itself into.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-chroot-without-chdir",
        title: "chroot without chdir",
        languages: BOTH_LANGUAGES,
        cwe: cwes![243],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `chroot` in a function that does not call `chdir` as well.",
        why: "The working folder stays outside, so `../../etc/passwd` leads out of the jail.",
        example: r#"#include <unistd.h>
int jail(void) {
    return chroot("/var/jail");
}
"#,
        better: r#"#include <unistd.h>
int jail(void) {
    if (chroot("/var/jail") != 0) {
        return -1;
    }
    return chdir("/");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/243.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["chroot"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if !site.is_method && !run.calls(&["chdir", "fchdir"]) {
        let message = "the working folder stays outside; call `chdir(\"/\")` after it";
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
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
                "int f(const char *p) { return chroot(p); }",
            ],
            &[
                r#"int f(const char *p) { if (chdir(p)) return 1; return chroot("."); }"#,
            ],
        );
    }
}
