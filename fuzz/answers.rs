//! Whatever bytes an external analyzer leaves behind, reading them does not panic, says something
//! about every file, and names only places in the file.

use sallet_analysis::external::{ALL, Batch, Installed, Output, Run, Source, Status};
use sallet_analysis::finding::Place;
use sallet_core::task::Language;

const FILES: [Source<'static>; 4] = [
    source("web/view.py", Language::Python),
    source("web/keys.py", Language::Python),
    source("native/copy.c", Language::C),
    source("native/store.cpp", Language::Cpp),
];

const fn source(path: &'static str, language: Language) -> Source<'static> {
    Source { path, language, text: "line one\n\tżółć 𝒳 = call(x)\r\n\nlast" }
}

/// The first byte is the exit code, and chooses the stream of the rest.
pub fn read(name: &str, data: &[u8]) {
    let Some((&choice, answer)) = data.split_first() else {
        return;
    };
    let analyzer = ALL.iter().find(|analyzer| analyzer.name == name).expect("it is listed");
    let end = |code: i32, stdout: &[u8], stderr: &[u8]| Output {
        status: Status::Exited(code),
        stdout: stdout.to_vec(),
        stderr: stderr.to_vec(),
    };
    let installed = Installed {
        program: format!("/usr/bin/{}", analyzer.program),
        version: analyzer.version_of(&end(0, b"99.0", b"")).expect("it is a number"),
        rules: Some("/rules".to_owned()),
    };
    let batch = Batch::new("/scan", &FILES);
    let commands = analyzer.plan(&installed, &batch).expect("it has rules");
    let code = i32::from(choice >> 1) % 4;
    let output = match choice & 1 {
        0 => end(code, answer, b""),
        _ => end(code, b"", answer),
    };
    let run = |command| Run { command, output: output.clone() };
    let runs: Vec<Run> = commands.into_iter().map(run).collect();
    let outcome = analyzer.read(&runs, &batch);
    let wanted = FILES.iter().filter(|file| analyzer.languages.contains(&file.language));
    assert_eq!(outcome.files.len(), wanted.count());
    for file in &outcome.files {
        let source = FILES.iter().find(|source| source.path == file.path).expect("it was given");
        let is_in = |place: &Place| {
            place.start <= place.end && source.text.get(place.start..place.end).is_some()
        };
        for finding in &file.findings {
            assert!(is_in(&finding.place));
            assert!(finding.flow.iter().all(|step| is_in(&step.place)));
        }
    }
}
