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
        let code = run.text(run.node(argument));
        let Some(operand) = operand(code) else {
            continue;
        };
        let measured = site.arguments.iter().find(|&&other| {
            run.text(run.node(other)) == operand
                && matches!(run.type_of(other), Type::Pointer(_))
                && matches!(run.op(other), Op::Load(_))
        });
        if measured.is_some() {
            let message = format!("`{operand}` is a pointer: `{code}` is the size of an address");
            let alarm = run.alarm(&RULE, run.node(argument), message);
            run.submit(alarm);
        }
    }
}

/// What `sizeof` is applied to, if that is a plain name or member.
fn operand(code: &str) -> Option<&str> {
    let rest = code.strip_prefix("sizeof")?.trim_start();
    let inner = match rest.strip_prefix('(') {
        Some(rest) => rest.strip_suffix(')')?,
        None => rest,
    };
    let inner = inner.trim();
    let is_name = |char: char| char.is_alphanumeric() || "_.->".contains(char);
    inner.chars().all(is_name).then_some(inner)
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
