//! The address of a local variable outlives it.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Node, Run, Temp};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-returned-local-address",
        title: "Address of a local variable returned",
        languages: BOTH_LANGUAGES,
        cwe: cwes![562, 825, 416],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports functions that return a pointer to one of their own local variables or \
               arrays.",
        why: "The memory is used again by the next call. What the pointer shows then is other \
              data; what is written through it changes a return address.",
        example: r#"#include <stdio.h>
char *label(int number) {
    char text[16];
    snprintf(text, sizeof(text), "no. %d", number);
    return text;
}
"#,
        better: r#"#include <stdio.h>
char *label(int number, char *text, size_t size) {
    snprintf(text, size, "no. %d", number);
    return text;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/562.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Return(check)],
};

fn check(run: &mut Run<'_, '_>, value: Option<Temp>, node: Node) {
    let Some(result) = value else {
        return;
    };
    let target = run.temp(result).target;
    // A reference or object is returned as its address, too.
    if run.returns_pointer() && run.is_declared_object(target) && run.is_on_stack(target) {
        let message = format!("`{}` is gone when the function returns", run.code(result));
        let alarm = run.alarm(&RULE, node, message);
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
                "int *f(void) { int x = 1; return &x; }",
                "char *f(void) { char b[9]; char *p = b; return p; }",
            ],
            &[
                "int *f(void) { static int x; return &x; }",
                "int f(void) { int x = 1; return x; }",
                "char *f(char *p) { return p; }",
                "struct S { int a; }; struct S f(void) { struct S s; s.a = 1; return s; }",
                "int *f(struct S *s) { return &s->a; }",
                r#"std::string f() { std::string s = "a"; return s; }"#,
            ],
        );
    }
}
