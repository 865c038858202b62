//! Files that every user may change.

use super::words::{mentions, words};
use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Run};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-permissive-file-mode",
        title: "Mode lets every user write",
        languages: BOTH_LANGUAGES,
        cwe: cwes![732, 276, 277, 279, 281, 668],
        severity: Severity::Medium,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `chmod`, `umask`, `open`, `mkdir` and their relatives with a mode that lets \
               every user write, and `open` with `O_CREAT` and no mode. When asked for, also files \
               made by `fopen` and `std::ofstream`, and the mode 0666, which rely on the mask of \
               whoever starts the program.",
        why: "Any account on the machine can replace the content: a configuration, a script, a \
              key. The program that trusts it then works for them.",
        example: r#"#include <sys/stat.h>
int publish(const char *path) {
    return chmod(path, 0666);
}
"#,
        better: r#"#include <sys/stat.h>
int publish(const char *path) {
    return chmod(path, 0644);
}
"#,
        references: &["https://cwe.mitre.org/data/definitions/732.html"],
    },
    from_caller: Confidence::Low,
    hooks: &[
        Hook::Call(&["chmod", "fchmod", "lchmod", "_chmod"], |run, site| {
            changed(run, site, 1);
        }),
        Hook::Call(&["fchmodat"], |run, site| changed(run, site, 2)),
        Hook::Call(&["umask"], check_mask),
        Hook::Call(&["open", "open64"], |run, site| opened(run, site, 1)),
        Hook::Call(&["openat", "openat64"], |run, site| opened(run, site, 2)),
        Hook::Call(&["creat", "mkdir", "mkfifo", "mknod"], |run, site| made(run, site, 1)),
        Hook::Call(&["mkdirat", "shm_open", "mq_open", "sem_open"], |run, site| {
            made(run, site, 2);
        }),
        Hook::Call(&["fopen", "fopen64"], check_stream),
        Hook::Call(&["stream"], check_file_stream),
        Hook::Call(&["permissions"], check_permissions),
    ],
};

/// Who may write: `S_IWOTH`.
const OTHERS_WRITE: i128 = 0o002;

/// In a folder with this bit, only the owner of a file may remove it: `S_ISVTX`.
const STICKY: i128 = 0o1000;

/// How much a mode lets every user do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// Every user may write.
    Written,
    /// That, and run what is there.
    WrittenAndRun,
}

/// What the mode at `position` allows, if every user may write.
fn mode<'src>(run: &Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) -> Option<Mode> {
    let argument = site.argument(position)?;
    if let Some(bits) = run.temp(argument).constant() {
        let is_open = bits & OTHERS_WRITE != 0 && bits & STICKY == 0;
        let mode = if bits & 1 == 0 { Mode::Written } else { Mode::WrittenAndRun };
        return is_open.then_some(mode);
    }
    let code = run.argument_text(site, position);
    if code.contains('~') || mentions(code, "S_ISVTX") {
        return None;
    }
    let has = |names: &[&str]| words(code).any(|word| names.contains(&word));
    if has(&["S_IRWXO", "ACCESSPERMS", "ALLPERMS"]) {
        Some(Mode::WrittenAndRun)
    } else {
        has(&["S_IWOTH", "DEFFILEMODE"]).then_some(Mode::Written)
    }
}

fn changed<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    if mode(run, site, position).is_some() && !site.is_method {
        report(run, site, Confidence::High);
    }
}

fn opened<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, flags: u8) {
    if site.is_method || !mentions(run.argument_text(site, flags), "O_CREAT") {
        return;
    }
    if site.argument(flags + 1).is_none() {
        let message = format!("`{}` makes a file with whatever mode is on the stack", site.name);
        let alarm = run.alarm(&RULE, site.node, message);
        run.submit(alarm);
        return;
    }
    made(run, site, flags + 1);
}

fn made<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, position: u8) {
    let Some(mode) = mode(run, site, position).filter(|_| !site.is_method) else {
        return;
    };
    // 0666 for files and 0777 for folders is what the mask is meant for.
    let is_folder = site.name.starts_with("mkdir");
    let confidence = match mode {
        Mode::WrittenAndRun if !is_folder => Confidence::Medium,
        _ => Confidence::Low,
    };
    if !sets_mode(run) {
        report(run, site, confidence);
    }
}

/// Whether the function takes care of modes.
fn sets_mode(run: &Run<'_, '_>) -> bool {
    run.calls(&["umask", "fchmod", "chmod", "fchmodat", "permissions"])
}

fn check_mask<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let mask = site.argument(0).and_then(|mask| run.temp(mask).constant());
    // Daemons and `umask(umask(0))` read or reset the mask, and set it after that.
    let is_alone = run.is_statement(site.node) && !run.calls(&["setsid", "daemon"]);
    if mask.is_some_and(|mask| mask & OTHERS_WRITE == 0) && is_alone {
        report(run, site, Confidence::Medium);
    }
}

fn check_stream<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let writes = site
        .argument(1)
        .and_then(|mode| run.literal(mode))
        .is_some_and(|mode| mode.starts_with(['w', 'a']));
    if writes && !sets_mode(run) {
        report(run, site, Confidence::Low);
    }
}

fn check_file_stream<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let is_output = mentions(run.statement_before(site.node), "ofstream")
        || mentions(run.text(site.node), "ofstream");
    if is_output && site.argument(1).is_some() && !sets_mode(run) {
        report(run, site, Confidence::Low);
    }
}

fn check_permissions<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let code = run.argument_text(site, 1);
    let is_open = code.ends_with("perms::all")
        || words(code).any(|word| matches!(word, "others_write" | "others_all"));
    if is_open && !run.text(site.node).contains("perm_options::remove") {
        report(run, site, Confidence::High);
    }
}

fn report<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, confidence: Confidence) {
    let message = match site.name {
        "umask" => "this mask lets every user write what the program makes".to_owned(),
        "fopen" | "fopen64" | "stream" => {
            "the mask of whoever starts the program decides who may write this file".to_owned()
        }
        name => format!("`{name}` lets every user of the machine write"),
    };
    let alarm = run.alarm(&RULE, site.node, message).confidence(confidence);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::{check, check_asked};

    #[test]
    fn weaknesses_are_told() {
        check(
            &super::RULE,
            &[
                "void f(const char *p) { chmod(p, 0777); }",
                "void f(int fd) { fchmod(fd, S_IRUSR | S_IWUSR | S_IWOTH); }",
                "void f(void) { umask(0); }",
                r#"int f(void) { return open("a", O_CREAT | O_WRONLY); }"#,
                r#"int f(void) { return open("a", O_CREAT | O_WRONLY, 0777); }"#,
                "void f(const char *p) { int mode = 0666; chmod(p, mode); }",
                "void f(const char *p) { chmod(p, S_IRWXU | S_IRWXG | S_IRWXO); }",
                r#"void f() { std::filesystem::permissions("a", std::filesystem::perms::all); }"#,
            ],
            &[
                "void f(const char *p) { chmod(p, 0644); }",
                "void f(const char *p) { chmod(p, 01777); }",
                "void f(void) { umask(077); }",
                r#"int f(void) { return open("a", O_RDONLY); }"#,
                r#"int f(void) { return open("a", O_CREAT | O_WRONLY, 0600); }"#,
                "mode_t f(void) { mode_t old = umask(0); umask(old); return old; }",
                r#"void f(void) { mkdir("a", 0777); }"#,
                "void f(const char *p, mode_t m) { chmod(p, m & ~S_IWOTH); }",
                r#"void f(void) { FILE *p = fopen("a", "w"); }"#,
            ],
        );
        check_asked(
            &super::RULE,
            732,
            &[
                r#"void f(void) { FILE *p = fopen("a", "w"); }"#,
                r#"int f(void) { return creat("a", 0666); }"#,
                r#"void f() { std::ofstream out("a.txt"); out << 1; }"#,
            ],
            &[
                r#"void f(void) { umask(077); FILE *p = fopen("a", "w"); }"#,
                r#"void f(void) { FILE *p = fopen("a", "r"); }"#,
                r#"void f() { std::ifstream in("a.txt"); }"#,
            ],
        );
    }
}
