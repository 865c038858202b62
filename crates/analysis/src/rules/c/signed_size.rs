//! A size that may be negative is used as one that cannot be.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Checks, Cleared, Effect, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-signed-size",
        title: "Negative number as a size",
        languages: BOTH_LANGUAGES,
        cwe: cwes![195, 194, 839, 787, 681],
        severity: Severity::High,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports `memcpy`, `read`, `strncpy` and others with a signed size from outside that \
               was compared with a greatest value only.",
        why: "A negative number passes the test and becomes a very large size: the copy runs over \
              all memory after the buffer.",
        example: r#"#include <stdlib.h>
#include <string.h>
int main(int argc, char **argv) {
    char buffer[64];
    if (argc < 3) {
        return 1;
    }
    int size = atoi(argv[1]);
    if (size > 64) {
        return 1;
    }
    memcpy(buffer, argv[2], size);
    return 0;
}
"#,
        better: r#"#include <stdlib.h>
#include <string.h>
int main(int argc, char **argv) {
    char buffer[64];
    if (argc < 3) {
        return 1;
    }
    int size = atoi(argv[1]);
    if (size < 0 || size > 64) {
        return 1;
    }
    memcpy(buffer, argv[2], size);
    return 0;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/195.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::AnyCall(check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    for effect in site.model.map_or(&[][..], |model| model.effects) {
        let Effect::Writes(_, Amount::Bytes(position)) = *effect else {
            continue;
        };
        let Some(size) = site.argument(position) else {
            continue;
        };
        let value = *run.temp(size);
        let may_be_negative = value.range.lo < 0 && !value.checks.has(Checks::LOWER);
        if value.is_tainted() && may_be_negative && value.checks.has(Checks::UPPER) && !value.cleared.has(Cleared::NUMBER) {
            let message = format!("`{}` may be negative, which is a very large size", run.code(size));
            let alarm = run.alarm(&RULE, site.node, message).flow(value.taint);
            run.submit(alarm);
        }
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
                "int main(int c, char **v) { char b[9]; int n = atoi(v[1]); if (n < 9) memcpy(b, v[2], n); return 0; }",
                "void f(int s) { char b[9]; int n; if (recv(s, &n, sizeof(n), 0) < 4) return; if (n <= 9) recv(s, b, n, 0); }",
            ],
            &[
                "int main(int c, char **v) { char b[9]; unsigned n = atoi(v[1]); if (n < 9) memcpy(b, v[2], n); return 0; }",
                "int main(int c, char **v) { char b[9]; int n = atoi(v[1]); if (n > 0 && n < 9) memcpy(b, v[2], n); return 0; }",
            ],
        );
    }
}
