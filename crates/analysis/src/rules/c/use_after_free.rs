//! Memory is used after it was freed.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, Life, Loc, Node, Run, Temp};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-use-after-free",
        title: "Memory used after it was freed",
        languages: BOTH_LANGUAGES,
        cwe: cwes![416, 825, 672, 119],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports reads and writes through a pointer after `free`, `delete`, `fclose` or a \
               function of the file freed what it points to, along a way through the code on \
               which that happens. Also such pointers given to functions or returned.",
        why: "The memory may already hold something else, which the attacker chose. Reads leak \
              it, writes change it, and a function pointer in it runs their code.",
        example: "#include <stdio.h>\n\
                  #include <stdlib.h>\n\
                  void finish(char *name) {\n\
                  \x20   free(name);\n\
                  \x20   printf(\"done with %s\\n\", name);\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 #include <stdlib.h>\n\
                 void finish(char *name) {\n\
                 \x20   printf(\"done with %s\\n\", name);\n\
                 \x20   free(name);\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/416.html"],
    },
    from_caller: Confidence::High,
    hooks: &[Hook::Access(check), Hook::Return(check_return)],
};

fn check(run: &mut Run<'_, '_>, access: &Access) {
    report(run, access.address, access.node, "used");
}

fn check_return(run: &mut Run<'_, '_>, value: Option<Temp>, node: Node) {
    if let Some(value) = value {
        report(run, value, node, "returned");
    }
}

fn report(run: &mut Run<'_, '_>, pointer: Temp, node: Node, how: &str) {
    let value = *run.temp(pointer);
    if value.target == Loc::NONE {
        return;
    }
    let region = run.region(value.target);
    if region.life != Life::Freed {
        return;
    }
    let message = format!("`{}` is {how} after it was freed", run.code(run.base_of(pointer)));
    let alarm = run
        .alarm(&RULE, node, message)
        .flow(region.life_trace);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn uses_after_frees() {
        check(
            &super::RULE,
            &[
                "void f(char *p) { free(p); p[0] = 1; }",
                "void f(char *p) { free(p); puts(p); }",
                "void f(char *p) { free(p); g(p); }",
                "struct S { int x; }; int f(struct S *s) { free(s); return s->x; }",
                "char *f(char *p) { free(p); return p; }",
                "void f(char *p, int e) { if (e) free(p); if (e) p[0] = 1; }",
                "void f(int n) { char *p = malloc(n); if (!p) return; if (n > 5) { free(p); } p[0] = 1; }",
                "void f(char *p) { char *q = p; free(p); q[0] = 1; }",
                "struct N { struct N *next; }; void f(struct N *l) { while (l) { free(l); l = l->next; } }",
                "static void drop(char *p) { free(p); } void f(char *p) { drop(p); p[0] = 1; }",
                "void f() { int *p = new int(1); delete p; *p = 2; }",
                "void f(FILE *p) { fclose(p); fputs(\"x\", p); }",
                "void f(char *p) { char *q = realloc(p, 10); if (q) { p[0] = 1; } }",
                "void f(char *p, int n) { for (int i = 0; i < n; i++) { if (p[i] == 0) free(p); } }",
                "void f(char *p) { free(p); goto out; out: p[0] = 1; }",
            ],
            &[
                "void f(char *p) { p[0] = 1; free(p); }",
                "void f(char *p) { free(p); p = 0; }",
                "void f(char *p) { free(p); p = malloc(3); if (p) p[0] = 1; }",
                "struct N { struct N *next; }; void f(struct N *l) { while (l) { struct N *n = l->next; free(l); l = n; } }",
                "struct N { struct N *next; }; void f(struct N *l) { struct N *p; while ((p = l)) { l = p->next; free(p); } }",
                "void f(char **a, int n) { for (int i = 0; i < n; i++) free(a[i]); free(a); }",
                "void f(char *p, int e) { if (e) { free(p); return; } p[0] = 1; }",
                "void f(char *p, int e) { if (e) free(p); if (!e) p[0] = 1; }",
                "void f(char *p) { char *q = realloc(p, 10); if (!q) { p[0] = 1; free(p); return; } free(q); }",
                "struct S { char *a; char *b; }; void f(struct S *s) { free(s->a); free(s->b); free(s); }",
                "void f(struct S *s) { free(s->a); s->a = NULL; if (s->a) s->a[0] = 1; }",
                "void f(FILE *p) { fputs(\"x\", p); fclose(p); }",
                "void f(void) { while (1) { char *p = malloc(4); if (!p) break; p[0] = 1; free(p); } }",
                "void f(char *p) { FREE(p); p = g(); p[0] = 1; }",
                "void f(char *p) { free(p); printf(\"done\"); }",
                "struct N { struct N *next; int d; }; int f(struct N **h) { struct N *t = *h; if (!t) return 0; int d = t->d; *h = t->next; free(t); return d; }",
            ],
        );
    }
}
