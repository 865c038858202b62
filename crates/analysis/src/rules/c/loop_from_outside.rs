//! Whoever chooses the input chooses how often a loop runs.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Checks, Cleared, Operation, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-loop-from-outside",
        title: "Number of rounds from outside",
        languages: BOTH_LANGUAGES,
        cwe: cwes![606, 834, 1284, 400, 20, 835],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports conditions of loops that compare with a number from outside that nothing \
               limits. Speaks when it is asked for.",
        why: "A large number keeps the program busy for as long as the sender likes.",
        example: r#"#include <stdio.h>
int main(void) {
    int count;
    if (scanf("%d", &count) != 1) {
        return 1;
    }
    for (int i = 0; i < count; i++) {
        puts("again");
    }
    return 0;
}
"#,
        better: r#"#include <stdio.h>
int main(void) {
    int count;
    if (scanf("%d", &count) != 1 || count > 100) {
        return 1;
    }
    for (int i = 0; i < count; i++) {
        puts("again");
    }
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/606.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Arithmetic(check)],
};

fn check(run: &mut Run<'_, '_>, operation: &Operation) {
    if !operation.op.is_comparison() || !run.is_at_loop_head() {
        return;
    }
    let limits = [*run.temp(operation.left), *run.temp(operation.right)];
    let limit = limits.into_iter().find(|value| {
        value.is_tainted()
            && run.is_untrusted(value.taint)
            && !value.checks.has(Checks::UPPER)
            && !value.cleared.has(Cleared::NUMBER)
            && value.range.hi > 0x10000
    });
    if let Some(limit) = limit {
        let message = "data from outside decides how often this loop runs";
        let alarm = run
            .alarm(&RULE, operation.node, message)
            .flow(limit.taint);
        run.submit(alarm);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            606,
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); for (int i = 0; i < n; i++) g(); return 0; }",
                r#"void f(void) { int n; scanf("%d", &n); while (n > 0) { g(); n--; } }"#,
            ],
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); if (n > 9) return 1; for (int i = 0; i < n; i++) g(); return 0; }",
                "void f(int n) { for (int i = 0; i < n; i++) g(); }",
            ],
        );
    }
}
