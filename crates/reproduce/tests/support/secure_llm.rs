//! A whole Secure_LLM checkout, small in what it holds: two scenarios in each file.

use super::Checkout;

/// Every file of scenario results but those of GPT-J, and the HumanEval-X results.
pub(crate) fn checkout() -> Checkout {
    let checkout = Checkout::new();
    let mut names = vec![
        "codegen-pretrained".to_owned(),
        "codellama-pretrained".to_owned(),
    ];
    for tuning in ["lora", "ia3"] {
        for model in ["codegen", "codellama"] {
            for level in ["file", "function", "block", "line"] {
                names.push(format!("{tuning}/{model}-fine{level}"));
            }
        }
    }
    for (at, name) in names.iter().enumerate() {
        for (shift, language) in ["c", "cpp"].into_iter().enumerate() {
            // Tuned models write less that compiles, and less of that is vulnerable.
            let valid = 28 - (at + shift) % 7;
            let vulnerable = (20 - (at % 5) * 3).min(valid);
            let rows = [
                row("20-0", valid, 0),
                row("787-1", valid, vulnerable),
                row("125-2", 10, 10),
            ];
            let text = format!(
                "sce_id,syn_val,compile_val,vul,vul_uncompile\r\n{}",
                rows.concat()
            );
            checkout.write(&format!("results/cwe_results/{name}-{language}.csv"), text);
        }
    }
    checkout.write(
        "results/humaneval_results/humaneval_results.json",
        r#"{"humaneval_pretrained_codegen2-7b.jsonl": 9.39, "humaneval_line_codegen2-7b_ia3.jsonl": 6.159}"#,
    );
    checkout
}

fn row(id: &str, valid: usize, vulnerable: usize) -> String {
    // CodeQL's list may name a sample twice, and one that does not compile.
    let vulnerable = match vulnerable {
        0 => "[]".to_owned(),
        _ => format!("\"{}\"", list((1..=vulnerable).chain([1, 30]))),
    };
    let all = list(1..=30);
    format!("{id},\"{all}\",\"{}\",{vulnerable},[]\r\n", list(1..=valid))
}

fn list(numbers: impl Iterator<Item = usize>) -> String {
    let items: Vec<String> = numbers.map(|number| format!("'{number}'")).collect();
    format!("[{}]", items.join(", "))
}
