//! A program or library is looked for in places that others choose.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-untrusted-search-path",
        title: "Program found by PATH",
        languages: BOTH_LANGUAGES,
        cwe: cwes![426, 427, 428, 114],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `system`, `popen`, `execlp`, `execvp`, `dlopen` and `LoadLibrary` with a \
               name without a folder. Speaks when it is asked for.",
        why: "The environment decides which program that is. Who starts a program with more rights \
              than their own puts one of that name into a folder and that folder first.",
        example: r#"#include <stdlib.h>
int list(void) {
    return system("ls -l");
}
"#,
        better: r#"#include <stdlib.h>
int list(void) {
    return system("/bin/ls -l");
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/426.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["system", "popen", "execlp", "execvp", "execvpe", "posix_spawnp", "dlopen", "LoadLibrary", "LoadLibraryA", "LoadLibraryW", "WinExec"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let position = u8::from(site.name == "posix_spawnp");
    let name = site.argument(position).and_then(|name| run.literal(name));
    let program = name.and_then(|name| name.split_whitespace().next());
    if program.is_some_and(|program| !program.contains(['/', '\\'])) && !site.is_method {
        let message = format!("the environment decides what `{}` finds", site.name);
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
            426,
            &[
                r#"void f(void) { execlp("ls", "ls", (char *)0); }"#,
                r#"void f(void) { FILE *p = popen("date", "r"); }"#,
                r#"void f(void) { void *h = dlopen("libx.so", 1); }"#,
            ],
            &[
                r#"void f(void) { execlp("/bin/ls", "ls", (char *)0); }"#,
                "void f(char *s) { system(s); }",
            ],
        );
    }
}
