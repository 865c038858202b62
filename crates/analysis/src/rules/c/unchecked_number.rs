//! A number is read with a function that reports no errors.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unchecked-number",
        title: "Number read without a check",
        languages: BOTH_LANGUAGES,
        cwe: cwes![20, 1284, 252, 676],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::WhenAsked,
        what: "Reports `atoi`, `atol` and `atof` on text from outside. Speaks when it is asked \
               for.",
        why: "They answer 0 for text that is no number, and anything at all for one that is too \
              large. Nothing tells those from a number that was meant.",
        example: r#"#include <stdlib.h>
int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 0;
    return count > 10;
}
"#,
        better: r#"#include <errno.h>
#include <stdlib.h>
int main(int argc, char **argv) {
    char *end = NULL;
    errno = 0;
    long count = argc > 1 ? strtol(argv[1], &end, 10) : 0;
    if (errno != 0 || end == NULL || *end != 0) {
        return 2;
    }
    return count > 10;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/20.html", "https://wiki.sei.cmu.edu/confluence/display/c/ERR34-C.+Detect+errors+when+converting+a+string+to+a+number"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["atoi", "atol", "atoll", "atof"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(text) = site.argument(0) else {
        return;
    };
    let Some(trace) = run.dangerous_content(text, Cleared::TEXT) else {
        return;
    };
    let message = format!("`{}` does not tell whether `{}` is a number", site.name, run.code(text));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::TEXT);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check_asked;

    #[test]
    fn weaknesses_are_told() {
        check_asked(
            &super::RULE,
            20,
            &[
                "int main(int c, char **v) { return atoi(v[1]); }",
                "void f(void) { char b[9]; if (fgets(b, 9, stdin)) g(atol(b)); }",
            ],
            &[
                r#"int f(void) { return atoi("12"); }"#,
                "int main(int c, char **v) { char *e; long n = strtol(v[1], &e, 10); if (*e) return 1; return n > 3; }",
                "int main(int c, char **v) { if (!is_valid_number(v[1])) return 1; return atoi(v[1]); }",
            ],
        );
    }
}
