//! A name for a temporary file that others can guess or take.

use super::words::mentions;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Node, Run, SyntaxCheck};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-temporary-file-name",
        title: "Temporary file by name",
        languages: BOTH_LANGUAGES,
        cwe: cwes![377, 367, 379, 340],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `mktemp`, `tmpnam`, `tempnam` and their relatives. When asked for, also \
               files in `/tmp` that are opened by a fixed name.",
        why: "Between the choice of the name and the opening of the file another user can put a \
              link of that name there. The program then overwrites the file that the link leads \
              to.",
        example: r#"#include <stdio.h>
#include <stdlib.h>
FILE *scratch(void) {
    char name[] = "/tmp/sortXXXXXX";
    return fopen(mktemp(name), "w+");
}
"#,
        better: r#"#include <stdio.h>
#include <stdlib.h>
FILE *scratch(void) {
    char name[] = "/tmp/sortXXXXXX";
    int file = mkstemp(name);
    return file < 0 ? NULL : fdopen(file, "w+");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/377.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::SyntaxCall(&["_mktemp", "_tempnam", "mktemp", "tempnam", "tmpnam", "tmpnam_r", "_wmktemp", "_wtempnam"], check), Hook::Call(&["fopen", "open", "creat", "stream"], check_path)],
};

fn check(check: &mut SyntaxCheck<'_, '_>, call: Node) {
    let name = check.callee(call);
    if !check.defines(name) {
        let message = format!("others can use the name that `{name}` gives before the program does");
        check.report(&RULE, call, Confidence::High, message, None);
    }
}

fn check_path<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let position = u8::from(site.name == "stream");
    let name = site.argument(position).and_then(|name| run.literal(name));
    let is_shared = name.is_some_and(|name| {
        ["/tmp/", "/var/tmp/", "/dev/shm/"].iter().any(|folder| name.starts_with(folder))
    });
    let mode = run.argument_text(site, position + 1);
    let makes = match site.name {
        "fopen" => mode.starts_with("\"w") || mode.starts_with("\"a"),
        "open" => mentions(mode, "O_CREAT") && !mentions(mode, "O_EXCL"),
        _ => true,
    };
    if is_shared && makes {
        let message = "every user can put a file or link of this name there first";
        let alarm = run
            .alarm(&RULE, site.node, message)
            .confidence(Confidence::Low);
        run.submit(alarm);
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
                r#"void f(void) { char *n = tmpnam(NULL); FILE *p = fopen(n, "w"); }"#,
                r#"void f(void) { char *n = tempnam("/tmp", "a"); g(n); }"#,
                "void f() { const char *n = std::tmpnam(nullptr); }",
            ],
            &[
                "void f(void) { FILE *p = tmpfile(); }",
                r#"void f(void) { char n[] = "/tmp/aXXXXXX"; int d = mkstemp(n); }"#,
                "char *tmpnam(char *b) { return b; } void f(void) { tmpnam(0); }",
                r#"void f(void) { FILE *p = fopen("/tmp/a", "w"); }"#,
            ],
        );
        check_asked(
            &super::RULE,
            377,
            &[
                r#"void f(void) { FILE *p = fopen("/tmp/a", "w"); }"#,
                r#"void f(void) { int d = open("/tmp/a", O_CREAT | O_RDWR, 0600); }"#,
            ],
            &[
                r#"void f(void) { FILE *p = fopen("/tmp/a", "r"); }"#,
                r#"void f(void) { int d = open("/tmp/a", O_CREAT | O_EXCL | O_RDWR, 0600); }"#,
            ],
        );
    }
}
