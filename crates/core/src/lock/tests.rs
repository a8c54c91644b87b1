use super::*;

#[test]
fn weak_secrets_are_rejected() {
    use SecretFault::{NotDigits, TooLong, TooPlain, TooShort};
    let long = "x".repeat(1025);
    let most = "x".repeat(1024);
    let digits = "4".repeat(1025);
    let rows = [
        (SecretKind::Pin, "204917", Ok(())),
        (SecretKind::Pin, "2049170000", Ok(())),
        (SecretKind::Pin, "20491", Err(TooShort(6))),
        (SecretKind::Pin, "", Err(TooShort(6))),
        (SecretKind::Pin, "20491x", Err(NotDigits)),
        (SecretKind::Pin, "204 917", Err(NotDigits)),
        (SecretKind::Pin, "٢٠٤٩١٧", Err(NotDigits)),
        (SecretKind::Pin, "000000", Err(TooPlain)),
        (SecretKind::Pin, "123456", Err(TooPlain)),
        (SecretKind::Pin, "789012", Err(TooPlain)),
        (SecretKind::Pin, "654321", Err(TooPlain)),
        (SecretKind::Pin, "210987", Err(TooPlain)),
        (SecretKind::Pin, "123457", Ok(())),
        (SecretKind::Pin, "112233", Ok(())),
        (SecretKind::Pin, &digits, Err(TooLong(1024))),
        (SecretKind::Passphrase, "1234567", Err(TooShort(8))),
        (SecretKind::Passphrase, "12345678", Ok(())),
        (SecretKind::Passphrase, "caf\u{e9} \u{1F642} ok ", Ok(())),
        (SecretKind::Passphrase, "日本語日本語日本", Ok(())),
        (SecretKind::Passphrase, &most, Ok(())),
        (SecretKind::Passphrase, &long, Err(TooLong(1024))),
    ];
    for (kind, secret, expected) in rows {
        assert_eq!(kind.accepts(secret), expected, "{kind:?} {secret}");
    }
}
