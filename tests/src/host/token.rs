//! What only who started the host knows: the first part of every path.

use std::fmt::Write;

use stipple_native::OsEntropy;
use stipple_store::Entropy;

/// Bytes of a token: more than anybody can guess.
const BYTES: usize = 32;

/// The first part of every path of a host. Other accounts of the computer can connect, and do not know it.
#[derive(Clone)]
pub struct Token(pub(super) String);

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// A sentence for the command line when the system has no random bytes.
    pub fn random() -> Result<Self, String> {
        let mut bytes = [0; BYTES];
        OsEntropy.fill(&mut bytes).map_err(|e| e.to_string())?;
        let mut token = String::new();
        for byte in bytes {
            // Writing to a string does not fail.
            let _ = write!(token, "{byte:02x}");
        }
        Ok(Self(token))
    }

    /// One that a test names, so that a host that was started again has the same address. `None`: it is too short.
    pub fn named(token: &str) -> Option<Self> {
        let fits = token.len() == 2 * BYTES && token.bytes().all(|b| b.is_ascii_hexdigit());
        fits.then(|| Self(token.to_string()))
    }

    /// The path behind the token; `None` where the token is another. The time it takes does not depend on how much of it is
    /// right.
    pub(super) fn inside<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (given, rest) = path.strip_prefix('/')?.split_at_checked(self.0.len())?;
        let pairs = given.bytes().zip(self.0.bytes());
        let different = pairs.fold(0, |seen, (a, b)| seen | (a ^ b));
        (different == 0 && rest.starts_with('/')).then_some(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn only_the_token_opens_a_path() {
        let token = Token::random().unwrap();
        let own = token.0.clone();
        assert_eq!(own.len(), 64);
        assert_ne!(own, Token::random().unwrap().0);
        assert_eq!(token.inside(&format!("/{own}/rpc")), Some("/rpc"));
        assert_eq!(token.inside(&format!("/{own}/")), Some("/"));
        let other = "0".repeat(64);
        let cut = &own[..63];
        for path in [
            "/".to_string(),
            "/rpc".into(),
            format!("/{own}"),
            format!("/{own}rpc"),
            format!("/{other}/rpc"),
            format!("/{cut}/rpc"),
            format!("//{own}/rpc"),
            format!("/{cut}é/rpc"),
        ] {
            assert_eq!(token.inside(&path), None, "{path}");
        }
        assert!(Token::named("abc").is_none());
    }
}
