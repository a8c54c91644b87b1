//! Opens a backup and seals it again, as somebody who knows its passphrase can.

use std::io::{Read, Write};
use std::iter;

use age::secrecy::SecretString;
use sha2::{Digest, Sha256};

/// The files of a backup, in order.
pub type Files = Vec<(String, Vec<u8>)>;

pub fn opened(file: &[u8], passphrase: &str) -> Files {
    let identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_string()));
    let decryptor = age::Decryptor::new(file).unwrap();
    let mut tar = Vec::new();
    let identity: &dyn age::Identity = &identity;
    decryptor.decrypt(iter::once(identity)).unwrap().read_to_end(&mut tar).unwrap();
    let (mut files, mut rest) = (Vec::new(), tar.as_slice());
    while rest[0] != 0 {
        let text = |from: usize, to: usize| {
            let bytes = rest[from..to].iter().copied().take_while(|byte| *byte != 0);
            String::from_utf8(bytes.collect()).unwrap()
        };
        let size = usize::from_str_radix(text(124, 136).trim(), 8).unwrap();
        files.push((text(0, 100), rest[512..512 + size].to_vec()));
        rest = &rest[512 + size.div_ceil(512) * 512..];
    }
    files
}

/// The files as one backup, whose last file is made to fit.
pub fn sealed(files: &Files, passphrase: &str) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, content) in files {
        if name == "end.json" {
            let hash: String = Sha256::digest(&tar).iter().map(|b| format!("{b:02x}")).collect();
            let end = format!("{{\"sha256\":\"{hash}\",\"left_out\":[]}}");
            add(&mut tar, name, end.as_bytes());
        } else {
            add(&mut tar, name, content);
        }
    }
    tar.extend([0; 1024]);
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_string()));
    recipient.set_work_factor(2);
    let recipient: &dyn age::Recipient = &recipient;
    let encryptor = age::Encryptor::with_recipients(iter::once(recipient)).unwrap();
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).unwrap();
    writer.write_all(&tar).unwrap();
    writer.finish().unwrap();
    file
}

/// One file of a POSIX ustar archive.
fn add(tar: &mut Vec<u8>, name: &str, content: &[u8]) {
    let mut head = [0_u8; 512];
    let mut put =
        |at: usize, text: &str| head[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000600");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{:011o}", content.len()));
    put(136, "00000000000");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\0");
    put(263, "00");
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    tar.extend(head);
    tar.extend(content);
    tar.extend(vec![0; content.len().next_multiple_of(512) - content.len()]);
}
