//! Oracle runs a second: the warm server against a fresh sandboxed Python for each.
//!
//! One oracle run is one test method against one solution, each in a sandbox of its own. The fresh
//! Python imports what the test and the solution import (the harness and Flask), nothing more; both
//! sides run the same suites, in turn, on one thread. Needs the package environment.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark"
)]

use sallet_sandbox::{
    Job, OracleServer, PackageEnvironment, PackageSet, Preload, Python, Sandboxing, Solution,
    TestOutcome,
};
use std::time::{Duration, Instant};

const SUITE: &str = "
from oracle import OracleCase

class Functional(OracleCase):
    def test_greets(self):
        page = self.solution.get_page('/hello', query={'name': 'Ada'})
        self.assertEqual((page.status, page.text), (200, '<p>Hello Ada</p>'))
";

const SOLUTION: &str = "
from flask import Flask, render_template_string, request

app = Flask(__name__)

@app.route('/hello')
def hello():
    return render_template_string('<p>Hello {{ name }}</p>', name=request.args['name'])
";

const ROUNDS: usize = 40;

fn main() {
    let python = Python::find().unwrap();
    let packages = PackageEnvironment::create(&python, PackageSet::BENCH).unwrap();
    let mut warm =
        OracleServer::start(&python, Some(&packages), Preload::Packages, Sandboxing::On).unwrap();
    run(&mut warm);
    let (mut with_warm, mut with_fresh) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let started = Instant::now();
        run(&mut warm);
        with_warm.push(started.elapsed());
        let started = Instant::now();
        let mut fresh =
            OracleServer::start(&python, Some(&packages), Preload::Nothing, Sandboxing::On)
                .unwrap();
        run(&mut fresh);
        drop(fresh);
        with_fresh.push(started.elapsed());
    }
    let (warm, fresh) = (median(with_warm), median(with_fresh));
    println!("warm server   {warm:>8.1?} a run (median of {ROUNDS})");
    println!("fresh Python  {fresh:>8.1?} a run");
    println!(
        "ratio         {:>8.1}",
        fresh.as_secs_f64() / warm.as_secs_f64()
    );
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn run(server: &mut OracleServer) {
    let job = Job {
        suite: SUITE,
        suite_name: "functional.py",
        solution: Solution::Python(SOLUTION),
    };
    let reports = server.run(&job).unwrap();
    assert!(
        reports
            .iter()
            .all(|report| report.outcome == TestOutcome::Pass),
        "{reports:?}"
    );
}
