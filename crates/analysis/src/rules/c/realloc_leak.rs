//! The old block is lost when `realloc` fails.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-realloc-leak",
        title: "Block lost when realloc fails",
        languages: BOTH_LANGUAGES,
        cwe: cwes![401, 771],
        severity: Severity::Low,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `p = realloc(p, …)` where `p` is a variable.",
        why: "If there is not enough memory the result is null, and the only pointer to the old \
              block is overwritten with it. A client that asks for a lot can use up the memory so.",
        example: r#"#include <stdlib.h>
int grow(char *buffer, size_t size) {
    buffer = realloc(buffer, size);
    if (buffer == NULL) {
        return -1;
    }
    free(buffer);
    return 0;
}
"#,
        better: r#"#include <stdlib.h>
int grow(char *buffer, size_t size) {
    char *larger = realloc(buffer, size);
    if (larger == NULL) {
        free(buffer);
        return -1;
    }
    free(larger);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/401.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::Assignment], check)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, assignment: Node) {
    let left = check.child_text(assignment, Role::Left);
    let Some(mut right) = check.tree.child(assignment, Role::Right) else {
        return;
    };
    while check.tree.kind(right) == Kind::Cast
        && let Some(inner) = check.tree.child(right, Role::Value)
    {
        right = inner;
    }
    let is_realloc = check.tree.kind(right) == Kind::Call && check.callee(right) == "realloc";
    if is_realloc && check.argument_text(right, 0) == left && !ends_program(check, assignment) {
        let message = format!("if `realloc` fails, the block that `{left}` points to is lost");
        check.report(&RULE, assignment, Confidence::High, message, None);
    }
}

/// Whether the next statement ends the program if there is no memory.
fn ends_program(check: &SyntaxCheck<'_, '_>, assignment: Node) -> bool {
    let near = check.tree.after(assignment).take(24);
    let names = near.filter(|&node| check.tree.kind(node) == Kind::Identifier);
    names.map(|node| check.tree.text(node)).any(|word| {
        let word = word.to_ascii_lowercase();
        let ends = ["exit", "abort", "assert", "die", "fatal", "panic", "err"];
        word.split('_').any(|part| ends.contains(&part))
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(char *p) { p = realloc(p, 9); }",
                "void f(struct S *s) { s->p = (int *)realloc(s->p, 9); }",
            ],
            &[
                "void f(char *p) { char *q = realloc(p, 9); if (q) p = q; }",
                "void f(char *p) { p = realloc(p, 9); if (!p) abort(); }",
                "void f(char *p, char *q) { p = realloc(q, 9); }",
            ],
        );
    }
}
