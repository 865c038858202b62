//! A text that may have no terminator is used as one.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Count, Effect, Loc, Run, Trace, directives};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-missing-terminator",
        title: "Text without a terminator",
        languages: BOTH_LANGUAGES,
        cwe: cwes![170, 126, 125, 120],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports arrays that `strncpy`, `read`, `recv`, `fread` or `readlink` filled to \
               their end, or without adding a zero, and that are given to a function that reads up \
               to the terminator.",
        why: "Without the zero the function reads on into other memory: it shows what is there, or \
              copies too much.",
        example: r#"#include <stdio.h>
#include <string.h>
void show(const char *name) {
    char copy[16];
    strncpy(copy, name, sizeof(copy));
    puts(copy);
}
"#,
        better: r#"#include <stdio.h>
#include <string.h>
void show(const char *name) {
    char copy[16];
    strncpy(copy, name, sizeof(copy) - 1);
    copy[sizeof(copy) - 1] = 0;
    puts(copy);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/170.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::AnyCall(check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(model) = site.model else {
        return;
    };
    for effect in model.effects {
        if let Effect::Reads(position, Amount::Text(of)) = *effect
            && position == of
        {
            check_text(run, site, position);
        }
    }
    if let Some(format) = FORMATS.iter().find(|(name, _)| *name == site.name) {
        check_printed(run, site, format.1);
    }
}

/// Functions that print, and where their format stands.
const FORMATS: &[(&str, u8)] = &[
    ("printf", 0), ("fprintf", 1), ("sprintf", 1), ("snprintf", 2), ("dprintf", 1), ("syslog", 1),
];

fn check_printed<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, format: u8) {
    let text = site.argument(format).and_then(|format| run.literal(format));
    let mut position = format;
    for directive in text.into_iter().flat_map(directives) {
        position = position.saturating_add(directive.arguments() as u8);
        // A precision limits what is read.
        if directive.conversion == b's' && directive.precision == Count::None {
            check_text(run, site, position);
        }
    }
}

fn check_text<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(text) = site.argument(position) else {
        return;
    };
    let value = *run.temp(text);
    if value.target == Loc::NONE {
        return;
    }
    let trace = run.region(value.target).unterminated;
    if trace != Trace::NONE {
        let message = format!("`{}` may have no terminator", run.code(text));
        let alarm = run.alarm(&RULE, run.node(text), message).flow(trace);
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
                "void f(char *s) { char b[8]; strncpy(b, s, 8); size_t n = strlen(b); }",
                r#"void f(int d) { char b[8]; if (read(d, b, 8) > 0) printf("%s", b); }"#,
                "void f(int d) { char b[8]; long n = recv(d, b, sizeof(b), 0); if (n > 0) puts(b); }",
                r#"void f(void) { char b[99]; if (readlink("/a", b, sizeof(b)) > 0) puts(b); }"#,
            ],
            &[
                "void f(char *s) { char b[8]; strncpy(b, s, 7); b[7] = 0; puts(b); }",
                "void f(int d) { char b[8]; long n = read(d, b, 7); if (n < 0) return; b[n] = 0; puts(b); }",
                "void f(char *s) { char b[8] = {0}; strncpy(b, s, 7); puts(b); }",
                r#"void f(int d) { char b[8]; long n = read(d, b, 8); if (n > 0) printf("%.*s", (int)n, b); }"#,
                r#"void f(char *s) { char b[8]; strncpy(b, "abc", 8); puts(b); }"#,
                "void f(int d) { char b[8]; memset(b, 0, 8); if (read(d, b, 7) > 0) puts(b); }",
            ],
        );
    }
}
