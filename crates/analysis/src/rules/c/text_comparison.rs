//! The addresses of texts are compared, not the texts.

use super::{CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::task::Language;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-text-comparison",
        title: "Texts compared by address",
        languages: &[Language::C],
        cwe: cwes![597, 595, 480],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `==` and `!=` with a string literal in C.",
        why: "Two texts that are equal are rarely at the same address, so the test fails, whatever \
              the user typed, or holds by accident.",
        example: r#"int is_admin(const char *name) {
    return name == "admin";
}
"#,
        better: r#"#include <string.h>
int is_admin(const char *name) {
    return strcmp(name, "admin") == 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/597.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::Binary], check)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    if check.language != Language::C || !matches!(check.child_text(node, Role::Operator), "==" | "!=") {
        return;
    }
    let is_text = |role| {
        let side = check.tree.child(node, role);
        side.is_some_and(|side| matches!(check.tree.kind(side), Kind::Str | Kind::ConcatenatedStr))
    };
    if is_text(Role::Left) || is_text(Role::Right) {
        let message = "this compares addresses; `strcmp` compares texts";
        check.report(&RULE, node, Confidence::High, message, None);
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
                r#"int f(char *s) { return s == "a"; }"#,
                r#"int f(char **v) { if (v[1] != "-h") return 1; return 0; }"#,
            ],
            &[
                r#"int f(char *s) { return strcmp(s, "a") == 0; }"#,
                "int f(int c) { return c == 'a'; }",
                r#"bool f(std::string s) { return s == "a"; }"#,
            ],
        );
    }
}
