//! A text is copied into a buffer of fixed size without a limit.

use super::fixes::{array_name, arguments_from, replace_call};
use super::overflow::{Misfit, amount, misfit};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Effect, Run, Trace, WayIn};
use crate::finding::{Confidence, Fix, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unbounded-copy",
        title: "Text copied into a buffer without a limit",
        languages: BOTH_LANGUAGES,
        cwe: cwes![787, 120, 121, 122, 119, 676],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `strcpy`, `strcat` and their relatives where the text may be longer than \
               the buffer: it comes from outside and its length was not tested, or it is longer \
               for certain.",
        why: "Whoever chooses the text chooses what is written over the memory after the buffer, \
              up to the return address of the function.",
        example: "#include <string.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   char name[32];\n\
                  \x20   if (argc > 1) {\n\
                  \x20       strcpy(name, argv[1]);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   char name[32];\n\
                 \x20   if (argc > 1) {\n\
                 \x20       snprintf(name, sizeof(name), \"%s\", argv[1]);\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/120.html",
            "https://wiki.sei.cmu.edu/confluence/display/c/STR31-C.+Guarantee+that+storage+for+strings+has+sufficient+space+for+character+data+and+the+null+terminator",
        ],
    },
    from_caller: Confidence::Medium,
    hooks: &[Hook::AnyCall(check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(model) = site.model else {
        return;
    };
    for effect in model.effects {
        if let Effect::Writes(to, size @ (Amount::Text(_) | Amount::AfterText(_))) = *effect {
            check_copy(run, site, to, size);
        }
    }
}

fn check_copy<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, to: u8, size: Amount) {
    let Some(buffer) = site.argument(to) else {
        return;
    };
    let pointer = *run.temp(buffer);
    let room = run.room(&pointer);
    let extent = run.extent(site, to, size);
    let (confidence, trace) = match misfit(run, &extent, &room) {
        Some(Misfit::Certain | Misfit::LetThrough) => (Confidence::High, Trace::NONE),
        Some(Misfit::Chosen(trace)) => (Confidence::High, trace),
        Some(Misfit::Possible) => (Confidence::Low, extent.taint),
        // The terminator has a rule of its own.
        Some(Misfit::ByOne) | None => return,
    };
    let message = format!(
        "`{}` writes {} into `{}`, which has room for {}",
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
    if !run.is_statement(site.node) {
        return None;
    }
    let source = arguments_from(run, site, 1)?;
    let (what, text) = match site.name {
        "strcpy" => (
            "Use snprintf, which stops at the end of the buffer",
            format!("snprintf({buffer}, sizeof({buffer}), \"%s\", {source})"),
        ),
        "strcat" => (
            "Use strncat with what is left of the buffer",
            format!("strncat({buffer}, {source}, sizeof({buffer}) - strlen({buffer}) - 1)"),
        ),
        _ => return None,
    };
    Some(replace_call(run, site, what, text))
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn texts_without_a_limit() {
        check(
            &super::RULE,
            &[
                "int main(int argc, char **argv) { char b[16]; strcpy(b, argv[1]); }",
                "int main(int argc, char **argv) { char b[16]; char *s = argv[1]; strcpy(b, s); }",
                "void f(void) { char b[16]; char *h = getenv(\"HOME\"); if (h) strcpy(b, h); }",
                "void f(void) { char b[4]; strcpy(b, \"hello\"); }",
                "void f(char *s) { char b[16]; strcpy(b, s); }",
                "void f(FILE *p) { char line[100], b[10]; if (fgets(line, 100, p)) strcpy(b, line); }",
                "void f(char *s) { char b[16] = \"x\"; strcat(b, s); }",
                "static void g(char *s) { char b[8]; strcpy(b, s); } int main(int c, char **v) { g(v[1]); }",
                "int main(int argc, char **argv) { char *b = malloc(10); if (!b) return 1; strcpy(b, argv[1]); }",
                "char *dup(void); int main(int c, char **v) { char b[8]; for (int i = 1; i < c; i++) strcat(b, v[i]); }",
            ],
            &[
                "void f(void) { char b[6]; strcpy(b, \"hello\"); }",
                "void f(char *d, const char *s) { strcpy(d, s); }",
                "int main(int argc, char **argv) { char b[16]; if (strlen(argv[1]) >= sizeof(b)) return 1; strcpy(b, argv[1]); }",
                "int main(int argc, char **argv) { char b[16]; size_t n = strlen(argv[1]); if (n < 16) strcpy(b, argv[1]); }",
                "int main(int argc, char **argv) { char *b = malloc(strlen(argv[1]) + 1); if (!b) return 1; strcpy(b, argv[1]); }",
                "void f(FILE *p) { char line[100], b[100]; if (fgets(line, 100, p)) strcpy(b, line); }",
                "static void g(char *s) { char b[8]; strcpy(b, s); } int main(void) { g(\"short\"); }",
                "void f(int x) { char b[16]; strcpy(b, x ? \"yes\" : \"no\"); strcat(b, \" sir\"); }",
                "void f(struct tm *t) { char b[64]; strcpy(b, asctime(t)); }",
            ],
        );
    }
}
