//! A loop whose condition always holds.

use super::words::{mentions, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-endless-loop",
        title: "Loop that does not end",
        languages: BOTH_LANGUAGES,
        cwe: cwes![835, 834, 1335],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports loops that count an unsigned number down while it is at least zero. When \
               asked for, also `while (1)` and `for (;;)` without a way out.",
        why: "An unsigned number below zero is the greatest one there is: the loop goes on, over \
              all memory before the array.",
        example: r#"void clear(int *values, unsigned count) {
    for (unsigned i = count - 1; i >= 0; i--) {
        values[i] = 0;
    }
}
"#,
        better: r#"void clear(int *values, unsigned count) {
    for (unsigned i = count; i > 0; i--) {
        values[i - 1] = 0;
    }
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/835.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::For], check_count), Hook::Syntax(&[Kind::For, Kind::While], check_way_out)],
};

fn check_count(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    let Some(start) = check.tree.child(node, Role::Initializer) else {
        return;
    };
    let ty = check.child_text(start, Role::Type);
    let is_unsigned = words(ty).any(|word| {
        matches!(word, "unsigned" | "size_t" | "uint8_t" | "uint16_t" | "uint32_t" | "uint64_t" | "uint")
    });
    let update = check.child_text(node, Role::Update);
    let Some(condition) = check.tree.child(node, Role::Condition) else {
        return;
    };
    let counter = check.child_text(condition, Role::Left);
    let is_at_least_zero = check.child_text(condition, Role::Operator) == ">="
        && check.child_text(condition, Role::Right) == "0";
    if is_at_least_zero
        && is_unsigned
        && update.contains("--")
        && mentions(update, counter)
        && !has_way_out(check, node)
    {
        let message = format!("`{counter}` is unsigned, so it is always at least zero");
        check.report(&RULE, node, Confidence::High, message, None);
    }
}

fn check_way_out(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    if !check.wants(&RULE, Confidence::Low) {
        return;
    }
    let condition = check.tree.child(node, Role::Condition);
    let is_endless = condition.is_none_or(|condition| {
        matches!(check.tree.text(check.stripped(condition)), "1" | "true" | "TRUE")
    });
    if is_endless && !has_way_out(check, node) {
        let message = "nothing in this loop ends it";
        check.report(&RULE, node, Confidence::Low, message, None);
    }
}

/// Whether something in the loop leaves it, or ends the program.
fn has_way_out(check: &SyntaxCheck<'_, '_>, node: Node) -> bool {
    check.tree.descendants(node).any(|inner| match check.tree.kind(inner) {
        Kind::Break | Kind::Return | Kind::Goto | Kind::Throw | Kind::CoReturn => true,
        Kind::Call => {
            let name = check.callee(inner);
            ["exit", "abort", "longjmp", "exec", "die", "fatal", "terminate"]
                .iter()
                .any(|word| name.contains(word))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(int *a) { for (size_t i = 9; i >= 0; --i) a[i] = 0; }",
            ],
            &[
                "void f(int *a) { for (int i = 9; i >= 0; --i) a[i] = 0; }",
                "void f(int *a) { for (size_t i = 9; i > 0; --i) a[i] = 0; }",
                "void f(void) { while (1) g(); }",
                "void f(int *a) { for (size_t i = 9; i >= 0; --i) if (!a[i]) break; }",
            ],
        );
        check_asked(
            &super::RULE,
            835,
            &[
                "void f(void) { while (1) g(); }",
                "void f(void) { for (;;) { g(); } }",
            ],
            &[
                "void f(void) { while (1) if (g()) break; }",
                "void f(int n) { while (n) n--; }",
            ],
        );
    }
}
