//! A number from outside is divided by, and may be zero.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{BinaryOp, Checks, Operation, Run, Type};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-zero-divisor",
        title: "Division by a number from outside",
        languages: BOTH_LANGUAGES,
        cwe: cwes![369, 682],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `/` and `%` by an integer that comes from outside and was not compared with \
               zero. When asked for, also by parameters.",
        why: "Dividing by zero ends the program. Whoever sends a zero stops the service.",
        example: r#"#include <stdio.h>
int main(void) {
    int total = 100;
    int people;
    if (scanf("%d", &people) != 1) {
        return 1;
    }
    printf("%d\n", total / people);
    return 0;
}
"#,
        better: r#"#include <stdio.h>
int main(void) {
    int total = 100;
    int people;
    if (scanf("%d", &people) != 1 || people <= 0) {
        return 1;
    }
    printf("%d\n", total / people);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/369.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Arithmetic(check)],
};

fn check(run: &mut Run<'_, '_>, operation: &Operation) {
    let divides = matches!(operation.op, BinaryOp::Div | BinaryOp::Rem);
    let is_integer = matches!(run.type_by_id(operation.ty), Type::Int { .. });
    let divisor = *run.temp(operation.right);
    let may_be_zero = divisor.range.contains(0) && !divisor.checks.has(Checks::NONZERO);
    if divides && is_integer && may_be_zero && divisor.is_tainted() {
        let message = format!("`{}` may be zero", run.code(operation.right));
        let alarm = run
            .alarm(&RULE, operation.node, message)
            .flow(divisor.taint);
        run.submit(alarm);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "int main(int c, char **v) { return 10 / atoi(v[1]); }",
                r#"int main(void) { int n; scanf("%d", &n); return 10 % n; }"#,
                "int main() { int n; std::cin >> n; return 7 / n; }",
            ],
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); if (n == 0) return 1; return 10 / n; }",
                "int main(int c, char **v) { int n = atoi(v[1]); if (!n) return 1; return 10 / n; }",
                "int main(int c, char **v) { int n = atoi(v[1]); return n > 0 ? 10 / n : 0; }",
                "int f(int a, int b) { return a / b; }",
                "int main(int c, char **v) { double d = atof(v[1]); return 10 / d > 1; }",
            ],
        );
        check_asked(
            &super::RULE,
            369,
            &[
                "int f(int a, int b) { return a / b; }",
            ],
            &[
                "int f(int a, int b) { if (b == 0) return 0; return a / b; }",
            ],
        );
    }
}
