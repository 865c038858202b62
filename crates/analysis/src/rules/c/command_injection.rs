//! Data from outside becomes part of a command.

use super::{BOTH_LANGUAGES, CRule, Hook};
use crate::c::{CallSite, Cleared, Origin, Run, Temp};
use crate::finding::{Confidence, Severity};
use crate::rules::{About, Speaks};

pub(crate) static RULE: CRule = CRule {
    about: About {
        id: "c-command-injection",
        title: "Data from outside in a command",
        languages: BOTH_LANGUAGES,
        cwe: cwes![78, 77, 88],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::Always,
        what: "Reports `system`, `popen` and `exec…` of a shell with a text that holds data from \
               the command line, the environment, input or the network, and programs that such \
               data names.",
        why: "`; rm -rf ~` in the data is a second command. The shell runs it with the rights of \
              the program.",
        example: "#include <stdio.h>\n\
                  #include <stdlib.h>\n\
                  int main(int argc, char **argv) {\n\
                  \x20   char command[256];\n\
                  \x20   if (argc < 2) {\n\
                  \x20       return 1;\n\
                  \x20   }\n\
                  \x20   snprintf(command, sizeof(command), \"ping -c 1 %s\", argv[1]);\n\
                  \x20   return system(command);\n\
                  }\n",
        better: "#include <unistd.h>\n\
                 int main(int argc, char **argv) {\n\
                 \x20   if (argc < 2) {\n\
                 \x20       return 1;\n\
                 \x20   }\n\
                 \x20   execl(\"/bin/ping\", \"ping\", \"-c\", \"1\", \"--\", argv[1], (char *)NULL);\n\
                 \x20   return 127;\n\
                 }\n",
        references: &[
            "https://cwe.mitre.org/data/definitions/78.html",
            "https://cheatsheetseries.owasp.org/cheatsheets/OS_Command_Injection_Defense_Cheat_Sheet.html",
        ],
    },
    from_caller: Confidence::Medium,
    hooks: &[
        Hook::Call(
            &["system", "popen", "_popen", "wordexp", "WinExec", "_wsystem"],
            check_command,
        ),
        Hook::Call(
            &[
                "execl", "execlp", "execle", "execv", "execvp", "execvpe", "execve",
            ],
            check_exec,
        ),
    ],
};

fn check_command<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    if let Some(command) = site.argument(0)
        && !site.is_method
    {
        report(run, site, command, "a shell runs");
    }
}

fn check_exec<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>) {
    let Some(program) = site.argument(0) else {
        return;
    };
    // Which program to run is for the caller to say.
    let (trace, _) = run.content(program);
    if !matches!(run.origin(trace), Some(Origin::Parameter(_))) {
        report(run, site, program, "this program is run:");
    }
    let arguments = if site.name.starts_with("execl") {
        site.arguments.get(1..).unwrap_or(&[]).to_vec()
    } else {
        Vec::new()
    };
    let listed = site
        .argument(1)
        .filter(|_| arguments.is_empty())
        .map(|list| run.elements(list))
        .unwrap_or_default();
    let is_shell = run.literal(program).is_some_and(is_shell);
    if !is_shell {
        return;
    }
    for &argument in &arguments {
        report(run, site, argument, "a shell runs");
    }
    for value in listed {
        let (trace, cleared) = run.content_of(&value);
        if run.origin(trace).is_some() && !cleared.has(Cleared::COMMAND) {
            let alarm = run
                .alarm(&RULE, site.node, "a shell runs data from outside")
                .content(trace, Cleared::COMMAND);
            run.submit(alarm);
        }
    }
}

fn is_shell(program: &str) -> bool {
    let name = program.rsplit('/').next().unwrap_or(program);
    matches!(name, "sh" | "bash" | "dash" | "zsh" | "ksh" | "csh" | "cmd" | "cmd.exe")
}

fn report<'src>(run: &mut Run<'_, 'src>, site: &CallSite<'_, 'src>, text: Temp, what: &str) {
    let Some(trace) = run.dangerous_content(text, Cleared::COMMAND) else {
        return;
    };
    let message = format!("{what} `{}`, which holds data from outside", run.code(text));
    let alarm = run
        .alarm(&RULE, site.node, message)
        .content(trace, Cleared::COMMAND);
    run.submit(alarm);
}

#[cfg(test)]
mod tests {
    use crate::rules::c::tests::check;

    #[test]
    fn commands_with_data_from_outside() {
        check(
            &super::RULE,
            &[
                "int main(int c, char **v) { system(v[1]); }",
                "int main(int c, char **v) { char b[99] = \"ls \"; strcat(b, v[1]); system(b); }",
                "int main(int c, char **v) { char b[99]; sprintf(b, \"ls %.20s\", v[1]); FILE *p = popen(b, \"r\"); }",
                "void f(void) { char *s = getenv(\"CMD\"); if (s) system(s); }",
                "void f(void) { char b[99]; fgets(b, sizeof(b), stdin); b[strcspn(b, \"\\n\")] = 0; system(b); }",
                "void f(char *host) { char b[99]; snprintf(b, 99, \"ping %s\", host); system(b); }",
                "int main(int c, char **v) { execl(\"/bin/sh\", \"sh\", \"-c\", v[1], NULL); }",
                "int main(int c, char **v) { char *a[] = {\"sh\", \"-c\", v[1], NULL}; execv(\"/bin/sh\", a); }",
                "int main(int c, char **v) { std::string s = \"ls \" + std::string(v[1]); system(s.c_str()); }",
                "int main() { std::string s; std::cin >> s; std::string t = \"id \"; t += s; system(t.c_str()); }",
                "int main() { std::string s; std::getline(std::cin, s); system((\"id \" + s).c_str()); }",
                "static int run(const char *s) { return system(s); } int main(int c, char **v) { return run(v[1]); }",
                "static char *name(void) { return getenv(\"X\"); } int main(void) { system(name()); }",
                "int main(int c, char **v) { char *s = c > 1 ? v[1] : \"date\"; system(s); }",
                "char b[64]; void f(int s) { int n = recv(s, b, 63, 0); if (n < 0) return; b[n] = 0; system(b); }",
            ],
            &[
                "int main(void) { return system(\"ls\"); }",
                "int main(int c, char **v) { char b[99]; sprintf(b, \"kill %d\", atoi(v[1])); system(b); }",
                "int main(int c, char **v) { if (strcmp(v[1], \"ls\") != 0) return 1; system(v[1]); }",
                "int main(int c, char **v) { for (char *p = v[1]; *p; p++) if (!isalnum(*p)) return 1; char b[99]; snprintf(b, 99, \"id %s\", v[1]); system(b); }",
                "int main(int c, char **v) { if (strpbrk(v[1], \";&|`$\")) return 1; system(v[1]); }",
                "int main(int c, char **v) { execl(\"/bin/ls\", \"ls\", v[1], NULL); }",
                "int main(int c, char **v) { if (!is_valid_name(v[1])) return 1; char b[99]; snprintf(b, 99, \"id %s\", v[1]); system(b); }",
                "static int ok(const char *s) { while (*s) if (!isalnum(*s++)) return 0; return 1; } int main(int c, char **v) { if (!ok(v[1])) return 1; system(v[1]); }",
                "int main() { std::string s; std::cin >> s; if (s == \"list\") system(s.c_str()); }",
                "int main() { int n; std::cin >> n; std::string c = \"id \" + std::to_string(n); system(c.c_str()); }",
                "static int run(const char *s) { return system(s); } int main(void) { return run(\"ls\"); }",
            ],
        );
    }
}
