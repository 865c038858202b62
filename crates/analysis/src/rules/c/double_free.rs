//! Memory is freed twice.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Life, Loc, Release, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-double-free",
        title: "Memory freed twice",
        languages: BOTH_LANGUAGES,
        cwe: cwes![415, 416, 1341, 825, 119],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports a `free`, `delete` or `fclose` of what was freed before, along a way \
               through the code on which both happen.",
        why: "The second call damages the lists of the allocator. Attackers use that to make it \
              hand out memory that is in use.",
        example: "#include <stdlib.h>\n\
                  void send(char *packet, int failed) {\n\
                  \x20   if (failed) {\n\
                  \x20       free(packet);\n\
                  \x20   }\n\
                  \x20   free(packet);\n\
                  }\n",
        better: "#include <stdlib.h>\n\
                 void send(char *packet, int failed) {\n\
                 \x20   if (failed) {\n\
                 \x20       free(packet);\n\
                 \x20       return;\n\
                 \x20   }\n\
                 \x20   free(packet);\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/415.html"],
    },
    from_caller: Confidence::High,
    hooks: &[Hook::Release(check)],
};

fn check(run: &mut Run<'_, '_>, release: &Release<'_>) {
    let value = *run.temp(release.pointer);
    if value.target == Loc::NONE {
        return;
    }
    let region = run.region(value.target);
    if region.life != Life::Freed {
        return;
    }
    let message = format!(
        "`{}` frees `{}`, which was freed before",
        release.how,
        run.code(release.pointer)
    );
    let alarm = run
        .alarm(&RULE, release.node, message)
        .flow(region.life_trace);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn second_frees() {
        check(
            &super::RULE,
            &[
                "void f(char *p) { free(p); free(p); }",
                "void f(char *p, int e) { if (e) free(p); free(p); }",
                "void f(void) { char *p = malloc(4); char *q = p; free(q); free(p); }",
                "void f() { int *p = new int[4]; delete[] p; delete[] p; }",
                "void f(FILE *p) { fclose(p); fclose(p); }",
                "static void drop(char *p) { free(p); } void f(char *p) { drop(p); free(p); }",
                "int f(char *p, int n) { if (n < 0) { free(p); goto fail; } return 0; fail: free(p); return -1; }",
                "struct S { char *b; }; void f(struct S *s) { free(s->b); free(s->b); }",
                "void f(void) { int n = 0; char stop = 0; char *t = malloc(9); if (!t) return; n = getchar(); if (n == 0) { free(t); stop = 1; } free(t); }",
            ],
            &[
                "void f(char *p) { free(p); p = NULL; free(p); }",
                "void f(char *p, char *q) { free(p); free(q); }",
                "void f(char *p, int e) { if (e) free(p); else free(p); }",
                "void f(char *p) { if (p) free(p); }",
                "int f(char *p, int n) { if (n < 0) goto fail; free(p); return 0; fail: free(p); return -1; }",
                "void f(char **a, int n) { int i; for (i = 0; i < n; i++) { free(a[i]); } }",
                "void f(void) { int n = 0; char stop = 0; char *t = malloc(9); if (!t) return; n = getchar(); if (n == 0) { free(t); stop = 1; } if (!stop) free(t); }",
                "#ifdef A\n#define X\n#endif\nvoid f(char *p) {\n#ifdef A\n free(p);\n#else\n free(p);\n#endif\n}",
                "void f(int n) { char *p = NULL; for (int i = 0; i < n; i++) { p = malloc(4); free(p); } }",
                "void f(int n) { char *p = NULL; for (int i = 0; i < n; i++) { free(p); p = malloc(4); } free(p); }",
                "void f(struct S *s, int n) { for (int i = 0; i < n; i++) { free(s->items[i].name); } free(s->items); }",
            ],
        );
    }
}
