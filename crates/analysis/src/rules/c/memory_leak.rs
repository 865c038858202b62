//! Memory that nothing gives back.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Loc, Node, Run, Temp};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-memory-leak",
        title: "Memory not given back",
        languages: BOTH_LANGUAGES,
        cwe: cwes![401, 772, 775, 771],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports ways out of a function on which memory or a file that it took is neither \
               given back, nor returned, nor stored where others reach it. Speaks when it is asked \
               for.",
        why: "Every call takes some more. A service that anyone can call runs out of memory, or of \
              files.",
        example: r#"#include <stdlib.h>
int work(int size) {
    char *buffer = malloc(16);
    if (buffer == NULL) {
        return -1;
    }
    if (size > 16) {
        return -2;
    }
    free(buffer);
    return 0;
}
"#,
        better: r#"#include <stdlib.h>
int work(int size) {
    char *buffer = malloc(16);
    if (buffer == NULL) {
        return -1;
    }
    int result = size > 16 ? -2 : 0;
    free(buffer);
    return result;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/401.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Return(check)],
};

fn check(run: &mut Run<'_, '_>, value: Option<Temp>, node: Node) {
    if !run.is_asked(&RULE) || run.function_name() == "main" {
        return;
    }
    let returned = value.map_or(Loc::NONE, |value| run.temp(value).target);
    for (name, allocated) in run.kept_by_locals(returned) {
        let message = format!("what `{name}` points to is not given back");
        let alarm = run.alarm(&RULE, node, message).flow(allocated);
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
            401,
            &[
                "int f(int n) { char *p = malloc(9); if (!p) return 1; if (n) return 2; free(p); return 0; }",
                r#"int f(void) { FILE *p = fopen("a", "r"); if (!p) return 1; return 0; }"#,
                "void f() { int *p = new int[3]; p[0] = 1; }",
            ],
            &[
                "int f(void) { char *p = malloc(9); if (!p) return 1; free(p); return 0; }",
                "char *f(void) { char *p = malloc(9); return p; }",
                "void f(struct S *s) { char *p = malloc(9); s->p = p; }",
                "void f(void) { char *p = malloc(9); keep(p); }",
                "char *g; void f(void) { char *p = malloc(9); g = p; }",
            ],
        );
    }
}
