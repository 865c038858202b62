//! A variable is read before anything was stored in it.

use super::words::words;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Run, Temp, Type, VarId};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-uninitialized-read",
        title: "Variable read before it is set",
        languages: BOTH_LANGUAGES,
        cwe: cwes![457, 908, 824, 665, 909],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports reads of local variables that were declared without a value, on ways \
               through the function on which nothing was stored in them.",
        why: "The variable holds what was in that memory before: data of another call, or what an \
              attacker put there. What is decided or copied with it is left to chance.",
        example: r#"int sum(const int *values, int count) {
    int total;
    for (int i = 0; i < count; i++) {
        total += values[i];
    }
    return total;
}
"#,
        better: r#"int sum(const int *values, int count) {
    int total = 0;
    for (int i = 0; i < count; i++) {
        total += values[i];
    }
    return total;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/457.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Unset(check)],
};

fn check(run: &mut Run<'_, '_>, temp: Temp, _: VarId) {
    let code = run.variable_name(temp);
    let before = run.statement_before(run.node(temp)).trim_end();
    // `int x = x;` and `(void)x;` tell compilers to be silent.
    let is_on_purpose = before.ends_with("(void)")
        || before
            .strip_suffix('=')
            .is_some_and(|name| words(name).last() == Some(code));
    // The members of a record that is not declared here may be set one by one.
    let is_known_type = run.type_of(temp) != Type::Unknown;
    // A function may take a reference, or a macro the place itself.
    let may_be_set = run
        .enclosing_call(run.node(temp))
        .is_some_and(|name| !run.takes_values(name));
    if is_on_purpose || may_be_set || !is_known_type {
        return;
    }
    let message = format!("`{code}` is read before anything was stored in it");
    // A macro of another file may set a variable that it does not name here.
    let confidence = if run.has_unknown_code() {
        Confidence::Low
    } else {
        Confidence::High
    };
    let alarm = run
        .alarm(&RULE, run.node(temp), message)
        .confidence(confidence);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "int f(void) { int x; return x; }",
                "int f(int c) { int x; if (c) return x; x = 1; return x; }",
                "void f(void) { char *p; p[0] = 1; }",
                "int f(void) { int n, s; for (n = 0; n < 3; n++) s += n; return s; }",
                "void f() { int x; int y = x + 1; std::cout << y; }",
            ],
            &[
                "int f(void) { int x; x = 1; return x; }",
                r#"int f(void) { int x; scanf("%d", &x); return x; }"#,
                "int f(void) { int x; g(&x); return x; }",
                "int f(int c) { int x; if (c) x = 1; else x = 2; return x; }",
                "int f(void) { static int x; return x++; }",
                "struct S { int a; }; int f(void) { struct S s; s.a = 1; return s.a; }",
                "void f(void) { int x; (void)x; }",
                "void f() { int x; std::cin >> x; g(x); }",
                "void f() { int x; read_number(std::cin, x); g(x); }",
                "void f(void) { int a[3]; a[0] = 1; g(a); }",
                "int f(void) { int x = x; return 0; }",
                "int f() { if (const E *x = find()) return std::abs(x->n); return 0; }",
                "int f() { while (int x = next()) std::exit(x); return 0; }",
                "void f(void) { va_list ap; va_start(ap, 1); va_end(ap); }",
                "size_t f(void) { int *p; return sizeof(*p); }",
            ],
        );
    }
}
