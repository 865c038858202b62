fn main() {
    let args: Vec<String> = std::env::args().collect();
    let asked = args[1].parse().ok();
    let mut total = 0;
    let mut lines = 0;
    let mut time = std::time::Duration::ZERO;
    for path in &args[2..] {
        let bytes = std::fs::read(path).unwrap();
        let source = String::from_utf8_lossy(&bytes);
        let language = if path.ends_with(".c") || path.ends_with(".h") {
            sallet_core::Language::C
        } else {
            sallet_core::Language::Cpp
        };
        lines += source.lines().count();
        let t = std::time::Instant::now();
        let o = sallet_analysis::c::analyze(
            &source,
            language,
            &sallet_analysis::c::Request {
                asked,
                deadline: None,
            },
        );
        time += t.elapsed();
        for p in &o.problems {
            println!(
                "{path}:{}: !! {:?} {}",
                p.place.map_or(0, |p| p.line),
                p.kind,
                p.message
            );
        }
        for f in &o.findings {
            total += 1;
            println!(
                "{path}:{}:{}: {} [{:?} {:?} {}] {}",
                f.place.line, f.place.column, f.rule, f.severity, f.confidence, f.cwe[0], f.message
            );
            if std::env::var("FLOW").is_ok() {
                for s in &f.flow {
                    println!("      {}: {}", s.place.line, s.what);
                }
            }
            if std::env::var("FIX").is_ok() {
                if let Some(fix) = &f.fix {
                    println!("      fix {}: {:?}", fix.what, fix.edits);
                }
            }
        }
    }
    println!("{total} findings in {lines} lines, {time:?}");
}
