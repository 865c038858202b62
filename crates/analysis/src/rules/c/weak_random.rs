//! Secrets made with `rand`.

use super::words::{is_secret, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Kind, Node, Role, Run, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-weak-random",
        title: "Guessable random numbers",
        languages: BOTH_LANGUAGES,
        cwe: cwes![338, 330, 335, 337, 334],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `rand`, `random`, `drand48` and the engines of `<random>` where a password, \
               token, key or salt is made of them, by the name of the variable or function. When \
               asked for, every use, and seeds that are the time.",
        why: "From a few numbers, or from the second in which the program was started, all later \
              ones follow. Sessions and passwords made of them can be computed.",
        example: r#"#include <stdlib.h>
void make_token(char *token, int length) {
    for (int i = 0; i < length; i++) {
        token[i] = 'a' + rand() % 26;
    }
}
"#,
        better: r#"#include <sys/random.h>
int make_token(unsigned char *token, int length) {
    return getrandom(token, length, 0) == length ? 0 : -1;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/338.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["rand", "random", "rand_r", "lrand48", "mrand48", "drand48"], check), Hook::Call(&["srand", "srandom", "srand48"], check_seed), Hook::Syntax(&[Kind::InitDeclarator, Kind::Declaration], check_engine)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if run.defines(site.name) || site.is_method {
        return;
    }
    let before = run.statement_before(site.node);
    let is_secret = is_secret(run.function_name()) || words(before).any(is_secret);
    let confidence = if is_secret { Confidence::Medium } else { Confidence::Low };
    let message = format!("the numbers that `{}` gives can be computed by others", site.name);
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence);
    run.submit(alarm);
}

fn check_seed<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let code = run.argument_text(site, 0);
    let is_guessable = site.argument(0).is_some_and(|seed| run.temp(seed).constant().is_some())
        || words(code).any(|word| matches!(word, "time" | "clock" | "getpid"));
    if is_guessable && !run.defines(site.name) {
        let alarm = run
            .alarm(&RULE, site.node, "the seed can be guessed, and every number with it")
            .confidence(Confidence::Low);
        run.submit(alarm);
    }
}

/// `std::mt19937 engine(…)`.
fn check_engine(check: &mut SyntaxCheck<'_, '_>, declaration: Node) {
    let ty = check.child_text(declaration, Role::Type);
    let ty = ty.strip_prefix("std::").unwrap_or(ty);
    let is_engine = matches!(
        ty,
        "mt19937" | "mt19937_64" | "minstd_rand" | "minstd_rand0" | "default_random_engine" | "ranlux24" | "knuth_b"
    );
    if is_engine {
        let message = "the numbers of this engine can be computed by others";
        check.report(&RULE, declaration, Confidence::Low, message, None);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(char *p) { int password = rand(); g(password); }",
                "char *generate_session_id(void) { static char b[9]; for (int i = 0; i < 8; i++) b[i] = 97 + random() % 26; return b; }",
                "void f(char *salt) { salt[0] = rand() & 255; }",
            ],
            &[
                "int dice(void) { return rand() % 6 + 1; }",
                "int rand(void) { return 4; } int token(void) { return rand(); }",
                "void f(void) { srand(time(NULL)); }",
            ],
        );
        check_asked(
            &super::RULE,
            338,
            &[
                "int dice(void) { return rand() % 6 + 1; }",
                "void f(void) { srand(time(NULL)); }",
                "int f() { std::mt19937 e(1); return e(); }",
            ],
            &[
                "int f() { std::random_device d; return d(); }",
            ],
        );
    }
}
