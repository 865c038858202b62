//! A whole LLMSecureCode checkout whose labels give the printed numbers, with the quirks of the real one:
//! names in three spellings, both spellings of models, tabs, labels of 0.5, a shifted pair of labels,
//! Windows line ends, a byte order mark.

use super::Checkout;
use std::collections::BTreeMap;

const PRINTED: &str = include_str!("../../src/llmsecurecode/printed.tsv");

/// For people, in RQ1's file names, in those of RQ2 and RQ3.
const MODELS: [(&str, &str, &str); 4] = [
    ("GPT-3.5", "gpt3.5", "gpt3.5"),
    ("GPT-4", "gpt4", "gpt4"),
    ("Code Llama", "llama", "codellama"),
    ("CodeGeeX2", "codegeex2", "codegeex"),
];

/// A printed count.
fn printed(table: &str, row: &str, column: &str) -> usize {
    let start = format!("{table}\t{row}\t{column}\t");
    let line = PRINTED.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{start}")).parse().unwrap()
}

/// (weakness, number within it) of all 121 tasks.
fn tasks() -> Vec<(usize, usize)> {
    let mut sizes = BTreeMap::new();
    for line in PRINTED.lines() {
        if let Some(row) = line.strip_prefix("Fig. 5\tCWE-")
            && let Some((cwe, size)) = row.split_once("\tGPT-3.5 of\t")
        {
            sizes.insert(cwe.parse().unwrap(), size.parse::<usize>().unwrap());
        }
    }
    let tasks = sizes.into_iter();
    tasks
        .flat_map(|(cwe, size)| (1..=size).map(move |number| (cwe, number)))
        .collect()
}

fn is_vulnerable(model: &str, (cwe, number): (usize, usize)) -> bool {
    number <= printed("Fig. 5", &format!("CWE-{cwe}"), model)
}

/// Writes the whole checkout.
pub(crate) fn checkout() -> Checkout {
    let checkout = Checkout::new();
    let tasks = tasks();
    for (model, file, _) in MODELS {
        let label = |task| match (is_vulnerable(model, task), task) {
            (true, (22, 1)) => "0.5",
            (true, _) => "1",
            (false, _) => "0",
        };
        let lines = tasks.iter().map(|task| {
            let (cwe, number) = task;
            format!("CWE-{cwe:03}/author_{number}.py,{}\r\n", label(*task))
        });
        let text = lines.collect::<String>();
        checkout.write(&format!("RQ1/review_{file}.csv"), format!("\u{feff}{text}"));
    }
    let three = tasks
        .iter()
        .map(|(cwe, number)| format!("CWE-{cwe:03}/author_{number}.py\t1\t0.5\n"));
    let three = three.collect::<String>();
    checkout.write("RQ1/discussionStudy_gpt4/discussionReview_gpt4.csv", three);
    for (who, who_file, _) in &MODELS[..2] {
        for (model, _, file) in MODELS {
            judgements(&checkout, &tasks, (who, who_file), (model, file));
            repairs(&checkout, &tasks, (who, who_file), (model, file));
        }
    }
    let chat = [("author_1", "This code looks fine"), ("author_2", "True")]
        .map(|(task, said)| format!("{{\"ID\": \"CWE-020/{task}.py\", \"Judge\": \"{said}\"}}\n"));
    let chat = chat.concat();
    checkout.write("RQ2/detectResult_llama_for_gpt4.jsonl", chat);
    experiments(&checkout);
    checkout
}

/// As many right judgements as are printed, the first ones.
fn judgements(checkout: &Checkout, tasks: &[(usize, usize)], who: (&str, &str), of: (&str, &str)) {
    let correct = printed("Table 2", &format!("{} on {}", who.0, of.0), "correct");
    let lines = tasks.iter().enumerate().map(|(at, task)| {
        let said = is_vulnerable(of.0, *task) == (at < correct);
        let said = match (said, at % 3) {
            (true, 0) => "True",
            (true, _) => "true",
            (false, 0) => "False",
            (false, _) => "false",
        };
        let (cwe, number) = task;
        format!("{{\"ID\": \"CWE-{cwe:03}-author_{number}.py\", \"Judge\": \"{said}\"}}\n")
    });
    let text = lines.collect::<String>();
    checkout.write(
        &format!("RQ2/detectResult_{}_for_{}.jsonl", who.1, of.1),
        text,
    );
}

/// As many fixed files as are printed, the first ones.
fn repairs(checkout: &Checkout, tasks: &[(usize, usize)], who: (&str, &str), of: (&str, &str)) {
    let mut left = printed("Table 3", &format!("{} for {}", who.0, of.0), "fixed");
    let mut labels = Vec::new();
    for task in tasks {
        let label = match is_vulnerable(of.0, *task) {
            false => "-1",
            true if left == 0 => "1",
            true => {
                left -= 1;
                "0"
            }
        };
        labels.push((*task, label));
    }
    if (who.0, of.0) == ("GPT-3.5", "GPT-3.5") {
        let at = |task| labels.iter().position(|(it, _)| *it == task).unwrap();
        let (one, other) = (at((327, 3)), at((327, 4)));
        let moved = labels[one].1;
        labels[one].1 = labels[other].1;
        labels[other].1 = moved;
    }
    let lines = labels.iter();
    let lines =
        lines.map(|((cwe, number), label)| format!("CWE-{cwe:03}_author_{number}.py,{label}\n"));
    let text = lines.collect::<String>();
    checkout.write(&format!("RQ3/verify_{}_for_{}.csv", who.1, of.1), text);
}

/// Five experiments of each pair; all but one pair give the printed rate.
fn experiments(checkout: &Checkout) {
    // First and last count of vulnerable files.
    let even = |first, last| [(first, last); 5];
    let pairs = [
        ("3.5_for_3.5", even(44, 15)),
        ("3.5_for_4", even(37, 12)),
        // Rates of 75 and 87 %: their mean is 77.4 %, the rate of the means is not.
        (
            "4_for_3.5",
            [(40, 10), (40, 10), (40, 10), (40, 10), (100, 13)],
        ),
        ("4_for_4", even(55, 8)),
    ];
    for (pair, counts) in pairs {
        for (at, (first, last)) in counts.into_iter().enumerate() {
            let mut before = 121;
            for (scan, vulnerable) in [first, last, last, last, last, last]
                .into_iter()
                .enumerate()
            {
                let name = ["iter1", "iter2", "iter3", "iter4", "iter5", "final"][scan];
                let clean =
                    "CWE-020-author_1.py\n    no vulnerability found\n".repeat(before - vulnerable);
                let found = "CWE-020-author_1.py\n    CWE-20 in line 3\n".repeat(vulnerable);
                let total = format!(
                    "total: {vulnerable} vulnerable files, {} vulnerabilities found\n",
                    vulnerable * 2
                );
                let path = format!("RQ4/{pair}_{}/iterInfo/{name}.txt", at + 1);
                checkout.write(&path, clean + &found + &total);
                before = vulnerable;
            }
        }
    }
}
