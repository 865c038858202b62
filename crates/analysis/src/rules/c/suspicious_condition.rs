//! A condition that does something else than it seems to.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-suspicious-condition",
        title: "Assignment or precedence in a condition",
        languages: BOTH_LANGUAGES,
        cwe: cwes![481, 480, 482, 783],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports assignments of constants in conditions, comparisons that stand alone as a \
               statement, `&` and `|` next to a comparison without parentheses, and an assignment \
               that gets the result of a comparison in a condition.",
        why: "The branch is always taken, or never. In one well-known attempt such a line made \
              every caller the administrator.",
        example: r#"int is_root(int user) {
    if (user = 0) {
        return 1;
    }
    return 0;
}
"#,
        better: r#"int is_root(int user) {
    if (user == 0) {
        return 1;
    }
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/481.html", "https://cwe.mitre.org/data/definitions/783.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Syntax(&[Kind::If, Kind::While, Kind::Do], check_condition), Hook::Syntax(&[Kind::ExpressionStatement], check_statement), Hook::Syntax(&[Kind::Binary], check_precedence)],
};

fn check_condition(check: &mut SyntaxCheck<'_, '_>, statement: Node) {
    let Some(condition) = check.tree.child(statement, Role::Condition) else {
        return;
    };
    let Some(inner) = check.tree.children(condition).next() else {
        return;
    };
    // More parentheses say that the assignment is meant.
    if check.tree.kind(inner) != Kind::Assignment || check.child_text(inner, Role::Operator) != "=" {
        return;
    }
    let Some(right) = check.tree.child(inner, Role::Right) else {
        return;
    };
    let message = match check.tree.kind(right) {
        Kind::Number | Kind::Char | Kind::True | Kind::False | Kind::Null => "this assigns, and does not compare",
        Kind::Binary if is_comparison_of_call(check, right) => {
            "what is stored is the result of the comparison: parentheses are missing"
        }
        _ => return,
    };
    check.report(&RULE, inner, Confidence::High, message, None);
}

/// `f(…) < 0`.
fn is_comparison_of_call(check: &SyntaxCheck<'_, '_>, node: Node) -> bool {
    let left = check.tree.child(node, Role::Left);
    is_comparison(check.child_text(node, Role::Operator))
        && left.is_some_and(|left| check.tree.kind(left) == Kind::Call)
}

fn is_comparison(operator: &str) -> bool {
    matches!(operator, "==" | "!=" | "<" | ">" | "<=" | ">=")
}

fn check_statement(check: &mut SyntaxCheck<'_, '_>, statement: Node) {
    let Some(inner) = check.tree.children(statement).next() else {
        return;
    };
    // What looks like a statement may be part of something that does not parse.
    if check.tree.broken().is_some() {
        return;
    }
    let is_equality = check.tree.kind(inner) == Kind::Binary
        && check.child_text(inner, Role::Operator) == "==";
    let left = check.tree.child(inner, Role::Left);
    let is_place = left.is_some_and(|left| {
        matches!(check.tree.kind(left), Kind::Identifier | Kind::Field | Kind::Subscript | Kind::Pointer)
    });
    if is_equality && is_place && check.tree.text(statement).ends_with(';') {
        let message = "this compares, and does not assign";
        check.report(&RULE, inner, Confidence::High, message, None);
    }
}

/// `flags & MASK == 0` is `flags & (MASK == 0)`.
fn check_precedence(check: &mut SyntaxCheck<'_, '_>, node: Node) {
    if !matches!(check.child_text(node, Role::Operator), "&" | "|" | "^") {
        return;
    }
    let right = check.tree.child(node, Role::Right);
    let is_bare_equality = right.is_some_and(|right| {
        check.tree.kind(right) == Kind::Binary
            && matches!(check.child_text(right, Role::Operator), "==" | "!=")
            && check
                .tree
                .child(right, Role::Right)
                .is_some_and(|end| matches!(check.tree.kind(end), Kind::Number | Kind::Identifier | Kind::Char))
    });
    let left_compares = check.tree.child(node, Role::Left).is_some_and(|left| {
        check.tree.kind(left) == Kind::Binary && is_comparison(check.child_text(left, Role::Operator))
    });
    if is_bare_equality && !left_compares {
        let message = "the comparison is done first: parentheses are missing";
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
                "int f(int a) { if (a = 1) return 2; return 3; }",
                "int f(void) { int c; while (c = getchar() != EOF) g(c); return 0; }",
                "void f(int a) { a == 3; }",
                "int f(int a) { return a & 4 == 0; }",
                r#"int f(int fd) { if (fd = open("a", 0) < 0) return 1; return 0; }"#,
            ],
            &[
                "int f(int a) { if (a == 1) return 2; return 3; }",
                "int f(void) { int c; while ((c = getchar()) != EOF) g(c); return 0; }",
                "int f(int a) { if ((a = 1)) return 2; return 3; }",
                "int f(int a) { return (a & 4) == 0; }",
                "int f(struct N *n) { while (n = n->next) g(n); return 0; }",
                "int f(int a, int b, int c) { return a == b | b == c; }",
                "void f() { std::cout << 1; }",
            ],
        );
    }
}
