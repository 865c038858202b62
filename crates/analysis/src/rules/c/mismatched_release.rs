//! Memory is given back to another allocator than it came from.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Loc, Release, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-mismatched-release",
        title: "Memory given back in the wrong way",
        languages: BOTH_LANGUAGES,
        cwe: cwes![762, 590, 763, 761],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `free` of what `new` made, `delete` of what `malloc` or `new[]` made, and \
               `free` of arrays, literals and positions inside a block.",
        why: "The allocator reads its bookkeeping from where there is none. That corrupts memory, \
              or runs destructors on what was never made.",
        example: r#"#include <stdlib.h>
#include <string.h>
void greet(const char *name) {
    char line[64];
    strncpy(line, name, sizeof(line) - 1);
    free(line);
}
"#,
        better: r#"#include <stdlib.h>
#include <string.h>
void greet(const char *name) {
    char *line = strdup(name);
    free(line);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/762.html", "https://cwe.mitre.org/data/definitions/590.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[Hook::Release(check)],
};

fn check(run: &mut Run<'_, '_>, release: &Release<'_>) {
    let value = *run.temp(release.pointer);
    let frees = matches!(release.how, "free" | "delete" | "delete[]");
    if value.target == Loc::NONE || !frees {
        return;
    }
    let code = run.code(release.pointer);
    let region = run.region(value.target);
    let allocator = run.allocator(region.allocated);
    let (message, cwe) = if let Some(made) = allocator.filter(|made| !fits(made, release.how)) {
        let message = format!("`{code}` comes from `{made}`, and is given to `{}`", release.how);
        (message, OF_KINDS)
    } else if run.is_declared_object(value.target) || run.literal(release.pointer).is_some() {
        (format!("`{code}` was not allocated"), OF_OBJECTS)
    } else if allocator.is_some() && value.range.lo > 0 {
        (format!("`{code}` points into a block, not to its start"), OF_POSITIONS)
    } else {
        return;
    };
    let alarm = run
        .alarm(&RULE, release.node, message)
        .cwe(cwe)
        .flow(region.allocated);
    run.submit(alarm);
}

const OF_KINDS: &[CweId] = cwes![762, 763];
const OF_OBJECTS: &[CweId] = cwes![590, 763];
const OF_POSITIONS: &[CweId] = cwes![761, 763];

/// Whether what `made` allocates may be given back by `how`.
fn fits(made: &str, how: &str) -> bool {
    match made {
        "new" => how == "delete",
        "new[]" => how == "delete[]",
        "malloc" | "calloc" | "realloc" | "strdup" | "strndup" | "reallocarray" | "aligned_alloc" => {
            how == "free"
        }
        _ => true,
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
                "void f() { int *p = new int; free(p); }",
                "void f() { char *p = (char *)malloc(3); delete p; std::cout << 1; }",
                "void f(void) { char b[3]; free(b); }",
                "void f(void) { char *p = malloc(9); if (!p) return; p++; free(p); }",
                r#"void f(void) { char *p = "abc"; free(p); }"#,
            ],
            &[
                "void f() { int *p = new int; delete p; }",
                "void f() { int *p = new int[3]; delete[] p; }",
                "void f(void) { char *p = malloc(9); free(p); }",
                "void f(char *p) { free(p); }",
                "struct S { char *a; }; void f(struct S *s) { free(s->a); free(s); }",
                "void f(void) { char b[3], *p = b; if (g()) p = malloc(9); if (p != b) free(p); }",
            ],
        );
    }
}
