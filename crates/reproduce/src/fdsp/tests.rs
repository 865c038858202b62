use super::*;

#[test]
fn every_printed_number_is_read() {
    assert_eq!(PrintedTable::bad_lines(PRINTED), Vec::<&str>::new());
    // 18 rows of 3 models, and 15 rows of 3 differences.
    assert_eq!(PrintedTable::read(PRINTED).len(), 18 * 3 + 15 * 3);
}

#[test]
fn table_1_is_whole_numbers_but_for_two_cells() {
    let table = reproduce().tables.remove(0);
    insta::assert_snapshot!(table.verdict, @"58 of 99 cells equal; of the others 39 have their last digit cut off instead of rounded and 2 are impossible");
    insta::assert_snapshot!(table.notes.join("\n"), @r"
    LLMSecEval, GPT-4: no share of 150 is 38.2; from 57 (38.00 %) follow 5 of the 5 differences printed below it.
    LLMSecEval, GPT-3.5: no share of 150 is 34.2; from 51 (34.00 %) follow 5 of the 5 differences printed below it.
    ");
}
