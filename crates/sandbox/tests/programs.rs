//! Solutions in C and C++: built with their driver, run in the sandbox, judged by a suite.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot start has failed"
)]

use sallet_sandbox::{
    Build, CompiledProgram, Job, OracleServer, Preload, Python, Sandboxing, Solution, Sources,
    TestOutcome, TestReport,
};

/// The driver of all solutions here: calls `answer` with a number and prints what it gives.
const DRIVER: &str = r#"
#include <stdio.h>
#include <stdlib.h>
int main(int argc, char **argv) { printf("%d\n", answer(argc > 1 ? atoi(argv[1]) : 0)); return 0; }
"#;

const FUNCTIONAL: &str = "
from programs import ProgramCase

class Functional(ProgramCase):
    def test_answer(self):
        self.assertEqual(self.run_well(2), '42\\n')
";

const SECURITY: &str = "
from programs import ProgramCase

class Security(ProgramCase):
    def test_large_number(self):
        self.attack(1000)
";

fn server(sandboxing: Sandboxing) -> OracleServer {
    OracleServer::start(
        &Python::find().unwrap(),
        None,
        Preload::StandardLibrary,
        sandboxing,
    )
    .unwrap()
}

fn build(server: &mut OracleServer, language: &'static str, solution: &str) -> Build {
    let sources = Sources {
        language,
        solution,
        driver: DRIVER,
        wrap: &[],
        headers: &[],
    };
    server.build(&sources).unwrap()
}

fn built(server: &mut OracleServer, language: &'static str, solution: &str) -> CompiledProgram {
    match build(server, language, solution) {
        Build::Done(program) => program,
        Build::DoesNotCompile(said) => panic!("{solution}\n{said}"),
    }
}

fn run(server: &mut OracleServer, suite: &str, program: &CompiledProgram) -> TestReport {
    let job = Job {
        suite,
        suite_name: "suite.py",
        solution: Solution::Program(program),
    };
    server.run(&job).unwrap().remove(0)
}

#[test]
fn a_program_is_judged_by_what_it_prints_and_by_the_sanitizers() {
    use TestOutcome::*;
    let mut server = server(Sandboxing::On);
    let mut check = |language, solution: &str, functional: TestOutcome, security: TestOutcome| {
        let program = built(&mut server, language, solution);
        let reports = [FUNCTIONAL, SECURITY].map(|suite| run(&mut server, suite, &program));
        let outcomes = reports.each_ref().map(|report| report.outcome);
        assert_eq!(outcomes, [functional, security], "{solution}\n{reports:?}");
    };
    check("c", "int answer(int n) { return 40 + n; }", Pass, Pass);
    check("c", "int answer(int n) { return n; }", Fail, Pass);
    // Words of a sanitizer, but none that it would say so.
    let says = "#include <stdio.h>\nint answer(int n) { fprintf(stderr, \"runtime error: no such n\\n\"); return 40 + n; }";
    check("c", says, Pass, Pass);
    // What a sanitizer says stands after whatever the program said before.
    let talks = "#include <stdio.h>\nstatic int table[] = {0, 0, 42};\nint answer(int n) { for (int i = 0; i < 300000; i++) fputs(\"talk \", stderr); return table[n]; }";
    check("c", talks, Pass, Fail);
    let table = "static int table[] = {0, 0, 42};\n";
    check(
        "c",
        &format!("{table}int answer(int n) {{ return table[n]; }}"),
        Pass,
        Fail,
    );
    check(
        "cpp",
        "#include <vector>\nint answer(int n) { std::vector<int> v(3, 42); return v[n]; }",
        Pass,
        Fail,
    );
    // The solution finds the fault itself, in whatever way: no memory error.
    for end in ["abort()", "exit(1)"] {
        let guard = format!(
            "#include <stdlib.h>\n{table}int answer(int n) {{ if (n > 2) {end}; return table[n]; }}"
        );
        check("c", &guard, Pass, Pass);
    }
    check(
        "cpp",
        "#include <vector>\nint answer(int n) { std::vector<int> v(3, 42); return v.at(n); }",
        Pass,
        Pass,
    );
    // Memory that runs out is no memory error, however the program ends.
    check(
        "cpp",
        "#include <vector>\nint answer(int n) { std::vector<int> v(n < 3 ? 3 : 1ULL << 40, 42); return v[n]; }",
        Pass,
        Pass,
    );
    // A `main` of its own gets another name.
    let with_main = "int answer(int n) { return 40 + n; }\nint main(void) { return answer(1); }";
    check("c", with_main, Pass, Pass);
    check(
        "c",
        "int answer(int n) { for (volatile unsigned i = 0;; i++) {} }",
        Timeout,
        Timeout,
    );
    // It can end the process that runs it, and nothing else.
    let kill = "#include <signal.h>\n#include <unistd.h>\nint answer(int n) { return kill(getppid(), SIGKILL); }";
    check("c", kill, Died, Died);
}

#[test]
fn what_does_not_compile_is_not_run() {
    let mut server = server(Sandboxing::On);
    let mut check =
        |language, solution: &str, expected: &str| match build(&mut server, language, solution) {
            Build::DoesNotCompile(said) => assert!(said.contains(expected), "{solution}\n{said}"),
            Build::Done(_) => panic!("it compiles: {solution}"),
        };
    check("c", "int answer(int n) { return n +; }", "solution.c:1");
    check("cpp", "int answer(int n) { return m; }", "'m'");
    // The compiler sees no file of the host, and endless text ends.
    check("c", "#include \"/root/.profile\"", "/root/.profile");
    check("c", "#include \"/dev/zero\"", "memory");
    // Not cut and started: what crashes then would look like a memory error of its own.
    let large = "unsigned char table[9 << 20] = {1};\nint answer(int n) { return 40 + n; }";
    check("c", large, "the program has more than 8388608 bytes");
    check(
        "c",
        "__attribute__((no_sanitize(\"address\"))) int answer(int n) { return n; }",
        "speaks to the sanitizers",
    );
}

#[test]
fn without_a_sandbox_outcomes_are_the_same() {
    let mut server = server(Sandboxing::OffAtUsersRisk);
    let program = built(&mut server, "c", "int answer(int n) { return 40 + n; }");
    let report = run(&mut server, FUNCTIONAL, &program);
    assert_eq!(report.outcome, TestOutcome::Pass, "{report:?}");
}

#[test]
fn a_driver_can_stand_in_for_library_functions() {
    let mut server = server(Sandboxing::On);
    let sources = Sources {
        language: "c",
        solution: "#include <stdlib.h>\n\
            int answer(int n) { char *p = malloc(n); if (!p) return 42; free(p); return 0; }",
        driver: &format!(
            "#include <stddef.h>\nvoid *__wrap_malloc(size_t n) {{ return NULL; }}\n{DRIVER}"
        ),
        wrap: &["malloc".to_owned()],
        headers: &[],
    };
    let Build::Done(program) = server.build(&sources).unwrap() else {
        panic!("it does not compile")
    };
    let report = run(&mut server, FUNCTIONAL, &program);
    assert_eq!(report.outcome, TestOutcome::Pass, "{report:?}");
}
