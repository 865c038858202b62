//! The checks of Bandit, which are also those of flake8-bandit and of Ruff's `S` rules: `B608`
//! and `S608` are the same. Facts about tools of others, so that their ids in comments and in
//! their output are understood.

use sallet_core::cwe::CweId;

/// A check of Bandit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BanditCheck {
    /// 608 for `B608` and `S608`.
    pub number: u16,
    /// Its name in Bandit, e.g. `hardcoded_sql_expressions`.
    pub name: &'static str,
    /// The weaknesses that it speaks for, the closest first. Bandit itself names one, often a
    /// general one; it is among them.
    pub cwe: &'static [CweId],
}

/// The check with this number.
pub fn by_number(number: u16) -> Option<&'static BanditCheck> {
    let index = ALL.binary_search_by_key(&number, |check| check.number);
    ALL.get(index.ok()?)
}

/// The check with this name.
pub fn by_name(name: &str) -> Option<&'static BanditCheck> {
    ALL.iter().find(|check| check.name == name)
}

/// Whether `id` is spelled like a check: `prefix` (`B` or `S`) and three digits.
pub fn number_of(id: &str, prefix: char) -> Option<u16> {
    let digits = id.strip_prefix(prefix)?;
    let three = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    three.then(|| digits.parse().ok()).flatten()
}

macro_rules! checks {
    ($($number:literal $name:ident [$($cwe:literal)*])*) => {
        &[$(BanditCheck {
            number: $number,
            name: stringify!($name),
            cwe: &[$(CweId($cwe)),*],
        }),*]
    };
}

/// Every check, by rising number.
pub static ALL: &[BanditCheck] = checks! {
    101 assert_used [617 703]
    102 exec_used [95 94 78]
    103 set_bad_file_permissions [732 276]
    104 hardcoded_bind_all_interfaces [605 1327]
    105 hardcoded_password_string [259 798]
    106 hardcoded_password_funcarg [259 798]
    107 hardcoded_password_default [259 798]
    108 hardcoded_tmp_directory [377 379]
    110 try_except_pass [390 703]
    112 try_except_continue [390 703]
    113 request_without_timeout [400 1088]
    201 flask_debug_true [489 215 94]
    202 tarfile_unsafe_members [22]
    301 pickle [502]
    302 marshal [502]
    303 md5 [327 328]
    304 ciphers [327]
    305 cipher_modes [327]
    306 mktemp_q [377]
    307 eval [95 94 78]
    308 mark_safe [79 80]
    310 urllib_urlopen [918 22]
    311 random [338 330]
    312 telnetlib [319]
    313 xml_bad_cElementTree [611 776 20]
    314 xml_bad_ElementTree [611 776 20]
    315 xml_bad_expatreader [611 776 20]
    316 xml_bad_expatbuilder [611 776 20]
    317 xml_bad_sax [611 776 20]
    318 xml_bad_minidom [611 776 20]
    319 xml_bad_pulldom [611 776 20]
    320 xml_bad_etree [611 776 20]
    321 ftplib [319]
    323 unverified_context [295]
    324 hashlib_insecure_functions [327 328]
    401 import_telnetlib [319]
    402 import_ftplib [319]
    403 import_pickle [502]
    404 import_subprocess [78]
    405 import_xml_etree [611 776 20]
    406 import_xml_sax [611 776 20]
    407 import_xml_expat [611 776 20]
    408 import_xml_minidom [611 776 20]
    409 import_xml_pulldom [611 776 20]
    410 import_lxml [611 776 20]
    411 import_xmlrpclib [776 20]
    412 import_httpoxy [284]
    413 import_pycrypto [327]
    415 import_pyghmi [319]
    501 request_with_no_cert_validation [295]
    502 ssl_with_bad_version [327 326]
    503 ssl_with_bad_defaults [327 326]
    504 ssl_with_no_version [327 326]
    505 weak_cryptographic_key [326]
    506 yaml_load [502 20]
    507 ssh_no_host_key_verification [295 322]
    508 snmp_insecure_version [319]
    509 snmp_weak_cryptography [319]
    601 paramiko_calls [78]
    602 subprocess_popen_with_shell_equals_true [78]
    603 subprocess_without_shell_equals_true [78]
    604 any_other_function_with_shell_equals_true [78]
    605 start_process_with_a_shell [78]
    606 start_process_with_no_shell [78]
    607 start_process_with_partial_path [426 427 78]
    608 hardcoded_sql_expressions [89]
    609 linux_commands_wildcard_injection [155 78]
    610 django_extra_used [89]
    611 django_rawsql_used [89]
    612 logging_config_insecure_listen [94]
    613 trojansource [838 1007]
    614 pytorch_load [502]
    615 huggingface_unsafe_download [494]
    701 jinja2_autoescape_false [79 94]
    702 use_of_mako_templates [79 80]
    703 django_mark_safe [79 80]
    704 markupsafe_markup_xss [79 80]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_weaknesses_exist() {
        assert!(ALL.windows(2).all(|pair| pair[0].number < pair[1].number));
        for check in ALL {
            assert!(!check.cwe.is_empty(), "{}", check.name);
            for &cwe in check.cwe {
                assert!(sallet_core::cwe::lookup(cwe).is_some(), "{cwe}");
            }
        }
    }

    #[test]
    fn checks_are_found_by_number_and_name() {
        assert_eq!(
            by_number(608).map(|check| check.cwe),
            Some(&[CweId(89)][..])
        );
        assert_eq!(
            by_name("eval"),
            by_number(number_of("B307", 'B').unwrap_or_default())
        );
        let check = |id: &str, prefix: char, expected: Option<u16>| {
            assert_eq!(number_of(id, prefix), expected, "{id}");
        };
        check("B608", 'B', Some(608));
        check("S608", 'S', Some(608));
        check("S608", 'B', None);
        check("B6081", 'B', None);
        check("BLE001", 'B', None);
        check("B+60", 'B', None);
        check("B", 'B', None);
    }
}
