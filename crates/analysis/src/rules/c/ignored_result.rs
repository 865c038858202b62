//! A result that says whether a call worked is thrown away.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-ignored-result",
        title: "Result thrown away",
        languages: BOTH_LANGUAGES,
        cwe: cwes![252, 253, 391, 754, 703],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports calls of `read`, `write`, `fread`, `chdir`, `remove`, `ftruncate`, `fseek` \
               and others whose result is not used. Speaks when it is asked for.",
        why: "The program goes on as if the call had worked: with the buffer of the last round, in \
              the wrong folder, with half of a file.",
        example: r#"#include <unistd.h>
void enter(const char *folder) {
    chdir(folder);
}
"#,
        better: r#"#include <unistd.h>
int enter(const char *folder) {
    return chdir(folder);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/252.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["read", "write", "pread", "pwrite", "recv", "send", "fread", "fgets", "chdir", "fchdir", "chmod", "chown", "remove", "rename", "unlink", "mkdir", "ftruncate", "truncate", "fseek", "fsetpos", "pipe", "dup2", "bind", "listen", "connect", "setsockopt", "pthread_mutex_lock", "pthread_create", "fwrite", "realloc", "system", "nanosleep", "sigaction", "mprotect", "munlock", "mlock"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if run.is_statement(site.node) && !site.is_method && !run.defines(site.name) {
        let message = format!("nothing looks whether `{}` worked", site.name);
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            252,
            &[
                r#"void f(void) { chdir("/"); }"#,
                "void f(int fd) { char b[9]; read(fd, b, 9); }",
            ],
            &[
                r#"void f(void) { if (chdir("/")) abort(); }"#,
                "void f(int fd) { char b[9]; long n = read(fd, b, 9); g(n); }",
                r#"void f(void) { (void)chdir("/"); }"#,
            ],
        );
    }
}
