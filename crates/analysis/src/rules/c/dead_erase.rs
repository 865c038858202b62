//! A secret is erased where compilers leave that out.

use super::words::{is_secret, mentions};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Op, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-dead-erase",
        title: "Erased secret stays in memory",
        languages: BOTH_LANGUAGES,
        cwe: cwes![14, 733, 226, 244],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `memset` with zero of a local array with the name of a secret, if nothing \
               uses the array after that.",
        why: "Nothing can see the zeros any more, so compilers do not write them. The password \
              stays on the stack, for the next function that leaks it.",
        example: r#"#include <string.h>
int log_in(const char *user, int (*check)(const char *, const char *), void (*ask)(char *)) {
    char password[64];
    ask(password);
    int result = check(user, password);
    memset(password, 0, sizeof(password));
    return result;
}
"#,
        better: r#"#include <string.h>
int log_in(const char *user, int (*check)(const char *, const char *), void (*ask)(char *)) {
    char password[64];
    ask(password);
    int result = check(user, password);
    explicit_bzero(password, sizeof(password));
    return result;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/14.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["memset", "bzero", "ZeroMemory"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(buffer) = site.argument(0) else {
        return;
    };
    let erases = site.name != "memset"
        || site.argument(1).is_some_and(|value| run.temp(value).constant() == Some(0));
    // A part of a record may belong to more than the function.
    if !matches!(run.op(buffer), Op::Address(_)) {
        return;
    }
    let name = run.variable_name(buffer);
    let target = run.temp(buffer).target;
    if !erases || !is_secret(name) || !run.is_on_stack(target) {
        return;
    }
    // A loop brings the array back.
    if !run.is_in_loop() && !mentions(run.code_after(site.node), name) {
        let message = format!("compilers leave this out, as nothing reads `{name}` after it");
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
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
                "void f(void) { char pwd[9]; get(pwd); use(pwd); memset(pwd, 0, 9); }",
                "void f(void) { char api_key[9]; use(api_key); bzero(api_key, sizeof api_key); }",
            ],
            &[
                "void f(void) { char pwd[9]; memset(pwd, 0, 9); get(pwd); }",
                "void f(void) { char line[9]; get(line); memset(line, 0, 9); }",
                "void f(char *password) { memset(password, 0, 9); }",
                "void f(void) { char pwd[9]; get(pwd); explicit_bzero(pwd, 9); }",
            ],
        );
    }
}
