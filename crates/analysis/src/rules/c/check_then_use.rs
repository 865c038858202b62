//! A file is tested by name, and then used by the same name.

use super::words::mentions;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-check-then-use",
        title: "File tested, then opened by name",
        languages: BOTH_LANGUAGES,
        cwe: cwes![367, 362, 363],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports files that are opened, removed or changed by a name that the same function \
               gave to `access` before. When asked for, also after `stat` and `lstat`.",
        why: "Between the two calls another process can put a link in the place of the file. A \
              program with more rights than its user then opens what the user may not.",
        example: r#"#include <stdio.h>
#include <unistd.h>
FILE *load(const char *path) {
    if (access(path, R_OK) != 0) {
        return NULL;
    }
    return fopen(path, "r");
}
"#,
        better: r#"#include <stdio.h>
#include <unistd.h>
FILE *load(const char *path) {
    return fopen(path, "r");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/367.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["fopen", "open", "open64", "creat", "chmod", "chown", "unlink", "remove", "rename", "stream", "execv", "execl", "opendir"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let position = u8::from(site.name == "stream");
    let path = run.argument_text(site, position);
    if path.is_empty() || path.starts_with('"') || site.is_method {
        return;
    }
    let tests = run.calls_before(site.temp).filter(|(name, _)| {
        matches!(*name, "access" | "faccessat" | "stat" | "lstat" | "euidaccess" | "exists")
    });
    let tested = tests
        .filter(|(_, node)| {
            let arguments = run.argument_list(*node);
            arguments.iter().any(|argument| run.text(*argument) == path)
        })
        .last();
    let Some((name, node)) = tested else {
        return;
    };
    // Exclusive creation fails if there is something.
    if mentions(run.argument_text(site, 1), "O_EXCL") || mentions(run.argument_text(site, 1), "O_NOFOLLOW") {
        return;
    }
    let confidence = match name {
        "access" | "faccessat" | "euidaccess" => Confidence::Medium,
        _ => Confidence::Low,
    };
    let message = format!("`{path}` may lead to another file than when `{name}` tested it");
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence)
        .step(node, "it is tested here");
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                r#"void f(const char *p) { if (access(p, W_OK) == 0) { FILE *o = fopen(p, "w"); } }"#,
                "void f(const char *p) { if (!access(p, F_OK)) unlink(p); }",
            ],
            &[
                r#"void f(const char *p) { FILE *o = fopen(p, "w"); }"#,
                r#"void f(const char *p, const char *q) { if (access(p, W_OK) == 0) { FILE *o = fopen(q, "w"); } }"#,
                r#"void f(const char *p) { FILE *o = fopen(p, "w"); access(p, F_OK); }"#,
                "int f(const char *p) { if (access(p, F_OK) == 0) return -1; return open(p, O_CREAT | O_EXCL, 0600); }",
            ],
        );
        check_asked(
            &super::RULE,
            367,
            &[
                "int f(const char *p) { struct stat s; if (stat(p, &s) < 0) return -1; return open(p, O_RDONLY); }",
            ],
            &[
                "int f(const char *p) { struct stat s; int d = open(p, O_RDONLY); fstat(d, &s); return d; }",
            ],
        );
    }
}
