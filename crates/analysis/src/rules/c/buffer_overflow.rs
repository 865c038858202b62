//! More is copied or read into a buffer than it holds.

use super::overflow::{Misfit, amount, misfit};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Amount, CallSite, Effect, Run, Trace};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-buffer-overflow",
        title: "Size given to a copy is larger than the buffer",
        languages: BOTH_LANGUAGES,
        cwe: cwes![787, 119, 120, 121, 122, 805, 806, 131],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports calls such as `memcpy`, `strncpy`, `read`, `recv`, `fgets` and `snprintf` \
               whose size is greater than the buffer that they write to, or is chosen by an \
               attacker and not compared with anything before.",
        why: "What does not fit is written over the memory after the buffer: other variables, \
              return addresses, the bookkeeping of the heap. Attackers turn that into code of \
              their own.",
        example: "#include <string.h>\n\
                  void set_name(const char *input) {\n\
                  \x20   char name[16];\n\
                  \x20   memcpy(name, input, 32);\n\
                  }\n",
        better: "#include <string.h>\n\
                 void set_name(const char *input) {\n\
                 \x20   char name[16];\n\
                 \x20   memcpy(name, input, sizeof(name));\n\
                 }\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/787.html",
            "https://cwe.mitre.org/data/definitions/805.html",
        ],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::AnyCall(check)],
};

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(model) = site.model else {
        return;
    };
    for effect in model.effects {
        if let Effect::Writes(
            to,
            size @ (Amount::Bytes(_) | Amount::Product(..) | Amount::PrintedUpTo(..)),
        ) = *effect
        {
            check_size(run, site, to, size);
        }
    }
}

fn check_size<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, to: u8, size: Amount) {
    let Some(buffer) = site.argument(to) else {
        return;
    };
    let pointer = *run.temp(buffer);
    let room = run.room(&pointer);
    let extent = run.extent(site, to, size);
    let Some(misfit) = misfit(run, &extent, &room) else {
        return;
    };
    let limits_only = matches!(size, Amount::PrintedUpTo(..)) || site.name.starts_with("fgets");
    let (confidence, trace) = match misfit {
        Misfit::Certain | Misfit::ByOne => (Confidence::High, Trace::NONE),
        Misfit::LetThrough => (Confidence::Medium, Trace::NONE),
        Misfit::Chosen(trace) => (Confidence::High, trace),
        Misfit::Possible => return,
    };
    if limits_only && matches!(misfit, Misfit::Chosen(_)) {
        return;
    }
    let message = format!(
        "`{}` writes {} into `{}`, which has room for {}",
        site.name,
        amount(&extent.size),
        run.code(buffer),
        amount(&room),
    );
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence)
        .flow(trace);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn sizes_are_compared_with_buffers() {
        check(
            &super::RULE,
            &[
                "void f(char *s) { char b[8]; memcpy(b, s, 9); }",
                "void f(char *s) { char b[8]; memcpy(b + 4, s, 8); }",
                "struct S { char n[4]; int k; }; void f(struct S *s, char *t) { strncpy(s->n, t, 8); }",
                "void f(int fd) { char b[64]; read(fd, b, 128); }",
                "void f(int fd) { char *b = malloc(64); if (!b) return; read(fd, b, 65); }",
                "void f(FILE *p) { int a[4]; if (fread(a, sizeof(int), 5, p) < 5) return; }",
                "void f(FILE *p) { char b[16]; fgets(b, 17, p); }",
                "void f(char *s) { char b[8]; snprintf(b, 16, \"%s\", s); }",
                "#define N 32\nvoid f(char *s) { char b[N]; memset(b, 0, N + 1); }",
                "int main(int argc, char **argv) { char b[8]; int n = atoi(argv[1]); memcpy(b, argv[2], n); }",
                "void f(int fd) { char h[4], b[8]; int n; read(fd, &n, sizeof(n)); read(fd, b, n); }",
                "void f(char *s, size_t n) { char *b = malloc(n); if (!b) return; memcpy(b, s, n + 1); }",
                "void f(char *s, int n) { char b[10]; if (n <= 11) memcpy(b, s, n); }",
            ],
            &[
                "void f(char *s) { char b[8]; memcpy(b, s, 8); }",
                "void f(char *s) { char b[8]; memcpy(b, s, sizeof b); }",
                "void f(char *s) { char b[8]; memcpy(b + 4, s, 4); }",
                "void f(char *s, size_t n) { char *b = malloc(n + 1); if (!b) return; memcpy(b, s, n + 1); }",
                "void f(char *b, char *s, size_t n) { memcpy(b, s, n); }",
                "int main(int argc, char **argv) { char b[8]; int n = atoi(argv[1]); if (n < 0 || n > 8) return 1; memcpy(b, argv[2], n); }",
                "void f(FILE *p) { char b[16]; fgets(b, sizeof(b), p); }",
                "void f(char *s) { char b[8]; size_t n = strlen(s); if (n >= sizeof(b)) n = sizeof(b) - 1; memcpy(b, s, n); }",
                "struct S { int a, b; }; void f(struct S *d, struct S *s) { memcpy(d, s, sizeof(struct S)); }",
                "void f(char *s, int n) { char b[10]; if (n >= 0 && n <= 10) memcpy(b, s, n); }",
            ],
        );
    }
}
