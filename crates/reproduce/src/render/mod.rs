//! A reproduction as text for the terminal, as JSON, and as a page for documentation.

mod markdown;
mod text;

pub use markdown::markdown;
pub use text::text;

use crate::model::{Cell, Judgement, Recomputed, Reproduction, Table};

/// As JSON, with every number in full.
///
/// # Errors
/// Never in practice: the reproduction holds nothing that JSON cannot say.
pub fn json(reproduction: &Reproduction) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(reproduction)
}

/// A cell in a few characters: `48.8` where printed and recomputed are equal, `48.8 → 47.1` where they
/// differ, `(47.1)` where nothing is printed, `48.8 → ?` where it cannot be computed.
fn cell(cell: &Cell) -> String {
    let printed = cell.printed.map_or("", |printed| printed.text());
    let shown = match &cell.recomputed {
        Recomputed::Value(number) => number.to_string(),
        Recomputed::Missing(_) => "?".to_owned(),
        Recomputed::NotApplicable => "–".to_owned(),
    };
    match (&cell.judgement, printed) {
        (Judgement::Equal, printed) => printed.to_owned(),
        (Judgement::NotPrinted, "") if cell.value().is_some() => format!("({shown})"),
        (_, "") => shown,
        (_, printed) => format!("{printed} → {shown}"),
    }
}

/// What the signs in cells mean, for people.
const LEGEND: &str = "A number alone is printed and comes out of the data; a → b: printed a, the data gives b; \
     (b): not printed, the data gives b; ?: cannot be computed from what is there.";

/// The reasons why cells differ, each with the cells it holds for.
fn reasons(table: &Table) -> Vec<(String, Vec<String>)> {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for row in &table.rows {
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let Judgement::Differs(why) = &cell.judgement else {
                continue;
            };
            let why = match why.as_str() {
                "" => "the data does not show why",
                why => why,
            };
            let place = format!("{} {column}", row.label);
            match reasons.iter_mut().find(|(known, _)| known == why) {
                Some((_, places)) => places.push(place),
                None => reasons.push((why.to_owned(), vec![place])),
            }
        }
    }
    reasons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Row, Source};
    use crate::printed::Printed;
    use insta::assert_snapshot;

    fn small() -> Reproduction {
        let printed = |text| Printed::parse(text);
        let value = Recomputed::value;
        let differs =
            Cell::new(printed("12.5"), value(13.25, 1)).because(|_| "is of column B".to_owned());
        let with_interval = Recomputed::Value(Number {
            value: 1.25,
            decimals: 1,
            interval: Some((0.5, 2.0)),
        });
        let cells = [
            vec![Cell::new(printed("7"), value(7.2, 0)), differs],
            vec![
                Cell::new(printed("3"), Recomputed::Missing("no a_b.csv".to_owned())),
                Cell::new(None, with_interval),
            ],
            vec![
                Cell::new(printed("1.0"), value(2.0, 1)),
                Cell::new(None, Recomputed::NotApplicable),
            ],
        ];
        let rows = cells.into_iter().zip(["x|y", "second", "third"]);
        let mut table = Table {
            id: "Table I".to_owned(),
            title: "all kinds".to_owned(),
            definition: "Of `a_b`, *all*.".to_owned(),
            columns: vec!["A".to_owned(), "B".to_owned()],
            rows: rows
                .map(|(cells, label)| Row {
                    label: label.to_owned(),
                    cells,
                })
                .collect(),
            verdict: String::new(),
            notes: vec!["Odd.".to_owned()],
        };
        table.verdict = table.tally().to_string();
        Reproduction {
            paper: "small",
            source: Source {
                folder: Some("checkout".into()),
                read: vec![("files".to_owned(), 2), ("rows".to_owned(), 9)],
            },
            tables: vec![table],
            missing: vec!["no a_b.csv".to_owned()],
        }
    }

    #[test]
    fn all_kinds_of_cells_are_shown() {
        let reproduction = small();
        assert_snapshot!(text(&reproduction), @"
        checkout: 2 files, 9 rows

        Table I: all kinds
        ┌────────┬───────────┬──────────────────┐
        │        ┆         A ┆                B │
        ╞════════╪═══════════╪══════════════════╡
        │ x|y    ┆         7 ┆      12.5 → 13.2 │
        │ second ┆     3 → ? ┆ (1.2 [0.5, 2.0]) │
        │ third  ┆ 1.0 → 2.0 ┆                – │
        └────────┴───────────┴──────────────────┘
        1 of 3 cells equal; 1 cannot be computed from what is there
        - 1 differ: is of column B: x|y B
        - 1 differ: the data does not show why: third A
        - Odd.
        Definition: Of `a_b`, *all*.

        Missing
        - no a_b.csv

        A number alone is printed and comes out of the data; a → b: printed a, the data gives b; (b): not printed, the data gives b; ?: cannot be computed from what is there.
        ");
        assert_snapshot!(markdown(&reproduction), @r"
        # small: recomputed

        Read: 2 files, 9 rows.

        | table | verdict |
        |---|---|
        | Table I: all kinds | 1 of 3 cells equal; 1 cannot be computed from what is there |

        Missing:

        - no a\_b.csv

        A number alone is printed and comes out of the data; a → b: printed a, the data gives b; (b): not printed, the data gives b; ?: cannot be computed from what is there.

        ## Table I: all kinds

        Of `a_b`, \*all\*.

        | | A | B |
        |---|---:|---:|
        | x\|y | 7 | 12.5 → 13.2 |
        | second | 3 → ? | (1.2 \[0.5, 2.0\]) |
        | third | 1.0 → 2.0 | – |

        **1 of 3 cells equal; 1 cannot be computed from what is there**

        - 1 differ: is of column B: x\|y B
        - 1 differ: the data does not show why: third A
        - Odd.
        ");
        assert_snapshot!(json(&reproduction).unwrap(), @r#"
        {
          "paper": "small",
          "source": {
            "folder": "checkout",
            "read": {
              "files": 2,
              "rows": 9
            }
          },
          "tables": [
            {
              "id": "Table I",
              "title": "all kinds",
              "definition": "Of `a_b`, *all*.",
              "columns": [
                "A",
                "B"
              ],
              "rows": [
                {
                  "label": "x|y",
                  "cells": [
                    {
                      "printed": "7",
                      "recomputed": {
                        "value": 7.2
                      },
                      "judgement": "equal"
                    },
                    {
                      "printed": "12.5",
                      "recomputed": {
                        "value": 13.25
                      },
                      "judgement": {
                        "differs": "is of column B"
                      }
                    }
                  ]
                },
                {
                  "label": "second",
                  "cells": [
                    {
                      "printed": "3",
                      "recomputed": {
                        "missing": "no a_b.csv"
                      },
                      "judgement": "cannot_be_computed"
                    },
                    {
                      "printed": null,
                      "recomputed": {
                        "value": 1.25,
                        "interval": [
                          0.5,
                          2.0
                        ]
                      },
                      "judgement": "not_printed"
                    }
                  ]
                },
                {
                  "label": "third",
                  "cells": [
                    {
                      "printed": "1.0",
                      "recomputed": {
                        "value": 2.0
                      },
                      "judgement": {
                        "differs": ""
                      }
                    },
                    {
                      "printed": null,
                      "recomputed": "not_applicable",
                      "judgement": "not_printed"
                    }
                  ]
                }
              ],
              "verdict": "1 of 3 cells equal; 1 cannot be computed from what is there",
              "notes": [
                "Odd."
              ]
            }
          ],
          "missing": [
            "no a_b.csv"
          ]
        }
        "#);
    }
}
