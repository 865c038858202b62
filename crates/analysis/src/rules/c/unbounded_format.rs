//! `sprintf` into a buffer that may be too small.

use super::fixes::{array_name, arguments_from, replace_call};
use super::overflow::{Misfit, amount, misfit};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Run, Trace, WayIn};
use crate::finding::{Confidence, Fix, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unbounded-format",
        title: "sprintf into a buffer that may be too small",
        languages: BOTH_LANGUAGES,
        cwe: cwes![787, 120, 121, 122, 119, 676],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `sprintf` and `vsprintf` where what is printed may be longer than the \
               buffer: a text from outside, or numbers with more digits than there is room for.",
        why: "The buffer overflows with what an attacker wrote, or with a number that was \
              greater than in every test.",
        example: "#include <stdio.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   char line[64];\n\
                  \x20   if (argc > 1) {\n\
                  \x20       sprintf(line, \"Hello, %s!\", argv[1]);\n\
                  \x20       puts(line);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   char line[64];\n\
                 \x20   if (argc > 1) {\n\
                 \x20       snprintf(line, sizeof(line), \"Hello, %s!\", argv[1]);\n\
                 \x20       puts(line);\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/120.html"],
    },
    from_caller: Confidence::Medium,
    hooks: &[Hook::Call(&["sprintf", "vsprintf"], check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(buffer) = site.argument(0) else {
        return;
    };
    let pointer = *run.temp(buffer);
    let room = run.room(&pointer);
    let extent = run.extent(site, 0, Amount::Printed(1));
    let (confidence, trace) = match misfit(run, &extent, &room) {
        Some(Misfit::Certain | Misfit::ByOne | Misfit::LetThrough) => {
            (Confidence::High, Trace::NONE)
        }
        Some(Misfit::Chosen(trace)) => (Confidence::High, trace),
        // Numbers have an end. Floating-point numbers have it far away.
        Some(Misfit::Possible) if extent.size.range.hi <= room.range.hi + 100 => {
            (Confidence::Medium, Trace::NONE)
        }
        Some(Misfit::Possible) => (Confidence::Low, extent.taint),
        None => return,
    };
    let message = format!(
        "`{}` prints {} into `{}`, which has room for {}",
        site.name,
        amount(&extent.size),
        run.code(buffer),
        amount(&room),
    );
    let fix = fix(run, site);
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence)
        .flow(trace)
        .way_in(WayIn::Length(room.range.lo))
        .fix(fix);
    run.submit(alarm);
}

fn fix<'src>(run: &Run<'_, 'src>, site: &CallSite<'_, 'src>) -> Option<Fix> {
    let buffer = array_name(run, site, 0)?;
    let rest = arguments_from(run, site, 1)?;
    let name = if site.name == "sprintf" {
        "snprintf"
    } else {
        "vsnprintf"
    };
    let text = format!("{name}({buffer}, sizeof({buffer}), {rest})");
    let what = "Use snprintf, which stops at the end of the buffer";
    Some(replace_call(run, site, what, text))
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn formats_that_may_not_fit() {
        check(
            &super::RULE,
            &[
                "int main(int argc, char **argv) { char b[32]; sprintf(b, \"%s\", argv[1]); }",
                "void f(char *s) { char b[32]; sprintf(b, \"ls %s\", s); }",
                "void f(int n) { char b[8]; sprintf(b, \"%d\", n); }",
                "void f(void) { char b[8]; sprintf(b, \"%s\", \"too long for this\"); }",
                "void f(void) { char b[4]; sprintf(b, \"%04d\", 1); }",
                "void f(FILE *p) { char n[64], b[64]; if (fgets(n, 64, p)) sprintf(b, \"<%s>\", n); }",
            ],
            &[
                "void f(int n) { char b[12]; sprintf(b, \"%d\", n); }",
                "void f(char *s) { char b[32]; sprintf(b, \"%.20s\", s); }",
                "void f(char *s) { char b[32]; snprintf(b, sizeof(b), \"%s\", s); }",
                "void f(int n) { char b[4]; if (n >= 0 && n < 100) sprintf(b, \"%d\", n); }",
                "void f(char *b, char *s) { sprintf(b, \"%s\", s); }",
                "void f(FILE *p) { char n[60], b[64]; if (fgets(n, 60, p)) sprintf(b, \"<%s>\", n); }",
                "void f(double d) { char b[32]; sprintf(b, \"%f\", d); }",
            ],
        );
        check_asked(
            &super::RULE,
            787,
            &["void f(double d) { char b[32]; sprintf(b, \"%f\", d); }"],
            &["void f(double d) { char b[400]; sprintf(b, \"%f\", d); }"],
        );
    }
}
