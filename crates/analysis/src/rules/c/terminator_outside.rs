//! There is room for the text, and none for its terminator.

use super::overflow::{Misfit, misfit};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Effect, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-terminator-outside",
        title: "No room for the terminator",
        languages: BOTH_LANGUAGES,
        cwe: cwes![193, 787, 122, 131, 119],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports copies of a text into memory that was allocated with its length and not one \
               more, and `strncat` with the size of the whole buffer.",
        why: "The zero is written over the byte after the buffer. In the bookkeeping of the heap \
              one such byte has been enough to take programs over.",
        example: r#"#include <stdlib.h>
#include <string.h>
char *copy(const char *text) {
    char *result = malloc(strlen(text));
    if (result) {
        strcpy(result, text);
    }
    return result;
}
"#,
        better: r#"#include <stdlib.h>
#include <string.h>
char *copy(const char *text) {
    char *result = malloc(strlen(text) + 1);
    if (result) {
        strcpy(result, text);
    }
    return result;
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/193.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::AnyCall(check), Hook::Call(&["strncat"], check_append)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    for effect in site.model.map_or(&[][..], |model| model.effects) {
        let Effect::Writes(to, size @ (Amount::Text(_) | Amount::AfterText(_))) = *effect else {
            continue;
        };
        let Some(buffer) = site.argument(to) else {
            continue;
        };
        let pointer = *run.temp(buffer);
        let room = run.room(&pointer);
        let extent = run.extent(site, to, size);
        if misfit(run, &extent, &room) == Some(Misfit::ByOne) {
            let message = format!("`{}` has no room for the terminator", run.code(buffer));
            let alarm = run.alarm(&RULE, site.node, message);
            run.submit(alarm);
        }
    }
}

/// The size of `strncat` does not count what is there, nor the terminator.
fn check_append<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let (Some(buffer), Some(most)) = (site.argument(0), site.argument(2)) else {
        return;
    };
    let pointer = *run.temp(buffer);
    let room = run.room(&pointer).range.constant();
    let most = run.temp(most).constant();
    let added = site.argument(1).and_then(|text| run.literal(text));
    if most.is_some() && most == room && added.is_none() {
        let message = format!("the limit is what is left of `{}`, not its size", run.code(buffer));
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
                "char *f(const char *s) { char *p = malloc(strlen(s)); if (!p) return 0; strcpy(p, s); return p; }",
                r#"void f(void) { char b[3]; strcpy(b, "abc"); }"#,
                r#"void f(char *s) { char b[9] = ""; strncat(b, s, sizeof(b)); }"#,
            ],
            &[
                "char *f(const char *s) { char *p = malloc(strlen(s) + 1); if (!p) return 0; strcpy(p, s); return p; }",
                r#"void f(void) { char b[4]; strcpy(b, "abc"); }"#,
                r#"void f(char *s) { char b[9] = ""; strncat(b, s, sizeof(b) - strlen(b) - 1); }"#,
            ],
        );
    }
}
