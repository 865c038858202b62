//! An element outside its array.

use super::overflow::amount;
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{Access, AccessKind, Checks, Id, Loc, Op, Run, Size, Value};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-out-of-bounds",
        title: "Element outside its array",
        languages: BOTH_LANGUAGES,
        cwe: cwes![787, 125, 119, 121, 122, 126, 193, 788],
        severity: Severity::High,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports reads and writes of elements that an array of known size does not have: \
               constant positions, loops that run one step too far, terminators after the last \
               byte.",
        why: "A write changes other data; a read shows it or crashes. One byte after a buffer \
              has been enough to take programs over.",
        example: "void clear(void) {\n\
                  \x20   int table[10];\n\
                  \x20   for (int i = 0; i <= 10; i++) {\n\
                  \x20       table[i] = 0;\n\
                  \x20   }\n\
                  }\n",
        better: "void clear(void) {\n\
                 \x20   int table[10];\n\
                 \x20   for (int i = 0; i < 10; i++) {\n\
                 \x20       table[i] = 0;\n\
                 \x20   }\n\
                 }\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/787.html",
            "https://cwe.mitre.org/data/definitions/193.html",
        ],
    },
    from_caller: Confidence::High,
    hooks: &[Hook::Access(check)],
};

const OF_WRITES: &[CweId] = cwes![787, 119, 121, 122, 193, 788];
const OF_READS: &[CweId] = cwes![125, 119, 126, 193, 788];

fn check(run: &mut Run<'_, '_>, access: &Access) {
    if access.kind == AccessKind::Passed || !run.is_element(access.address) {
        return;
    }
    let value = *run.temp(access.address);
    if value.target == Loc::NONE {
        return;
    }
    // What a pointer from elsewhere points to may go on in both directions.
    if !run.is_whole(value.target) {
        return;
    }
    let size = run.region(value.target).size;
    let bytes = i128::from(access.size.unwrap_or(1));
    let Some(confidence) = outside(&value, &size, bytes) else {
        return;
    };
    if run.may_grow(value.target) {
        return;
    }
    let (verb, cwe) = match access.kind {
        AccessKind::Write => ("writes", OF_WRITES),
        _ => ("reads", OF_READS),
    };
    let message = format!(
        "`{}` {verb} outside of `{}`, which has {}",
        run.code(access.address),
        array(run, access),
        amount(&size),
    );
    let alarm = run
        .alarm(&RULE, access.node, message)
        .confidence(confidence)
        .cwe(cwe);
    run.submit(alarm);
}

fn array(run: &Run<'_, '_>, access: &Access) -> String {
    match run.op(access.address) {
        Op::Element { base, .. } => run.code(base),
        _ => run.code(access.address),
    }
}

/// How sure it is that `bytes` bytes at `position` are outside of `size` bytes.
fn outside(position: &Value, size: &Size, bytes: i128) -> Option<Confidence> {
    let range = position.range;
    if range.hi < 0 {
        return Some(Confidence::High);
    }
    if let Some(size) = size.range.constant() {
        let is_reached = position.checks.has(Checks::TIGHT) && range.has_upper_end();
        // Pointers move by whole elements.
        let last = range.hi - range.hi.rem_euclid(bytes.max(1));
        let is_outside = range.lo + bytes > size || (is_reached && last + bytes > size);
        return is_outside.then_some(Confidence::High);
    }
    // Both depend on the same number: `a[i]` with `i <= n` and `n` elements.
    let scale = i64::try_from(bytes).ok()?;
    if size.id == Id::NONE || size.scale != scale {
        return None;
    }
    let exact = (position.id == size.id).then_some(position.plus);
    let bound = position.bound.filter(|bound| bound.id == size.id);
    let last = exact.or(bound.map(|bound| bound.plus))?;
    let end = last.checked_add(1)?.checked_mul(scale)?;
    (end > size.plus).then_some(if exact.is_some() {
        Confidence::High
    } else {
        Confidence::Medium
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn elements_outside() {
        check(
            &super::RULE,
            &[
                "int f(void) { int a[3] = {1, 2, 3}; return a[3]; }",
                "int a[3]; int f(void) { return a[-1]; }",
                "void f(void) { char b[8]; b[8] = 0; }",
                "void f(void) { char b[8]; b[sizeof(b)] = 0; }",
                "void f(void) { int a[5]; for (int i = 0; i <= 5; i++) a[i] = i; }",
                "void f(int n) { int *a = malloc(n * sizeof(int)); if (!a) return; for (int i = 0; i <= n; i++) a[i] = 0; }",
                "void f(int n) { char *a = malloc(n); if (!a) return; a[n] = 0; }",
                "void f(int fd) { char b[16]; int n = read(fd, b, sizeof(b)); if (n < 0) return; b[n] = 0; }",
                "void f(int c) { char b[4]; int i; for (i = 0; i < 4; i++) { if (c == i) break; b[i] = 'x'; } b[i] = 0; }",
                "int g(int i) { int a[2][3]; a[1][2] = i; return a[2][0]; }",
                "struct P { int x[2]; }; int f(struct P *p) { return p->x[2]; }",
                "void f(void) { int a[4]; int *p = a; p += 4; *p = 1; }",
                "int f(int i) { int a[10]; if (i >= 0 && i <= 10) return a[i]; return 0; }",
            ],
            &[
                "int f(void) { int a[3] = {1, 2, 3}; return a[2]; }",
                "int *f(int *a) { return &a[3]; }",
                "int f(void) { int a[3]; int *end = &a[3]; for (int *p = a; p < end; p++) *p = 0; return a[0]; }",
                "void f(void) { int a[5]; for (int i = 0; i < 5; i++) a[i] = i; }",
                "void f(void) { int a[5]; for (int i = 4; i >= 0; i--) a[i] = i; }",
                "void f(int n) { int *a = malloc((n + 1) * sizeof(int)); if (!a) return; for (int i = 0; i <= n; i++) a[i] = 0; }",
                "void f(int fd) { char b[16]; int n = read(fd, b, sizeof(b) - 1); if (n < 0) return; b[n] = 0; }",
                "void f(char *s) { char b[8]; size_t i; for (i = 0; i < sizeof(b) - 1 && s[i]; i++) b[i] = s[i]; b[i] = 0; }",
                "int f(int i) { int a[10]; return i < 10 && i >= 0 ? a[i] : 0; }",
                "int f(unsigned char c) { static int t[256]; return t[c]; }",
                "int f(int c) { static int t[16]; return t[c & 15] + t[c % 16 < 0 ? 0 : c % 16]; }",
                "struct H { int n; char data[1]; }; char f(struct H *h) { return h->data[4]; }",
                "void f(int c) { char b[16]; int i = 0; while (i < 15) { b[i++] = c; } b[i] = 0; }",
                "int f(int n) { int a[4]; int i = 0; while (n > 0 && i < 4) { a[i++] = n % 10; n /= 10; } while (i > 0) n += a[--i]; return n; }",
            ],
        );
    }
}
