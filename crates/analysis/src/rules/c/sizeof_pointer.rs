//! The size of a pointer is taken for that of what it points to.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Op, Run, Type};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-sizeof-pointer",
        title: "Size of a pointer",
        languages: BOTH_LANGUAGES,
        cwe: cwes![467, 131, 682, 805],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `memset`, `memcpy`, `strncpy`, `snprintf` and others that get `sizeof` of \
               the pointer that they also get. Parameters that look like arrays are pointers.",
        why: "Only eight bytes are cleared, copied or compared, whatever the size of the buffer. A \
              password compared like that is right after eight letters.",
        example: r#"#include <string.h>
void clear(char *buffer) {
    memset(buffer, 0, sizeof(buffer));
}
"#,
        better: r#"#include <stddef.h>
#include <string.h>
void clear(char *buffer, size_t size) {
    memset(buffer, 0, size);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/467.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["memset", "memcpy", "memmove", "memcmp", "strncpy", "strncat", "strncmp", "strlcpy", "bzero", "explicit_bzero", "fgets", "snprintf", "read", "recv"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if site.is_method {
        return;
    }
    for &argument in site.arguments {
        let Some(operand) = run.measured(run.node(argument)) else {
            continue;
        };
        let measured = site.arguments.iter().find(|&&other| {
            run.text(run.node(other)) == operand
                && matches!(run.type_of(other), Type::Pointer(_))
                && matches!(run.op(other), Op::Load(_))
        });
        let is_address = run.temp(argument).constant() == Some(8);
        if measured.is_some() && is_address {
            let message = format!("`{operand}` is a pointer: this is the size of an address");
            let alarm = run.alarm(&RULE, run.node(argument), message);
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
                "void f(char b[64]) { memset(b, 0, sizeof(b)); }",
                "void f(char *d, char *s) { strncpy(d, s, sizeof(d)); }",
                "int f(char *a, char *b) { return memcmp(a, b, sizeof a); }",
            ],
            &[
                "void f(void) { char b[64]; memset(b, 0, sizeof(b)); }",
                "struct S { int a; }; void f(struct S *s) { memset(s, 0, sizeof(*s)); }",
                "void f(char *d, char **p) { memcpy(d, &p, sizeof(p)); }",
                "void f(struct T *t) { memset(t->name, 0, sizeof(t->name)); }",
            ],
        );
    }
}
