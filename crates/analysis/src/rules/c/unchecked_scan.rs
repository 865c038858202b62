//! The result of `scanf` is not looked at.

use super::words::{mentions, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unchecked-scan",
        title: "Result of scanf not looked at",
        languages: BOTH_LANGUAGES,
        cwe: cwes![252, 20, 253, 457, 754, 1284],
        severity: Severity::Low,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `scanf`, `fscanf` and `sscanf` whose result is thrown away although what \
               they fill is used after them.",
        why: "When the input is not what the format expects, the variables keep what they held \
              before: nothing at all, or the answer to an earlier question.",
        example: r#"#include <stdio.h>
int main(void) {
    int amount;
    scanf("%d", &amount);
    printf("%d\n", amount);
    return 0;
}
"#,
        better: r#"#include <stdio.h>
int main(void) {
    int amount;
    if (scanf("%d", &amount) != 1) {
        return 1;
    }
    printf("%d\n", amount);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/252.html", "https://wiki.sei.cmu.edu/confluence/display/c/ERR33-C.+Detect+and+handle+standard+library+errors"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Call(&["scanf", "wscanf"], |run, site| check(run, site, 1)),
        Hook::Call(&["fscanf", "sscanf", "fwscanf", "swscanf"], |run, site| {
            check(run, site, 2);
        }),],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, first: u8) {
    if site.is_method || !run.is_statement(site.node) || site.argument(first).is_none() {
        return;
    }
    let rest = run.code_after(site.node);
    let filled = site.arguments.iter().skip(first.into());
    let is_used = filled.clone().any(|&filled| {
        let code = run.text(run.node(filled));
        words(code).next().is_some_and(|name| mentions(rest, name))
    });
    if is_used {
        let message = format!("nothing looks at how many values `{}` read", site.name);
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
                r#"int main(void) { int n; scanf("%d", &n); return n; }"#,
                r#"void f(FILE *p) { int a, b; fscanf(p, "%d %d", &a, &b); g(a + b); }"#,
                r#"void f(char *s) { int n; sscanf(s, "%d", &n); g(n); }"#,
            ],
            &[
                r#"int main(void) { int n; if (scanf("%d", &n) != 1) return 1; return n; }"#,
                r#"int main(void) { int n, r = scanf("%d", &n); if (r < 1) return 1; return n; }"#,
                r#"void f(void) { int n; while (scanf("%d", &n) == 1) g(n); }"#,
                r#"void f(void) { scanf("%*[^\n]"); }"#,
                r#"void f(FILE *p) { int n; fscanf(p, "%d", &n); }"#,
            ],
        );
    }
}
