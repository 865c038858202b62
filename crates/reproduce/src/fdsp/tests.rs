use super::*;

#[test]
fn every_printed_number_is_read() {
    assert_eq!(PrintedTable::bad_lines(PRINTED), Vec::<&str>::new());
    // 18 rows of 3 models, and 15 rows of 3 differences.
    assert_eq!(PrintedTable::read(PRINTED).len(), 18 * 3 + 15 * 3);
}

#[test]
fn table_1_is_whole_numbers_but_for_two_cells() {
    let table = reproduce(Path::new(".")).unwrap().tables.remove(0);
    insta::assert_snapshot!(table.verdict, @"");
    insta::assert_snapshot!(table.notes.join("\n"), @"");
}
