//! Whoever chooses the input chooses how much memory is taken.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Checks, Cleared, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-uncontrolled-size",
        title: "Memory as large as the input says",
        languages: BOTH_LANGUAGES,
        cwe: cwes![789, 770, 400, 1284, 20, 1325],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `malloc`, `calloc`, `realloc`, `alloca`, `new[]` and `std::vector` with a \
               size that comes from outside and was not compared with anything.",
        why: "A large number uses up the memory of the machine, and on the stack it crashes the \
              program at once. A negative one becomes a very large one.",
        example: r#"#include <stdio.h>
#include <stdlib.h>
int main(void) {
    int count;
    if (scanf("%d", &count) != 1) {
        return 1;
    }
    char *buffer = malloc(count);
    free(buffer);
    return 0;
}
"#,
        better: r#"#include <stdio.h>
#include <stdlib.h>
int main(void) {
    int count;
    if (scanf("%d", &count) != 1 || count < 1 || count > 4096) {
        return 1;
    }
    char *buffer = malloc(count);
    free(buffer);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/789.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(&["malloc", "alloca", "valloc", "_alloca"], |run, site| check(run, site, 0)),
        Hook::Call(&["realloc", "aligned_alloc", "memalign", "vector"], |run, site| check(run, site, 1)),
        Hook::Call(&["calloc"], |run, site| {
            check(run, site, 0);
            check(run, site, 1);
        }),
        Hook::Call(&["reallocarray"], |run, site| {
            check(run, site, 1);
            check(run, site, 2);
        }),
    ],
};

/// A number of this many bytes or less takes no more than a program may have.
const SMALL: i128 = 1 << 20;

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(size) = site.argument(position) else {
        return;
    };
    let value = *run.temp(size);
    let is_limited = value.checks.has(Checks::UPPER)
        || value.cleared.has(Cleared::NUMBER)
        || value.range.hi <= SMALL;
    if value.is_tainted() && !is_limited && !site.is_method {
        let message = format!("nothing limits `{}`, which decides how much memory is taken", run.code(size));
        let alarm = run.alarm(&RULE, site.node, message).flow(value.taint);
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
                "int main(int c, char **v) { char *p = malloc(atoi(v[1])); free(p); return 0; }",
                r#"void f(void) { int n; scanf("%d", &n); int *p = malloc(n * sizeof(int)); free(p); }"#,
                "void f(int s) { int n; recv(s, &n, sizeof(n), 0); char *p = malloc(n); free(p); }",
                "int main() { int n; std::cin >> n; std::vector<int> v(n); return 0; }",
            ],
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); if (n < 0 || n > 100) return 1; char *p = malloc(n); free(p); return 0; }",
                "int main(int c, char **v) { char *p = malloc(strlen(v[1]) + 1); free(p); return 0; }",
                "void *f(size_t n) { return malloc(n); }",
                "void f(void) { unsigned char n = getchar(); char *p = malloc(n); free(p); }",
            ],
        );
    }
}
