//! Every modifier of the specification's appendix "Modifiers" 2.1, with what it matches and what it does not.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::{codes, holds, item, judge, read_with, refused, rule, said};

/// Asserts what a key and its values match and what not.
fn check(key: &str, values: &str, yes: &[&str], no: &[&str]) {
    for value in yes {
        assert!(item(key, values, value), "{key}: {values} should match {value:?}");
    }
    for value in no {
        assert!(!item(key, values, value), "{key}: {values} should not match {value:?}");
    }
}

// Section "Generic Modifiers".

#[test]
fn without_modifiers_the_whole_value_counts() {
    check("F", "cmd.exe", &["cmd.exe", "CMD.EXE"], &["cmd.exe ", "xcmd.exe", ""]);
}

#[test]
fn all_links_values_by_and() {
    let values = "['-a', '-b']";
    check("F|contains|all", values, &["x -b -a", "-a -b"], &["-a", "-b", "x", ""]);
    check("F|contains", values, &["-a", "-b"], &["x"]);
}

#[test]
fn all_is_satisfied_by_several_values_of_one_field() {
    let detection = "selection:\n    F|all: [one, two]\ncondition: selection";
    assert!(holds(detection, &[("F", "one"), ("F", "two")]));
    assert!(!holds(detection, &[("F", "one"), ("F", "one")]));
}

#[test]
fn all_of_a_single_value_is_doubted() {
    let said = said("selection:\n    F|contains|all: x\ncondition: selection");
    assert_eq!(said[0].0, "all-of-one-value");
}

#[test]
fn startswith_endswith_and_contains_say_where() {
    check("F|startswith", "adm", &["adm", "ADMIN"], &["xadm", "ad", ""]);
    check("F|endswith", r"'\cmd.exe'", &[r"C:\CMD.exe", r"\cmd.exe"], &["cmd.exe", r"\cmd.exe1"]);
    check("F|contains", "net", &["net", "inetd", "INTERNET"], &["nte", ""]);
}

#[test]
fn wildcards_that_are_there_already_are_not_doubled() {
    check("F|endswith", r"'*\cmd.exe'", &[r"C:\cmd.exe", r"\cmd.exe"], &["cmd.exe"]);
    check("F|contains", "'*a*b*'", &["xaxbx", "ab"], &["ba"]);
    check("F|startswith", "'a*b'", &["ab", "axxbxx"], &["ba", "xab"]);
}

#[test]
fn contains_takes_numbers_and_booleans_for_text() {
    check("F|contains", "46", &["4688", "46"], &["48"]);
    check("F|startswith", "true", &["TRUE enough"], &["untrue"]);
}

#[test]
fn an_empty_text_is_in_every_value_which_is_doubted() {
    check("F|contains", "''", &["x", ""], &[]);
    assert_eq!(said("selection:\n    F|contains: ''\ncondition: selection")[0].0, "empty-value");
    assert!(!holds("selection:\n    F|contains: ''\ncondition: selection", &[("G", "x")]));
}

#[test]
fn exists_asks_for_the_field_only() {
    let with = "selection:\n    F|exists: true\ncondition: selection";
    let without = "selection:\n    F|exists: false\ncondition: selection";
    for (values, is_there) in
        [(&[("F", "x")][..], true), (&[("F", "")], true), (&[("G", "x")], false), (&[], false)]
    {
        assert_eq!(holds(with, values), is_there);
        assert_eq!(holds(without, values), !is_there);
    }
    refused("F|exists", "maybe", "value-type", "true or false");
    refused("F|exists|contains", "true", "modifier-combination", "modifiers of text");
}

#[test]
fn cased_counts_case() {
    check("F|cased", "Cmd", &["Cmd"], &["cmd", "CMD"]);
    check("F|contains|cased", "Cmd", &["xCmdx"], &["xcmdx"]);
    check("F|cased|startswith", "A", &["Ab"], &["ab"]);
    check("F|endswith|cased", "B", &["aB"], &["ab"]);
    check("F|cased", "A*z", &["A-z"], &["a-z", "A-Z"]);
}

#[test]
fn neq_is_none_of_the_values() {
    check("F|neq", "x", &["y", ""], &["x", "X"]);
    check("F|neq", "[x, 7]", &["y", "77"], &["x", "7"]);
    check("F|contains|neq", "x", &["y"], &["axb"]);
    check("F|neq|contains|all", "[x, y]", &["x", "y"], &["xy"]);
    // An event that lacks the field has none of the values either.
    assert!(holds("selection:\n    F|neq: x\ncondition: selection", &[("G", "x")]));
    // With several values, none may be it.
    assert!(!holds("selection:\n    F|neq: x\ncondition: selection", &[("F", "x"), ("F", "y")]));
}

// Section "String Modifiers".

#[test]
fn windash_takes_all_dashes_for_one_another() {
    let dashes = [" -a", " /a", " –a", " —a", " ―a"];
    check("F|contains|windash", "' -a'", &dashes, &[" a", " _a"]);
    check("F|windash|contains", "' /a'", &dashes, &[" a"]);
    check("F|windash", "-a", &["-a", "/A", "–a"], &["--a", "a"]);
    check("F|windash|contains|all", "['-a', '/b']", &["/a -b", "–b —a"], &["-a", "/b"]);
    check("F|endswith|windash", "' -f'", &["x /f"], &["x /f "]);
}

#[test]
fn windash_with_many_dashes_matches_every_mixture() {
    let value = "'-a -b /c -d-e *x'";
    check(
        "F|windash|contains",
        value,
        &["run /a -b -c –d—e then x", "-a /b /c /d/e x"],
        &["-a -b +c -d-e x"],
    );
}

// Section "Regular Expression".

#[test]
fn re_is_found_anywhere_and_counts_case() {
    check("F|re", "'a.c'", &["abc", "xaXcx"], &["ABC", "ac"]);
    check("F|re", "'^a+$'", &["a", "aaa"], &["ab", "ba", "A"]);
    check("F|re", "['^x', 'y$']", &["xa", "ay"], &["ax", "ya"]);
    check("F|re|all", "['x', 'y']", &["xy", "yx"], &["x", "y"]);
    check("F|re", "'[0-9]{3,}(foo|bar)?'", &["a123", "9999foo"], &["12"]);
}

#[test]
fn re_has_the_flags_i_m_and_s() {
    check("F|re|i", "'abc'", &["ABC", "xabcx"], &["abd"]);
    check("F|re", "'^b'", &[], &["a\nb"]);
    check("F|re|m", "'^b'", &["a\nb"], &["ab"]);
    check("F|re", "'a.b'", &[], &["a\nb"]);
    check("F|re|s", "'a.b'", &["a\nb"], &["ab"]);
    check("F|re|i|m|s", "'^A.B'", &["x\na\nb"], &["xa\nb"]);
    check("F|re", "'(?i)abc'", &["ABC"], &["abd"]);
    refused("F|contains|i", "x", "modifier-combination", "re|i");
    refused("F|i", "x", "modifier-combination", "re|i");
}

#[test]
fn backslashes_in_re_are_those_of_the_expression() {
    check("F|re", r"'\\venv\\'", &[r"C:\venv\x"], &[r"C:venvx", r"C:\\venv"]);
    check("F|re", r"'a\*b'", &["a*b"], &["ab", "aab"]);
}

#[test]
fn pcre_is_written_anew_where_rust_has_other_signs() {
    check("F|re", r"'a\/b\-c\ d\#e'", &["a/b-c d#e"], &["ab"]);
    check("F|re", r"'\w+\.exe'", &["cmd.exe"], &["é.exe", ".exe"]);
    check("F|re", r"'^[\w\s-]+$'", &["a b-c"], &["a.b"]);
    check("F|re", r"'^[^\W\d]+$'", &["abc"], &["a1", "é"]);
    check("F|re", r"'[[a]'", &["[", "a"], &["b"]);
    check("F|re", r"'[]a]'", &["]", "a"], &["b"]);
    check("F|re", r"'[a-]'", &["a", "-"], &["b", "]"]);
    check("F|re", r"'[a-\d]'", &["a", "-", "1"], &["b"]);
    check("F|re", r"'[a&&b]'", &["&", "a", "b"], &["c"]);
    check("F|re", r"'[+--]'", &["+", ",", "-"], &["."]);
    check("F|re", r"'[\w-.]'", &["a", "-", "."], &["/"]);
    check("F|re", r"'[[:alpha:]]+[[:^digit:]]'", &["ab", "a-"], &["1"]);
    check("F|re", r"'\$\{env'", &["${env:x}"], &["$env"]);
    check("F|re", r"'${'", &[], &["${"]);
    check("F|re", r"'a{x}b'", &["a{x}b"], &["axb"]);
    check("F|re", r"'\{\d\}'", &["{1}"], &["{a}"]);
    check("F|re", r"'x\<y\>'", &["x<y>"], &["xy"]);
    check("F|re", r"'\x41\x{42}\e\t\cA\07\0'", &["AB\u{1b}\t\u{1}\u{7}\0"], &["AB"]);
    check("F|re", r"'\Qa.b*\Ec'", &["a.b*c"], &["axbc"]);
    check("F|re", r"'(?P<n>a)(?<m>b)(?#note)c'", &["abc"], &["ab"]);
    check("F|re", r"'\bcmd\b'", &["a cmd b", "écmdé"], &["acmd"]);
    check("F|re", r"'a\Bb\B'", &["abc"], &["a b"]);
    check("F|re", r"'\Aa\z'", &["a"], &["a\n", "ba"]);
    check("F|re", r"'\Aa\Z'", &["a", "a\n"], &["ab"]);
    check("F|re", r"'\h\v\R\N'", &["\t\n\r\nx"], &["xxxx"]);
    check("F|re", r"'\p{Greek}\PL'", &["α1"], &["a1", "αβ"]);
    check("F|re", r"'a+?b{2}?'", &["aabb"], &["ab"]);
    check("F|re", "'é{2}'", &["éé"], &["é"]);
}

#[test]
fn expressions_that_no_linear_engine_matches_are_refused_with_the_reason() {
    for look in ["'(?=a)b'", "'a(?!b)'", "'(?<=a)b'", "'(?<!a)b'"] {
        refused("F|re", look, "regex", "look-around");
    }
    refused("F|re", r"'(a)\1'", "regex", "back-reference");
    refused("F|re", r"'(?<n>a)\k<n>'", "regex", "back-reference");
    refused("F|re", "'(?>a)'", "regex", "atomic");
    refused("F|re", "'a++'", "regex", "possessive");
    refused("F|re", "'(?R)'", "regex", "another group");
    refused("F|re", "'(*SKIP)a'", "regex", "verbs");
    refused("F|re", r"'a\y'", "regex", "means nothing");
    refused("F|re", r"'a\'", "regex", "lone backslash");
    refused("F|re", "'a('", "regex", "does not compile");
    refused("F|re", "'[a'", "regex", "not closed");
    refused("F|re", "'*.exe'", "regex", "`.*`");
    refused("F|re|startswith", "a", "modifier-combination", "`^`");
    refused("F|base64|re", "a", "modifier-combination", "encoded");
    refused("F|re|cidr", "a", "modifier-combination", "say already");
}

#[test]
fn a_field_may_be_written_without_case_in_characters_that_are_not_ascii() {
    check("F", "'СЛУЖБА'", &["служба", "Служба"], &["служб"]);
    check("F|contains", "'Ärger'", &["xäRGERx"], &["arger"]);
    check("F|endswith", "'é?'", &["xÉy"], &["é"]);
}

// Section "Encoding".

#[test]
fn base64_is_the_encoded_value() {
    check("F|base64", "whoami", &["d2hvYW1p"], &["whoami", "xd2hvYW1p"]);
    check("F|base64|contains", "whoami", &["-enc d2hvYW1p"], &["whoami"]);
    check("F|base64|cased", "whoami", &["d2hvYW1p"], &["D2hvYW1p"]);
    refused("F|base64", "'who*'", "value-encoding", "wildcards");
    refused("F|contains|base64", "who", "modifier-combination", "last");
}

#[test]
fn base64offset_is_found_wherever_the_value_is_in_what_was_encoded() {
    // "foobar" behind 0, 1 and 2 other bytes.
    let encoded = ["Zm9vYmFy", "IGZvb2Jhcg==", "ICBmb29iYXI="];
    check("F|base64offset|contains", "foobar", &encoded, &["foobar", "Zm9vYg=="]);
    assert_eq!(
        said("selection:\n    F|base64offset: foobar\ncondition: selection")[0].0,
        "base64offset-without-contains"
    );
}

#[test]
fn wide_text_is_encoded_before_base64() {
    // UTF-16 of "cmd" is 63 00 6d 00 64 00.
    check("F|wide|base64", "cmd", &["YwBtAGQA"], &["Y21k"]);
    check("F|utf16le|base64", "cmd", &["YwBtAGQA"], &[]);
    check("F|utf16be|base64", "cmd", &["AGMAbQBk"], &["YwBtAGQA"]);
    check("F|utf16|base64", "cmd", &["//5jAG0AZAA="], &["YwBtAGQA"]);
    check("F|wide|base64offset|contains", "cmd", &["xxYwBtAGQAyy", "IGMAbQBkA"], &["Y21k"]);
}

#[test]
fn wide_text_alone_has_zero_bytes_between() {
    check("F|wide|contains", "cmd", &["xc\0m\0d\0"], &["cmd"]);
    refused("F|utf16", "cmd", "value-encoding", "base64");
    refused("F|wide", "'é'", "value-encoding", "base64");
    refused("F|wide|wide", "cmd", "value-encoding", "twice");
}

// Section "Numeric Modifiers".

#[test]
fn numbers_are_compared_as_numbers() {
    check("F|gt", "10", &["11", "10.5", "1e2"], &["10", "9", "x", "", "0x1f"]);
    check("F|gte", "10", &["10", "10.0"], &["9.99"]);
    check("F|lt", "10", &["9", "-5", " 3 "], &["10", "11", "x"]);
    check("F|lte", "1.5", &["1.5", "1"], &["1.51"]);
    check("F|gt", "18446744073709551615", &["18446744073709551616"], &["18446744073709551615"]);
    check("F|gt", "'7'", &["8"], &["7"]);
    refused("F|gt", "ten", "value-type", "not a number");
    refused("F|gt|contains", "1", "modifier-combination", "modifiers of text");
    refused("F|gt|lt", "1", "modifier-combination", "say already");
}

#[test]
fn a_number_is_its_decimal_text() {
    check("F", "4688", &["4688"], &["04688", "46880", "4688.5"]);
    check("F", "-1", &["-1"], &["1"]);
    check("F", "0x1F", &["31"], &["0x1f"]);
    check("F", "1.5", &["1.5"], &["15"]);
    assert_eq!(said("selection:\n    F: 0x1F\ncondition: selection")[0].0, "unquoted-number");
    check("F", "'0x1F'", &["0x1f"], &["31"]);
}

// Section "Time Modifiers".

#[test]
fn parts_of_times_are_compared() {
    let time = "2026-11-22T05:31:07Z";
    for (part, number) in
        [("minute", 31), ("hour", 5), ("day", 22), ("week", 47), ("month", 11), ("year", 2026)]
    {
        check(&format!("F|{part}"), &number.to_string(), &[time], &["2025-10-21T04:30:00Z", "x", ""]);
        check(&format!("F|{part}|gte"), &number.to_string(), &[time], &["2001-01-01T00:00:00Z"]);
        check(&format!("F|lt|{part}"), &number.to_string(), &["2001-01-01T00:00:00Z"], &[time]);
    }
    check("F|hour", "[22, 23]", &["2026-01-01 23:00"], &["2026-01-01 21:00"]);
    refused("F|hour", "24", "value-type", "0 to 23");
    refused("F|week", "0", "value-type", "1 to 53");
    refused("F|hour|minute", "1", "modifier-combination", "say already");
}

// Section "IP (Internet Protocol) Modifiers".

#[test]
fn cidr_is_a_network_of_either_version() {
    check(
        "F|cidr",
        "10.0.0.0/8",
        &["10.1.2.3", "10.255.255.255", "::ffff:10.0.0.1"],
        &["11.0.0.1", "x", "", "::1"],
    );
    check(
        "F|cidr",
        "['192.168.0.0/16', 'fe80::/10']",
        &["192.168.9.9", "fe80::1%12", "FE80::1"],
        &["fec0::1"],
    );
    check("F|cidr", "'::1/128'", &["::1", "0:0:0:0:0:0:0:1"], &["::2", "127.0.0.1"]);
    check("F|cidr", "0.0.0.0/0", &["1.2.3.4"], &["::1"]);
    check("F|cidr", "10.0.0.1", &["10.0.0.1"], &["10.0.0.2"]);
    check("F|cidr", "10.1.2.3/8", &["10.9.9.9"], &["11.1.2.3"]);
    assert_eq!(said("selection:\n    F|cidr: 10.1.2.3/8\ncondition: selection")[0].0, "cidr-host-bits");
    for wrong in ["10.0.0.0/33", "10.0.0/8", "'fe80::/129'", "'10.*'", "10.0.0.0/-1"] {
        refused("F|cidr", wrong, "value-type", "not a network");
    }
}

// Section "Specific Modifiers".

#[test]
fn expand_puts_in_what_the_settings_say() {
    let yaml = rule("selection:\n    F|expand: '%Servers%'\ncondition: selection");
    let servers = read_with(&yaml, &[("Servers", &["srv*", "db1"])]);
    assert!(judge(&servers, &[("F", "SRV9")]));
    assert!(judge(&servers, &[("F", "db1")]));
    assert!(!judge(&servers, &[("F", "%Servers%")]));
    let mixed = rule("selection:\n    F|contains|expand: 'a-%X%-%Y%'\ncondition: selection");
    let mixed = read_with(&mixed, &[("X", &["1", "2"]), ("Y", &["3"])]);
    assert!(judge(&mixed, &[("F", "xa-2-3x")]));
    assert!(!judge(&mixed, &[("F", "a-3-3")]));
    let networks = rule("selection:\n    F|cidr|expand: '%Inside%'\ncondition: selection");
    let networks = read_with(&networks, &[("Inside", &["10.0.0.0/8"])]);
    assert!(judge(&networks, &[("F", "10.3.3.3")]));
}

#[test]
fn a_placeholder_without_values_refuses_the_rule() {
    refused("F|expand", "'%Servers%'", "unresolved-placeholder", "%Servers%");
}

#[test]
fn too_many_values_of_placeholders_refuse_the_rule() {
    let many: Vec<String> = (0..40).map(|number| number.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let yaml = rule("selection:\n    F|expand: '%A%%A%'\ncondition: selection");
    assert_eq!(read_with(&yaml, &[("A", &many)]).diagnostics[0].code, "unresolved-placeholder");
}

#[test]
fn fieldref_compares_two_fields() {
    let detection = |key: &str| format!("selection:\n    {key}: G\ncondition: selection");
    let cases = [
        ("F|fieldref", "Abc", "aBC", true),
        ("F|fieldref", "abc", "abd", false),
        ("F|fieldref|cased", "Abc", "aBC", false),
        ("F|fieldref|cased", "Abc", "Abc", true),
        ("F|fieldref|startswith", "abcd", "AB", true),
        ("F|startswith|fieldref", "abcd", "bc", false),
        ("F|fieldref|endswith", "abcd", "CD", true),
        ("F|fieldref|endswith", "abcd", "c", false),
        ("F|fieldref|contains", "abcd", "BC", true),
        ("F|fieldref|contains", "abcd", "ca", false),
        ("F|fieldref|neq", "abc", "abd", true),
        ("F|fieldref|neq", "abc", "ABC", false),
    ];
    for (key, one, other, expected) in cases {
        assert_eq!(holds(&detection(key), &[("F", one), ("G", other)]), expected, "{key}: {one} {other}");
    }
    assert!(!holds(&detection("F|fieldref"), &[("F", "x")]));
    assert!(!holds(&detection("F|fieldref"), &[("G", "x")]));
    assert!(holds(&detection("F|fieldref"), &[("F", "x"), ("G", "y"), ("F", "Y")]));
    refused("F|fieldref|base64", "G", "modifier-combination", "compared whole");
}

#[test]
fn unknown_modifiers_are_refused_with_what_may_be_meant() {
    refused("F|startwith", "x", "unknown-modifier", "startswith");
    refused("F|regex", "x", "unknown-modifier", "`re`");
    refused("F|frobnicate", "x", "unknown-modifier", "frobnicate");
    refused("F|", "x", "unknown-modifier", "nothing behind");
    refused("F|exists|cidr", "x", "modifier-combination", "say already");
    refused("'|cidr'", "10.0.0.0/8", "modifier-combination", "field");
    let many = format!("F{}", "|contains".repeat(40));
    refused(&many, "x", "modifier-combination", "more than");
}

#[test]
fn modifiers_that_make_too_much_of_a_value_are_refused() {
    refused("F|windash|windash|windash|windash", "'-a /b'", "value-limit", "more than");
    check("F|wide|base64|wide|base64", "cmd", &["WQB3AEIAdABBAEcAUQBBAA=="], &["YwBtAGQA"]);
}

#[test]
fn wildcards_that_say_nothing_are_noticed() {
    for (item, code) in [
        ("F|contains: '*x'", "redundant-wildcard"),
        ("F|contains: 'x*'", "redundant-wildcard"),
        ("F|endswith: '*x'", "redundant-wildcard"),
        ("F: '*'", "any-value"),
    ] {
        assert_eq!(said(&format!("selection:\n    {item}\ncondition: selection"))[0].0, code, "{item}");
    }
    for item in [r"F|contains: 'x\*'", "F|startswith: '*x'", "F: '*x*'"] {
        assert!(said(&format!("selection:\n    {item}\ncondition: selection")).is_empty(), "{item}");
    }
}

#[test]
fn padded_values_are_doubted() {
    assert_eq!(said("selection:\n    F: ' x'\ncondition: selection")[0].0, "padded-value");
    assert!(codes(&rule("selection:\n    F|contains: ' x '\ncondition: selection")).is_empty());
}

#[test]
fn expressions_that_repeat_too_much_are_refused() {
    refused("F|re", "'((a{999}){999}){999}'", "regex", "repeat less");
    refused("F|re", r"'(\p{L}{100}){100}'", "regex", "repeat less");
    assert!(item("F|re", "'^(a{1,30}b?){1,30}$'", "aaab"));
}
