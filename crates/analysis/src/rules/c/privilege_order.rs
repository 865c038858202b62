//! Rights are given up in the wrong order.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-privilege-order",
        title: "User given up before group",
        languages: BOTH_LANGUAGES,
        cwe: cwes![696, 273, 271, 250],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `setgid`, `setgroups` and `initgroups` after `setuid` in the same function.",
        why: "Once the user is changed, the rights to change the groups are gone: the call fails, \
              and the groups of the administrator stay.",
        example: r#"#include <unistd.h>
int drop(uid_t user, gid_t group) {
    if (setuid(user) != 0) {
        return -1;
    }
    return setgid(group);
}
"#,
        better: r#"#include <unistd.h>
int drop(uid_t user, gid_t group) {
    if (setgid(group) != 0) {
        return -1;
    }
    return setuid(user);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/696.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["setgid", "setgroups", "initgroups", "setresgid"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let earlier = run.calls_before(site.temp).find(|(name, node)| {
        // Becoming the administrator brings the rights back.
        let is_root = run.argument_list(*node).first().is_some_and(|user| run.text(*user) == "0");
        matches!(*name, "setuid" | "setresuid") && !is_root
    });
    if let Some((name, node)) = earlier {
        let message = format!("`{}` fails after `{name}`", site.name);
        let alarm = run
            .alarm(&RULE, site.node, message)
            .step(node, "the rights that it needs are given up here");
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
                "void f(void) { if (setuid(u) || setgid(g)) abort(); }",
                r#"void f(void) { if (setuid(u)) abort(); if (initgroups("a", g)) abort(); }"#,
            ],
            &[
                "void f(void) { if (setgid(g) || setuid(u)) abort(); }",
                "void f(void) { if (setuid(0)) abort(); if (setgid(g)) abort(); }",
            ],
        );
    }
}
