//! `gets` cannot be used safely, nor `scanf` with a text of any length.

use super::fixes::{array_name, replace_call};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-gets",
        title: "Input is read without a limit",
        languages: BOTH_LANGUAGES,
        cwe: cwes![242, 787, 120, 121, 119, 676],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports every call of `gets`, and `scanf` with `%s` or `%[` that name no width.",
        why: "Neither knows how large the buffer is. A long line overwrites whatever follows it. \
              `gets` was taken out of the C standard for that.",
        example: "#include <stdio.h>\n\
                  int main(void) {\n\
                  \x20   char line[80];\n\
                  \x20   gets(line);\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 int main(void) {\n\
                 \x20   char line[80];\n\
                 \x20   fgets(line, sizeof(line), stdin);\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/242.html"],
    },
    from_caller: Confidence::High,
    hooks: &[
        Hook::Call(&["gets", "_getws"], check),
        Hook::Call(&["scanf"], |run, site| check_scan(run, site, 0)),
        Hook::Call(&["fscanf"], |run, site| check_scan(run, site, 1)),
    ],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if site.arguments.len() != 1 || site.is_method {
        return;
    }
    let fix = array_name(run, site, 0).map(|buffer| {
        let text = format!("fgets({buffer}, sizeof({buffer}), stdin)");
        replace_call(run, site, "Use fgets with the size of the buffer", text)
    });
    let message = format!("`{}` writes as much as it reads, whatever the buffer", site.name);
    let alarm = run.alarm(&RULE, site.node, message).fix(fix);
    run.submit(alarm);
}

/// `scanf("%s", name)`
fn check_scan<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, format: u8) {
    let format = site.argument(format).and_then(|format| run.literal(format));
    let is_unlimited = format.is_some_and(|text| text.contains("%s") || text.contains("%["));
    if is_unlimited && !site.is_method {
        let message = format!("`{}` writes as much text as it reads, whatever the buffer", site.name);
        let alarm = run.alarm(&RULE, site.node, message).confidence(Confidence::Medium);
        run.submit(alarm);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn every_call_is_reported() {
        check(
            &super::RULE,
            &[
                "void f(void) { char b[10]; gets(b); }",
                "void f(char *b) { if (!gets(b)) return; }",
                "gets(line);",
                "void f(void) { char b[10]; scanf(\"%s\", b); }",
                "void f(FILE *p) { char b[10]; int n; if (fscanf(p, \"%d %[^,]\", &n, b) != 2) return; }",
            ],
            &[
                "void f(void) { char b[10]; fgets(b, 10, stdin); }",
                "void f(void) { char b[10]; if (scanf(\"%9s\", b) != 1) return; }",
                "void f(void) { char *b; if (scanf(\"%ms\", &b) != 1) return; }",
                "void f(Config &c) { c.gets(\"key\"); }",
            ],
        );
    }
}
