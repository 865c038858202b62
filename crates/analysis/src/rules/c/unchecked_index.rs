//! A position from outside that was not compared with the size of the array.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, AccessKind, Checks, Cleared, Loc, Run, Value};
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
               compared with both ends of the array. When asked for it, also positions that the \
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
    hooks: &[Hook::Access(check)],
};

const OF_WRITES: &[CweId] = cwes![129, 787, 119, 823, 1285];
const OF_READS: &[CweId] = cwes![129, 125, 119, 823, 1285];

fn check(run: &mut Run<'_, '_>, access: &Access) {
    let is_access = access.kind != AccessKind::Passed && run.is_element(access.address);
    if !is_access {
        return;
    }
    let value = *run.temp(access.address);
    if !value.is_tainted() || value.cleared.has(Cleared::NUMBER) {
        return;
    }
    let Some(missing) = missing_check(run, &value, access) else {
        return;
    };
    let is_known = value.target != Loc::NONE
        && run.region(value.target).size.range.has_upper_end();
    let confidence = match missing {
        "upper" if is_known => Confidence::High,
        _ => Confidence::Medium,
    };
    let (verb, cwe) = match access.kind {
        AccessKind::Write => ("written", OF_WRITES),
        _ => ("read", OF_READS),
    };
    let end = match missing {
        "upper" => "the size of the array",
        _ => "zero",
    };
    let message = format!(
        "`{}` is {verb} at a position that was not compared with {end}",
        run.code(access.address)
    );
    let alarm = run
        .alarm(&RULE, access.node, message)
        .confidence(confidence)
        .cwe(cwe)
        .flow(value.taint);
    run.submit(alarm);
}

/// The end of the array that a position was not compared with.
fn missing_check(
    run: &mut Run<'_, '_>,
    value: &Value,
    access: &Access,
) -> Option<&'static str> {
    let bytes = i128::from(access.size.unwrap_or(1));
    let last = if value.target == Loc::NONE {
        None
    } else {
        let size = run.region(value.target).size.range;
        size.has_upper_end().then_some(size.lo - bytes)
    };
    let is_below = last.is_some_and(|last| value.range.hi <= last);
    if !is_below && !value.checks.has(Checks::UPPER) {
        return Some("upper");
    }
    let is_above = value.range.lo >= 0 || value.checks.has(Checks::LOWER);
    (!is_above).then_some("lower")
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
                "int main(void) { int a[4] = {0}; int i; scanf(\"%d\", &i); if (i > 4) puts(\"big\"); return a[i]; }",
            ],
            &[
                "int main(int argc, char **argv) { int a[4] = {0}; int i = atoi(argv[1]); if (i < 0 || i >= 4) return 1; return a[i]; }",
                "int main(void) { int a[4] = {0}; unsigned i; scanf(\"%u\", &i); if (i >= 4) return 1; return a[i]; }",
                "int main(void) { int a[4] = {0}; unsigned i; scanf(\"%u\", &i); return a[i % 4]; }",
                "int main(int argc, char **argv) { int i = atoi(argv[1]); if (i >= 0 && i < argc) puts(argv[i]); }",
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
            ],
            &[
                "int f(int *a, int n, int i) { if (i >= 0 && i < n) return a[i]; return -1; }",
                "int f(int *a, int n, int i) { if (i < 0 || n <= i) return -1; return a[i]; }",
                "#define N 10\nint ids[N]; int f(int i) { if (i < 0 || i >= N) return -1; return ids[i]; }",
                "#define N 10\nint ids[N]; int f(unsigned i) { return i < N ? ids[i] : -1; }",
            ],
        );
    }
}
