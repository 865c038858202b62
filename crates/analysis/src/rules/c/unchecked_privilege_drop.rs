//! Rights are given up, and nothing looks whether that worked.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unchecked-privilege-drop",
        title: "Giving up rights not checked",
        languages: BOTH_LANGUAGES,
        cwe: cwes![252, 273, 271, 250],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `setuid`, `setgid`, `setgroups`, `chroot` and their relatives whose result \
               is not looked at.",
        why: "The call fails when the limit of processes is reached, or the rights were not those \
              that were expected. The program then goes on with all of them.",
        example: r#"#include <unistd.h>
void drop(uid_t user) {
    setuid(user);
}
"#,
        better: r#"#include <stdlib.h>
#include <unistd.h>
void drop(uid_t user) {
    if (setuid(user) != 0) {
        abort();
    }
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/273.html", "https://cwe.mitre.org/data/definitions/252.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["setuid", "seteuid", "setgid", "setegid", "setresuid", "setresgid", "setreuid", "setregid", "setgroups", "initgroups", "chroot", "cap_set_proc"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if run.is_statement(site.node) && !site.is_method && !run.defines(site.name) {
        let message = format!("nothing looks whether `{}` worked", site.name);
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
                "void f(void) { setgid(1); if (setuid(1)) abort(); }",
                "void f(void) { if (x) seteuid(getuid()); }",
                r#"void f(void) { chroot("/jail"); chdir("/"); }"#,
            ],
            &[
                "void f(void) { if (setuid(1) < 0) exit(1); }",
                "int f(void) { return setuid(1); }",
                "void f(void) { int r = setuid(1); if (r) abort(); }",
                "void f(User &c) { c.setuid(3); }",
            ],
        );
    }
}
