//! Data from outside becomes part of a file name.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Origin, Run, Trace};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-path-traversal",
        title: "Data from outside in a file name",
        languages: BOTH_LANGUAGES,
        cwe: cwes![22, 23, 36, 73, 99],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports files and directories that are opened, created or removed by a name that \
               is put together from data from outside, or comes whole from input or the network, \
               and was not tested for `..` or `/`. A whole name from the command line is told \
               only when asked for: naming a file is what a command line is for.",
        why: "`../../etc/passwd` leaves the directory that the program meant.",
        example: "#include <stdio.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   char path[256];\n\
                  \x20   if (argc < 2) {\n\
                  \x20       return 1;\n\
                  \x20   }\n\
                  \x20   snprintf(path, sizeof(path), \"/srv/files/%s\", argv[1]);\n\
                  \x20   FILE *file = fopen(path, \"r\");\n\
                  \x20   if (file) {\n\
                  \x20       fclose(file);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 #include <string.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   char path[256];\n\
                 \x20   if (argc < 2 || strstr(argv[1], \"..\") || strchr(argv[1], '/')) {\n\
                 \x20       return 1;\n\
                 \x20   }\n\
                 \x20   snprintf(path, sizeof(path), \"/srv/files/%s\", argv[1]);\n\
                 \x20   FILE *file = fopen(path, \"r\");\n\
                 \x20   if (file) {\n\
                 \x20       fclose(file);\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/22.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(
            &[
                "fopen", "fopen64", "freopen", "open", "open64", "creat", "remove", "unlink",
                "opendir", "rmdir", "mkdir", "truncate", "dlopen",
            ],
            check_first,
        ),
        Hook::Call(&["openat", "unlinkat", "stream"], check_second),
        Hook::Call(&["rename", "link", "symlink"], check_both),
    ],
};

fn check_first<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    // The method of a stream has the stream as its first argument.
    check(run, site, u8::from(site.is_method));
}

fn check_second<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    check(run, site, 1);
}

fn check_both<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    check(run, site, 0);
    check(run, site, 1);
}

fn check<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(path) = site.argument(position) else {
        return;
    };
    let Some(trace) = run.dangerous_content(path, Cleared::PATH) else {
        return;
    };
    let confidence = confidence(run, trace);
    // To open the file that its user names is what a program is for.
    let is_faint = confidence == Confidence::Low;
    let message = format!("`{}` is a file name with data from outside", run.code(path));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .confidence(confidence)
        .faint(is_faint)
        .content(trace, Cleared::PATH);
    run.submit(alarm);
}

fn confidence(run: &Run<'_, '_>, trace: Trace) -> Confidence {
    let is_composed = run.passed_through(
        trace,
        &[
            "sprintf", "snprintf", "strcat", "strncat", "strlcat", "operator+", "operator+=",
            "append", "asprintf",
        ],
    );
    match run.origin(trace) {
        Some(Origin::Network) => Confidence::High,
        Some(_) if is_composed => Confidence::Medium,
        Some(Origin::Input) => Confidence::Medium,
        _ => Confidence::Low,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn file_names_with_data_from_outside() {
        check(
            &super::RULE,
            &[
                "int main(int c, char **v) { char p[99] = \"/safe/\"; strncat(p, v[1], 50); FILE *f = fopen(p, \"r\"); }",
                "int main(int c, char **v) { char p[99]; snprintf(p, 99, \"up/%s\", v[1]); int d = open(p, O_RDONLY); }",
                "int main(void) { char n[99]; scanf(\"%98s\", n); remove(n); }",
                "int main(int c, char **v) { std::string p = \"up/\" + std::string(v[1]); std::ifstream in(p); }",
                "int main(int c, char **v) { std::string p = std::string(\"up/\") + v[1]; std::ofstream out; out.open(p.c_str()); }",
                "void f(int s) { char b[99]; int n = recv(s, b, 98, 0); if (n < 0) return; b[n] = 0; fopen(b, \"r\"); }",
            ],
            &[
                "int main(int c, char **v) { FILE *f = fopen(v[1], \"r\"); }",
                "FILE *f(const char *name) { return fopen(name, \"r\"); }",
                "int main(int c, char **v) { char p[99]; if (strstr(v[1], \"..\")) return 1; snprintf(p, 99, \"up/%s\", v[1]); fopen(p, \"r\"); }",
                "int main(int c, char **v) { char p[99], r[4096]; snprintf(p, 99, \"up/%s\", v[1]); if (!realpath(p, r)) return 1; if (strncmp(r, \"/up/\", 4) != 0) return 1; fopen(r, \"r\"); }",
                "int main(int c, char **v) { char p[99]; snprintf(p, 99, \"up/%d.txt\", atoi(v[1])); fopen(p, \"r\"); }",
                "int main(int c, char **v) { if (strchr(v[1], '/')) return 1; char p[99]; snprintf(p, 99, \"up/%s\", v[1]); fopen(p, \"r\"); }",
                "int main(void) { std::ifstream in(\"config.ini\"); }",
                "int main(int c, char **v) { std::istringstream in(v[1]); }",
            ],
        );
        check_asked(
            &super::RULE,
            22,
            &[
                "int main(int c, char **v) { FILE *f = fopen(v[1], \"r\"); }",
                "FILE *f(const char *name) { return fopen(name, \"r\"); }",
            ],
            &["FILE *f(void) { return fopen(\"a.txt\", \"r\"); }"],
        );
    }
}
