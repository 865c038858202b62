//! Arithmetic on numbers from outside that leaves its type.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{BinaryOp, CallSite, Checks, Cleared, Kind, Operation, Origin, Run, Type, Value};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-integer-overflow",
        title: "Arithmetic on an unchecked number may overflow",
        languages: BOTH_LANGUAGES,
        cwe: cwes![190, 191, 680],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports sums, differences and products of numbers from outside that were not \
               compared with anything, where the result does not fit its type. When asked for, \
               also numbers from the caller, from functions that are defined elsewhere, random \
               ones, and the sizes of memory that are computed from them.",
        why: "The result is a different number, often negative or small. What it is used for \
              next, a size, a price or a test, goes wrong; for signed numbers the compiler may \
              do anything.",
        example: "#include <stdio.h>\n\
                  #include <stdlib.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   if (argc > 1) {\n\
                  \x20       int value = atoi(argv[1]);\n\
                  \x20       printf(\"%d\\n\", value * 100);\n\
                  \x20   }\n\
                  \x20   return 0;\n\
                  }\n",
        better: "#include <stdio.h>\n\
                 #include <stdlib.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   if (argc > 1) {\n\
                 \x20       int value = atoi(argv[1]);\n\
                 \x20       if (value >= 0 && value <= 1000) {\n\
                 \x20           printf(\"%d\\n\", value * 100);\n\
                 \x20       }\n\
                 \x20   }\n\
                 \x20   return 0;\n\
                 }\n",
        references: &["https://cwe.mitre.org/data/definitions/190.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Arithmetic(check),
        Hook::Call(&["malloc", "alloca", "realloc"], check_allocation),
    ],
};

fn check(run: &mut Run<'_, '_>, operation: &Operation) {
    if !matches!(
        operation.op,
        BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Shl
    ) {
        return;
    }
    let Type::Int { signed, .. } = run.type_by_id(operation.ty) else {
        return;
    };
    let limits = run.limits(operation.ty);
    if operation.exact.is_within(limits.lo, limits.hi) {
        return;
    }
    let (left, right) = (*run.temp(operation.left), *run.temp(operation.right));
    let chosen = [left, right]
        .into_iter()
        .find(|value| is_unchecked(operation.op, value));
    let Some(chosen) = chosen else {
        return;
    };
    // Counting one by one takes too long to overflow, and unsigned numbers are allowed to wrap.
    let is_faint = !signed || run.kind(operation.node) == Kind::Update;
    let is_weak = is_faint || run.origin(chosen.taint) == Some(Origin::Random);
    let confidence = if is_weak {
        Confidence::Low
    } else {
        Confidence::Medium
    };
    let message = format!(
        "`{}` may not fit its type: nothing limits what it is computed from",
        run.code(operation.temp)
    );
    let alarm = run
        .alarm(&RULE, operation.node, message)
        .confidence(confidence)
        .faint(is_faint)
        .flow(chosen.taint);
    run.submit(alarm);
}

/// `malloc(count * sizeof(int))`: too little memory, where the product wraps.
fn check_allocation<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let position = u8::from(site.name == "realloc");
    let Some(size) = site.argument(position).filter(|_| run.is_asked(&RULE)) else {
        return;
    };
    let value = *run.temp(size);
    let is_limited = value.checks.has(Checks::UPPER) || value.checks.has(Checks::WEIGHED);
    let may_wrap = value.checks.has(Checks::OVERFLOWN) && value.is_tainted();
    if may_wrap && !is_limited && !site.is_method {
        let message = format!("`{}` may wrap, and the memory be too small", run.code(size));
        let alarm = run.alarm(&RULE, site.node, message).flow(value.taint);
        run.submit(alarm);
    }
}

/// Whether an operand may be of any size, as far as the code cares.
fn is_unchecked(op: BinaryOp, value: &Value) -> bool {
    let is_limited = match op {
        BinaryOp::Sub => {
            value.checks.has(Checks::LOWER) || value.checks.has(Checks::UPPER)
        }
        _ => value.checks.has(Checks::UPPER),
    };
    let is_small = value.range.is_within(-0x10000, 0x10000);
    value.is_tainted()
        && !value.cleared.has(Cleared::NUMBER)
        && !value.checks.has(Checks::OVERFLOWN)
        && !value.checks.has(Checks::WEIGHED)
        && !is_limited
        && !is_small
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn unchecked_arithmetic() {
        check(
            &super::RULE,
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); return n + 1000; }",
                "int main(int c, char **v) { int a = atoi(v[1]), b = atoi(v[2]); printf(\"%d\", a * b); }",
                "int main(void) { int n; scanf(\"%d\", &n); int total = n * 12; return total; }",
                "int main() { int a, b; std::cin >> a >> b; std::cout << a + b; }",
                "static int twice(int n) { return n * 2; } int main(int c, char **v) { return twice(atoi(v[1])); }",
                "int main(int c, char **v) { int n = atoi(v[1]); if (n > 0) n += 1000; return n; }",
            ],
            &[
                "int main(int c, char **v) { int n = atoi(v[1]); if (n < 0 || n > 1000) return 1; return n + 1000; }",
                "int main(int c, char **v) { int n = atoi(v[1]); if (n > INT_MAX - 1000) return 1; return n + 1000; }",
                "int main(int c, char **v) { long n = atoi(v[1]); long m = n + 1000; return m > 5; }",
                "int main(int c, char **v) { return atoi(v[1]) % 100 + 1; }",
                "int f(int a, int b) { return a + b; }",
                "int main(void) { int c, n = 0; while ((c = getchar()) != EOF) n++; return n - 1; }",
                "int main(int c, char **v) { size_t n = strlen(v[1]); return n + 1 > 5; }",
                "int main(int c, char **v) { int a = atoi(v[1]), b = atoi(v[2]); if ((b > 0 && a > INT_MAX - b) || (b < 0 && a < INT_MIN - b)) return 1; return a + b; }",
            ],
        );
        check_asked(
            &super::RULE,
            190,
            &[
                "int main(void) { int r = rand() + 1000; return r; }",
                "extern int sales(int m); int main(void) { int s = sales(1) + sales(2); return s; }",
                "int f(int a, int b) { return a + b; }",
                "int *f(size_t n) { return malloc(n * sizeof(int) + 8); }",
                "char *f(unsigned n) { unsigned all = n + 16; return malloc(all); }",
            ],
            &[
                "char *f(unsigned n) { if (n > 1000) return 0; return malloc(n * 4); }",
                "char *f(unsigned n) { if (n > UINT_MAX - 16) return 0; return malloc(n + 16); }",
                "int *f(size_t n) { if (n > SIZE_MAX / sizeof(int)) return 0; return malloc(n * sizeof(int)); }",
                "int main(void) { int r = rand() % 9000 + 1000; return r; }",
                "extern int sales(int m); int main(void) { long s = (long)sales(1) + sales(2); return s > 3; }",
                "int f(int a, int b) { if (a > 100 || b > 100) return 0; return a + b; }",
            ],
        );
    }
}
