use super::*;
use sallet_core::task::Language;

fn collect(source: &str, check: impl FnOnce(&Symbols<'_>)) {
    let tree = SyntaxTree::parse(source, Language::Cpp, None).unwrap();
    check(&Symbols::collect(&tree));
}

#[test]
fn constants_come_from_macros_enumerators_and_const_globals() {
    let source = "#define N 10 // ten\n#define M (N + 1)\n#define S \"a\" \"b\"\n#define T S \"c\"\n\
                  enum { A, B = 5, C };\nconst int K = M * 2;\nint x = 3;\n";
    collect(source, |symbols| {
        let check = |name: &str, expected: Option<i128>| {
            assert_eq!(symbols.constant(name), expected, "{name}");
        };
        check("N", Some(10));
        check("M", Some(11));
        check("A", Some(0));
        check("C", Some(6));
        check("K", Some(22));
        check("x", None);
        assert_eq!(symbols.macro_string("T").as_deref(), Some("abc"));
        assert_eq!(symbols.macro_string("N"), None);
    });
}

#[test]
fn globals_have_types() {
    let source = "#define N 10\ntypedef struct { char name[100]; int status; } person;\n\
                  static int ids[N];\nchar *names[] = {\"a\", \"b\"};\nchar text[] = \"hello\";\n\
                  person people[3]; unsigned char table[2][N + 1];\nint (*handler)(int);\n";
    collect(source, |symbols| {
        let check = |name: &str, expected: Option<u64>| {
            let ty = symbols.globals.get(name).unwrap().ty;
            assert_eq!(symbols.types.size_of(ty), expected, "{name}");
        };
        check("ids", Some(40));
        check("names", Some(16));
        check("text", Some(6));
        check("people", Some(312));
        check("table", Some(22));
        check("handler", Some(8));
    });
}

#[test]
fn functions_are_found_in_namespaces_and_classes() {
    let source = "namespace a { class B { int get() const { return x; } int x; static void s() {} }; }\n\
                  char *B::name(int n) { return 0; }\nextern \"C\" { int f(void); }\n\
                  static int g() { return 1; }\ntemplate<class T> T h(T t) { return t; }\n";
    collect(source, |symbols| {
        let found: Vec<_> = symbols
            .definitions
            .iter()
            .map(|definition| {
                (
                    definition.name,
                    definition.class.is_some(),
                    definition.is_static,
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("get", true, false),
                ("s", true, false),
                ("name", true, false),
                ("g", false, true),
                ("h", false, false),
            ]
        );
        assert!(symbols.functions.contains_key("f"));
        let name = symbols.definitions[2];
        assert_eq!(name.result, TypeId::CHAR_POINTER);
    });
}
