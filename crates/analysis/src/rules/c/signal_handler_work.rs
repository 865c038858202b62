//! A signal handler calls what is not safe in one.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Kind, Node, Role, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-signal-handler-work",
        title: "Unsafe call in a signal handler",
        languages: BOTH_LANGUAGES,
        cwe: cwes![479, 828, 364],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports functions that are installed with `signal` or `sigaction` and call \
               `printf`, `malloc`, `free`, `exit`, `syslog` and others that are not safe there.",
        why: "The signal may come while the same function is at work. Its data is then half \
              changed: the program hangs, or memory is freed twice, at a moment that the sender of \
              the signal chooses.",
        example: r#"#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
static char *buffer;
static void on_stop(int number) {
    printf("stopped by %d\n", number);
    free(buffer);
}
void install(void) {
    signal(SIGTERM, on_stop);
}
"#,
        better: r#"#include <signal.h>
static volatile sig_atomic_t stopped;
static void on_stop(int number) {
    stopped = number;
}
void install(void) {
    signal(SIGTERM, on_stop);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/479.html", "https://man7.org/linux/man-pages/man7/signal-safety.7.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["signal", "sigset", "bsd_signal"], check_call), Hook::Syntax(&[Kind::Assignment], check_member)],
};

const UNSAFE: &[&str] = &[
    "asctime", "calloc", "ctime", "exit", "fclose", "fflush", "fgets", "fopen", "fprintf", "fputs",
    "free", "fwrite", "getenv", "localtime", "longjmp", "malloc", "perror", "popen", "printf",
    "putchar", "puts", "realloc", "snprintf", "sprintf", "strdup", "syslog", "system", "vfprintf",
    "vprintf", "vsyslog",
];

fn check_call(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let handler = check.argument_text(call, 1);
    check_handler(check, handler);
}

/// `action.sa_handler = on_stop;`
fn check_member(check: &mut SyntaxCheck<'_, '_>, assignment: Node) {
    let member = check.child_text(assignment, Role::Left);
    if member.ends_with("sa_handler") || member.ends_with("sa_sigaction") {
        let handler = check.child_text(assignment, Role::Right);
        check_handler(check, handler);
    }
}

fn check_handler(check: &mut SyntaxCheck<'_, '_>, handler: &str) {
    let Some(function) = check.definition(handler.trim_start_matches('&')) else {
        return;
    };
    if !check.is_first(function) {
        return;
    }
    let calls: Vec<_> = check
        .tree
        .descendants(function)
        .filter(|&node| check.tree.kind(node) == Kind::Call)
        .filter(|&call| UNSAFE.contains(&check.callee(call)))
        .collect();
    for call in calls {
        let message = format!("`{}` is not safe in a signal handler", check.callee(call));
        check.report(&RULE, call, Confidence::Medium, message, None);
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
                "static void h(int s) { exit(1); } void f(void) { signal(2, h); }",
                r#"static void h(int s) { syslog(1, "a"); } void f(void) { struct sigaction a; a.sa_handler = h; sigaction(2, &a, 0); }"#,
                "void h(int s) { fflush(stdout); } void f(void) { signal(2, &h); }",
            ],
            &[
                r#"static void h(int s) { write(1, "a", 1); _exit(1); } void f(void) { signal(2, h); }"#,
                "static void h(int s) { exit(1); } void f(void) { h(2); }",
                "void f(void) { signal(2, SIG_IGN); }",
            ],
        );
    }
}
