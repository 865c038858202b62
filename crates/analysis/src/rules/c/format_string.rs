//! A format that is not a constant.

use super::fixes::replace;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Origin, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-format-string",
        title: "Data from outside as a format string",
        languages: BOTH_LANGUAGES,
        cwe: cwes![134],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `printf`, `syslog` and their relatives with a format that comes from \
               outside or from the caller.",
        why: "`%x` in the data prints memory of the program, and `%n` writes to it.",
        example: "#include <stdio.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   if (argc > 1) {\n\
                  \x20       printf(argv[1]);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   if (argc > 1) {\n\
                 \x20       printf(\"%s\", argv[1]);\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/134.html"],
    },
    from_caller: Confidence::Medium,
    hooks: &[
        Hook::Call(&["printf", "vprintf", "warnx", "warn"], check_first),
        Hook::Call(
            &[
                "fprintf", "vfprintf", "sprintf", "vsprintf", "syslog", "vsyslog", "dprintf",
                "asprintf", "err", "errx",
            ],
            check_second,
        ),
        Hook::Call(&["snprintf", "vsnprintf"], check_third),
    ],
};

fn check_first<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    check(run, site, 0);
}

fn check_second<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    check(run, site, 1);
}

fn check_third<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    check(run, site, 2);
}

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(format) = site.argument(position) else {
        return;
    };
    if run.literal(format).is_some() || site.is_method {
        return;
    }
    let Some(trace) = run.dangerous_content(format, Cleared::FORMAT) else {
        return;
    };
    let has_more = site.arguments.len() > usize::from(position) + 1;
    let from_caller = matches!(run.origin(trace), Some(Origin::Parameter(_)));
    // A function that passes a format on, with what belongs to it, is made for that.
    if from_caller && (has_more || run.is_variadic()) {
        return;
    }
    let fix = (!has_more).then(|| {
        let node = run.node(format);
        let text = format!("\"%s\", {}", run.text(node));
        replace(run, node, "Print the text with %s", text)
    });
    let message = format!("the format `{}` comes from outside", run.code(format));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::FORMAT)
        .fix(fix);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn formats_from_outside() {
        check(
            &super::RULE,
            &[
                "int main(int c, char **v) { printf(v[1]); }",
                "int main(int c, char **v) { fprintf(stderr, v[1]); }",
                "int main(void) { char b[64]; fgets(b, 64, stdin); printf(b); }",
                "int main(int c, char **v) { char b[64]; snprintf(b, 64, v[1]); }",
                "void log_line(const char *message) { syslog(LOG_INFO, message); }",
                "int main(int c, char **v) { char b[64]; snprintf(b, 64, \"<%s>\", v[1]); printf(b); }",
                "static void show(char *s) { printf(s); } int main(int c, char **v) { show(v[1]); }",
            ],
            &[
                "int main(int c, char **v) { printf(\"%s\", v[1]); }",
                "static void show(char *s) { printf(s); } int main(int c, char **v) { show(\"x\"); }",
                "void log_line(const char *format, ...) { va_list a; va_start(a, format); vprintf(format, a); va_end(a); }",
                "void f(int n) { const char *t = n == 1 ? \"%d item\" : \"%d items\"; printf(t, n); }",
                "void f(const char *format, int n) { printf(format, n); }",
            ],
        );
    }
}
