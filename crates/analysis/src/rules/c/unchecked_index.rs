//! A position from outside that was not compared with the size of the array.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, AccessKind, CallSite, Checks, Cleared, Loc, Op, Run, Trace, Value};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-unchecked-index",
        title: "Unchecked position in an array",
        languages: BOTH_LANGUAGES,
        cwe: cwes![129, 125, 787, 119, 823, 839, 1285],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports an element of an array whose position comes from outside and was not \
               compared with both ends of the array, or only with a number from outside. When asked for it, also positions that the \
               caller chooses.",
        why: "A position beyond the array reads or writes other memory: secrets leak, or data is \
              changed that decides what the program does.",
        example: "#include <stdio.h>\n\
                  int main(void) {\n\
                  \x20   int prices[4] = {10, 20, 30, 40};\n\
                  \x20   int choice;\n\
                  \x20   if (scanf(\"%d\", &choice) == 1) {\n\
                  \x20       printf(\"%d\\n\", prices[choice]);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 int main(void) {\n\
                 \x20   int prices[4] = {10, 20, 30, 40};\n\
                 \x20   int choice;\n\
                 \x20   if (scanf(\"%d\", &choice) == 1 && choice >= 0 && choice < 4) {\n\
                 \x20       printf(\"%d\\n\", prices[choice]);\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/129.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Access(check),
        Hook::Call(&["scanf", "fscanf", "sscanf"], check_scan),
    ],
};

const OF_WRITES: &[CweId] = cwes![129, 787, 119, 823, 1285];
const OF_READS: &[CweId] = cwes![129, 125, 119, 823, 1285];

fn check(run: &mut Run<'_, '_>, access: &Access) {
    let is_access = access.kind != AccessKind::Passed && run.is_element(access.address);
    if !is_access {
        return;
    }
    let value = *run.temp(access.address);
    let trace = if value.cleared.has(Cleared::NUMBER) {
        value.limit
    } else {
        value.taint.or(value.limit)
    };
    if trace == Trace::NONE {
        return;
    }
    let Some(missing) = missing_check(run, &value, access) else {
        return;
    };
    // Its limit comes from outside, not the position: it is too large at most.
    if !value.is_tainted() && missing == Missing::Lower {
        return;
    }
    let is_known = value.target != Loc::NONE
        && run.region(value.target).size.range.has_upper_end();
    let confidence = match missing {
        Missing::Upper if is_known => Confidence::High,
        _ => Confidence::Medium,
    };
    let (verb, cwe) = match access.kind {
        AccessKind::Write => ("written", OF_WRITES),
        _ => ("read", OF_READS),
    };
    let end = match missing {
        Missing::Upper => "the size of the array",
        Missing::Lower => "zero",
    };
    let message = format!(
        "`{}` is {verb} at a position that was not compared with {end}",
        run.code(access.address)
    );
    let alarm = run
        .alarm(&RULE, access.node, message)
        .confidence(confidence)
        .cwe(cwe)
        .faint(is_computed(run, access, &value) || !is_known && is_mere_pointer(run, access))
        .flow(trace);
    run.submit(alarm);
}

/// Whether the position was computed from several numbers: `row * columns + column`. What is known
/// of each then says little about the sum.
fn is_computed(run: &Run<'_, '_>, access: &Access, value: &Value) -> bool {
    let index = match run.op(access.address) {
        Op::Element { index, .. } => index,
        _ => return value.checks.has(Checks::OVERFLOWN),
    };
    value.checks.has(Checks::OVERFLOWN) || matches!(run.op(index), Op::Binary { .. })
}

/// Whether neither an array nor a position is named, as in `node->next` of a list that the caller made.
fn is_mere_pointer(run: &Run<'_, '_>, access: &Access) -> bool {
    !matches!(run.op(access.address), Op::Element { .. } | Op::Binary { .. })
}

/// `scanf("%d", &numbers[i])`.
fn check_scan<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    for &address in site.arguments {
        if run.temp(address).target != Loc::NONE {
            let access = Access {
                node: site.node,
                address,
                kind: AccessKind::Write,
                size: None,
            };
            check(run, &access);
        }
    }
}

/// An end of an array.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    Upper,
    Lower,
}

/// The end of the array that a position was not compared with.
fn missing_check(
    run: &mut Run<'_, '_>,
    value: &Value,
    access: &Access,
) -> Option<Missing> {
    let bytes = i128::from(access.size.unwrap_or(1));
    let last = if value.target == Loc::NONE {
        None
    } else {
        let size = run.region(value.target).size.range;
        size.has_upper_end().then_some(size.lo - bytes)
    };
    let is_below = last.is_some_and(|last| value.range.hi <= last);
    // An array that was made as large as another number says may be limited by that one.
    let is_fixed = last.is_some() && run.region(value.target).size.range.constant().is_some();
    let is_open = is_fixed && value.limit != Trace::NONE;
    if !is_below && (is_open || !value.checks.has(Checks::UPPER)) {
        return Some(Missing::Upper);
    }
    let is_above = value.range.lo >= 0 || value.checks.has(Checks::LOWER);
    (!is_above).then_some(Missing::Lower)
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn positions_from_outside() {
        check(
            &super::RULE,
            &[
                "int main(int argc, char **argv) { int a[4] = {0}; int i = atoi(argv[1]); return a[i]; }",
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); if (i < 4) return a[i]; return 0; }",
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); if (i >= 0) return a[i]; return 0; }",
                "int main(int argc, char **argv) { puts(argv[atoi(argv[1])]); }",
                "int t[8]; int main(void) { unsigned i; scanf(\"%u\", &i); t[i] = 1; }",
                "int main() { int a[3] = {1, 2, 3}; int i; std::cin >> i; std::cout << a[i]; }",
                "int main() { std::vector<int> v(10); int i; std::cin >> i; std::cout << v[i]; }",
                "static int g(int *a, int i) { return a[i]; } int main(int c, char **v) { int a[4] = {0}; return g(a, atoi(v[1])); }",
                "struct S { int x; } s[4]; int main(void) { int i; scanf(\"%d\", &i); return s[i].x; }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); for (int i = 0; i < n; i++) a[i] = i; return a[0]; }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); for (int i = 0; i < n; i++) scanf(\"%d\", &a[i]); return a[0]; }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); if (n < 0) return 1; int i = 0; while (i < n) a[i++] = 1; return a[0]; }",
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); if (i > 4) puts(\"big\"); return a[i]; }",
            ],
            &[
                "int main(int argc, char **argv) { int a[4] = {0}; int i = atoi(argv[1]); if (i < 0 || i >= 4) return 1; return a[i]; }",
                "int main(void) { int a[4] = {0}; unsigned i; scanf(\"%u\", &i); if (i >= 4) return 1; return a[i]; }",
                "int main(void) { int a[4] = {0}; unsigned i; scanf(\"%u\", &i); return a[i % 4]; }",
                "int main(int argc, char **argv) { int i = atoi(argv[1]); if (i >= 0 && i < argc) puts(argv[i]); }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); if (n > 4) return 1; for (int i = 0; i < n; i++) a[i] = i; return a[0]; }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); if (n > 4) n = 4; for (int i = 0; i < n; i++) scanf(\"%d\", &a[i]); return a[0]; }",
                "int main(void) { int a[4] = {0}; int n; scanf(\"%d\", &n); for (int i = 0; i < n && i < 4; i++) a[i] = i; return a[0]; }",
                "int main(void) { int n; scanf(\"%d\", &n); int *a = malloc(n * sizeof(int)); if (!a) return 1; for (int i = 0; i < n; i++) scanf(\"%d\", &a[i]); free(a); return 0; }",
                "int f(int *a, int n, int i) { return a[i]; }",
                "int main(int c, char **v) { for (int i = 1; i < c; i++) puts(v[i]); }",
                "int main() { std::vector<int> v(10); size_t i; std::cin >> i; if (i < v.size()) std::cout << v[i]; }",
                "int main(void) { int n[256] = {0}; int c; while ((c = getchar()) != EOF) n[c]++; return n[0]; }",
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); switch (i) { case 0: case 1: return a[i]; } return 0; }",
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); if (i > 3) i = 3; if (i < 0) i = 0; return a[i]; }",
                "int main(int argc, char **argv) { int a[4]; for (int i = 0; argv[1][i] && i < 4; i++) a[i] = argv[1][i]; return a[0]; }",
            ],
        );
    }

    #[test]
    fn positions_that_the_caller_chooses() {
        check_asked(
            &super::RULE,
            125,
            &[
                "int f(int *a, int n, int i) { return a[i]; }",
                "int f(int *a, int n, int i) { if (i < n) return a[i]; return -1; }",
                "#define N 10\nint ids[N]; int f(int i) { return ids[i]; }",
                "int f(int n) { int a[8]; for (int i = 0; i < n; i++) a[i] = i; return a[0]; }",
            ],
            &[
                "int f(int *a, int n, int i) { if (i >= 0 && i < n) return a[i]; return -1; }",
                "int f(int *a, int n, int i) { if (i < 0 || n <= i) return -1; return a[i]; }",
                "#define N 10\nint ids[N]; int f(int i) { if (i < 0 || i >= N) return -1; return ids[i]; }",
                "#define N 10\nint ids[N]; int f(unsigned i) { return i < N ? ids[i] : -1; }",
                "static int get(int *a, int i) { return a[i]; } int f(int *a, int n, int i) { if (i < 0 || i >= n) return -1; return get(a, i); }",
            ],
        );
    }
}
