//! What other files see: functions, the types of their parameters and results, and types.

use super::outline::{Function, Outline};
use crate::c::{Kind, Role};
use crate::repair_guard::{self, Violation};

pub(super) fn check(before: &Outline<'_>, after: &Outline<'_>) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut say = |kind, what: String, line| violations.push(Violation { kind, what, line });
    for (name, node) in &before.types {
        // One that no other file can meet may go.
        let mut public = before.functions.iter().filter(|it| it.is_public);
        let is_seen = public.any(|it| speaks_of(before, it, name));
        if is_seen && !after.types.iter().any(|(other, _)| other == name) {
            say(
                repair_guard::Kind::Missing,
                (*name).to_owned(),
                before.line(*node),
            );
        }
    }
    for function in before.functions.iter().filter(|it| it.is_public) {
        let now = after.function(before, function).filter(|now| now.is_public);
        match now {
            None => say(
                repair_guard::Kind::Missing,
                format!("{}()", function.name),
                before.line(function.node),
            ),
            Some(now) if signature(before, function) != signature(after, now) => say(
                repair_guard::Kind::Signature,
                format!("{}()", function.name),
                after.line(now.node),
            ),
            Some(_) => {}
        }
    }
    violations
}

/// Whether the type `name` stands in the signature of `function`.
fn speaks_of(outline: &Outline<'_>, function: &Function<'_>, name: &str) -> bool {
    let tree = outline.tree;
    let result = tree.child(function.node, Role::Type);
    let mut types = result.into_iter().chain([function.parameters]);
    types.any(|part| {
        let mut inside = tree.descendants(part);
        inside.any(|it| tree.kind(it) == Kind::TypeIdentifier && tree.text(it) == name)
    })
}

/// The types of result and parameters, without names, spaces and `const`.
fn signature(outline: &Outline<'_>, function: &Function<'_>) -> Vec<String> {
    let tree = outline.tree;
    let result = tree.child_text(function.node, Role::Type);
    let parameters = tree.children(function.parameters);
    let mut parts: Vec<String> = vec![plain(result)];
    parts.extend(
        parameters
            .filter(|&it| tree.kind(it) != Kind::Comment)
            .map(|parameter| {
                let text = tree.text(parameter);
                let name = tree
                    .descendants(parameter)
                    .filter(|&it| tree.kind(it) == Kind::Identifier && tree.role(it) != Role::Type);
                // The name stands in the declarator; what a default value names is not the last of them.
                let (start, _) = tree.range(parameter);
                let mut text = text.split('=').next().unwrap_or(text).to_owned();
                if let Some(name) = name.map(|it| tree.range(it)).next()
                    && let (Some(from), Some(to)) =
                        (name.0.checked_sub(start), name.1.checked_sub(start))
                    && text.get(from..to).is_some()
                {
                    text.replace_range(from..to, "");
                }
                plain(&text)
            }),
    );
    parts
}

fn plain(text: &str) -> String {
    let words = text.replace("const", " ").replace("[]", "*");
    words.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use crate::repair_guard::Kind::{self, *};

    #[test]
    fn what_other_files_see_stays() {
        let check = |before: &str, after: &str, expected: &[(Kind, &str)]| {
            super::super::hold(super::check, before, after, expected);
        };
        check(
            "int f(int a) { return a; }",
            "int f(int b) { return b + 1; }",
            &[],
        );
        check(
            "int f(int a) { return a; }",
            "static int f(int a) { return a; }",
            &[(Missing, "f()")],
        );
        check(
            "static int f(int a) { return a; }",
            "int g(void) { return 1; }",
            &[],
        );
        check(
            "namespace { int f() { return 1; } }",
            "int g() { return 1; }",
            &[],
        );
        check(
            "int f(int a) { return a; }",
            "int f(long a) { return a; }",
            &[(Signature, "f()")],
        );
        check(
            "int f(int a) { return a; }",
            "int f(int a, int b) { return a; }",
            &[(Signature, "f()")],
        );
        check(
            "int f(int a) { return a; }",
            "void f(int a) { g(a); }",
            &[(Signature, "f()")],
        );
        check(
            "int f(char *a) { return *a; }",
            "int f(const char *text) { return *text; }",
            &[],
        );
        check(
            "char *f(char a[]) { return a; }",
            "char *f(char *a) { return a; }",
            &[],
        );
        let user = "int f(struct s *a) { return a->b; }";
        let with = |kind: &str| format!("struct {kind} {{ int b; }}; {user}");
        check(&with("s"), &with("t"), &[(Missing, "s")]);
        check("struct s { int a; };", "struct t { int a; };", &[]);
        check(
            "bool Pattern::load(std::istream& in) { return read(in); }",
            "bool Pattern::read(std::istream& in) { return true; }",
            &[(Missing, "Pattern::load()")],
        );
    }
}
