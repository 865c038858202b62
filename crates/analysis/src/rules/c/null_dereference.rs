//! A pointer is followed that may be null.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, Nullness, Op, Run, Trace};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-null-dereference",
        title: "Null pointer followed",
        languages: BOTH_LANGUAGES,
        cwe: cwes![476, 690, 252, 253, 754],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports uses of what `malloc`, `fopen`, `getenv` and others return where it was \
               not tested for null on the way there, and uses of pointers that are null for \
               certain.",
        why: "The program crashes, at a moment that who uses up the memory or takes the file \
              away can choose. With an offset from the attacker it is a write to memory.",
        example: "#include <stdlib.h>\n\
                  struct point { int x, y; };\n\
                  struct point *origin(void) {\n\
                  \x20   struct point *p = malloc(sizeof(struct point));\n\
                  \x20   p->x = 0;\n\
                  \x20   p->y = 0;\n\
                  \x20   return p;\n\
                  }\n",
        better: "#include <stdlib.h>\n\
                 struct point { int x, y; };\n\
                 struct point *origin(void) {\n\
                 \x20   struct point *p = malloc(sizeof(struct point));\n\
                 \x20   if (p == NULL) {\n\
                 \x20       return NULL;\n\
                 \x20   }\n\
                 \x20   p->x = 0;\n\
                 \x20   p->y = 0;\n\
                 \x20   return p;\n\
                 }\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/476.html",
            "https://cwe.mitre.org/data/definitions/690.html",
        ],
    },
    from_caller: Confidence::High,
    hooks: &[Hook::Access(check)],
};

fn check(run: &mut Run<'_, '_>, access: &Access) {
    let value = *run.temp(access.address);
    let has_source = value.null_trace != Trace::NONE;
    let (confidence, what) = match value.null {
        Nullness::Null => (Confidence::High, "is null here"),
        Nullness::Maybe if has_source => (Confidence::High, "may be null here"),
        Nullness::Maybe => (Confidence::Low, "may be null here"),
        Nullness::Unknown | Nullness::NonNull => {
            run.note_followed(access.address, access.node);
            return;
        }
    };
    let pointer = run.base_of(access.address);
    if matches!(run.op(pointer), Op::Null | Op::Int(_)) {
        // `&((struct s *)NULL)->member` asks for an offset.
        return;
    }
    let message = format!("`{}` {what}", run.code(pointer));
    let alarm = run
        .alarm(&RULE, access.node, message)
        .confidence(confidence)
        .flow(value.null_trace);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn untested_results() {
        check(
            &super::RULE,
            &[
                "void f(void) { int *p = malloc(4); *p = 1; }",
                "void f(void) { char *b = malloc(100); fgets(b, 100, stdin); }",
                "void f(void) { FILE *p = fopen(\"x\", \"r\"); fgetc(p); }",
                "void f(void) { char b[9]; strncpy(b, getenv(\"A\"), 8); }",
                "struct S { int x; }; void f(void) { struct S *s = calloc(1, sizeof *s); s->x = 1; if (!s) return; }",
                "void f(int c) { int *p = malloc(4); if (c) { if (!p) return; } *p = 1; }",
                "int f(void) { int *p = NULL; return *p; }",
                "void f(struct S *s) { if (s == NULL) { s->x = 1; } }",
                "static char *dup(int n) { char *p = malloc(n); if (!p) return NULL; p[0] = 0; return p; } void f(void) { char *s = dup(3); s[0] = 1; }",
                "static void set(int *p) { *p = 1; } void f(void) { int *p = malloc(4); set(p); }",
                "void f(void) { int *p = new (std::nothrow) int; *p = 1; }",
                "void f(void) { struct S *s = make(); s->b = malloc(4); s->b[0] = 1; }",
                "void f(void) { int *p; p = (int *)malloc(40); for (int i = 0; i < 10; i++) p[i] = 0; }",
            ],
            &[
                "void f(void) { int *p = malloc(4); if (p) *p = 1; }",
                "void f(void) { int *p = malloc(4); if (!p) exit(1); *p = 1; }",
                "void f(void) { int *p; if ((p = malloc(4)) == NULL) return; *p = 1; }",
                "void f(void) { int *p = malloc(4); if (p == NULL || g()) return; *p = 1; }",
                "void f(void) { int *p = malloc(4); assert(p); *p = 1; }",
                "void f(void) { int *p = malloc(4), *q = malloc(4); if (!p || !q) goto out; *p = *q = 1; out: free(p); free(q); }",
                "static void *xmalloc(size_t n) { void *p = malloc(n); if (!p) abort(); return p; } void f(void) { int *p = xmalloc(4); *p = 1; }",
                "static void die(const char *m) { puts(m); exit(1); } void f(void) { int *p = malloc(4); if (!p) die(\"no\"); *p = 1; }",
                "void f(void) { int *p = new int; *p = 1; }",
                "void f(void) { int *p = malloc(4); free(p); }",
                "void f(struct S *s) { s->b = malloc(4); if (s->b == NULL) return; s->b[0] = 1; }",
                "void f(void) { int ok = 0; int *p = malloc(4); if (p) ok = 1; if (ok) *p = 1; }",
                "void f(void) { int *p = malloc(4); while (!p) p = malloc(4); *p = 1; }",
                "void f(void) { FILE *p = fopen(\"x\", \"r\"); if (!p) return; fgetc(p); fclose(p); }",
                "void f(void) { char *p = malloc(4); CHECK(p != NULL); *p = 1; }",
                "void f(int n) { char *p = NULL; if (n) p = g(); if (n) p[0] = 1; }",
                "char *f(void) { char *p = malloc(4); return p ? strcpy(p, \"abc\") : NULL; }",
            ],
        );
    }
}
