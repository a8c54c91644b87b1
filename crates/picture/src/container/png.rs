//! PNG: parses the chunks and decides which are kept.

use std::borrow::Cow;

use super::{Metadata, split};
use crate::refusal::{Refusal, check_size};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Enough for the largest file written in chunks of a few hundred bytes.
const MAX_CHUNKS: usize = 200_000;
/// Largest accepted iCCP chunk (compressed), in bytes.
const MAX_PROFILE: usize = 4 * 1024 * 1024;

/// A PNG file, parsed to its IEND chunk.
#[derive(Debug)]
pub(crate) struct Png<'a> {
    /// The kept chunks, in file order.
    runs: Vec<&'a [u8]>,
    profile: Option<&'a [u8]>,
    pub width: u32,
    pub height: u32,
    pub metadata: Metadata<'a>,
}

impl<'a> Png<'a> {
    /// Parses the file and validates the lengths; the decoder validates the checksums.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let (_, mut rest) = split(bytes, SIGNATURE.len()).ok_or(Refusal::Incomplete)?;
        let (head, after) = Chunk::take(rest)?;
        let (width, height) = sides(&head)?;
        let mut png = Self {
            runs: vec![head.whole],
            profile: None,
            width,
            height,
            metadata: Metadata::default(),
        };
        let mut pixels = false;
        rest = after;
        for _ in 0..MAX_CHUNKS {
            let (chunk, after) = Chunk::take(rest)?;
            rest = after;
            match &chunk.kind {
                b"IEND" if pixels => {
                    png.runs.push(chunk.whole);
                    return Ok(png);
                }
                b"IEND" => return Err(Refusal::Damaged),
                b"IDAT" => pixels = true,
                _ => {}
            }
            png.note(&chunk)?;
        }
        Err(Refusal::Damaged)
    }

    fn note(&mut self, chunk: &Chunk<'a>) -> Result<(), Refusal> {
        match &chunk.kind {
            b"IDAT" | b"PLTE" | b"tRNS" | b"sRGB" | b"gAMA" | b"cHRM" => {
                self.runs.push(chunk.whole);
            }
            b"iCCP" if self.profile.is_none() && chunk.data.len() <= MAX_PROFILE => {
                self.profile = Some(chunk.whole);
                self.metadata.profile = Some(Cow::Borrowed(chunk.data));
            }
            b"eXIf" => self.metadata.set_exif(chunk.data),
            b"iTXt" | b"tEXt" => self.metadata.add_xmp(chunk.data),
            // Lower-case first letter: an ancillary chunk, not needed to show the picture.
            [first, ..] if first.is_ascii_lowercase() => {}
            _ => return Err(Refusal::Unsupported),
        }
        Ok(())
    }

    /// Size of the kept chunks without the profile, in bytes.
    pub fn bytes(&self) -> u64 {
        self.runs.iter().map(|run| run.len() as u64).sum()
    }

    /// The file without metadata, with the colour profile if wanted.
    pub fn stripped(&self, with_profile: bool) -> Vec<u8> {
        let profile = self.profile.filter(|_| with_profile).unwrap_or_default();
        let length: usize = self.runs.iter().map(|run| run.len()).sum();
        let mut kept = Vec::with_capacity(SIGNATURE.len() + length + profile.len());
        kept.extend_from_slice(SIGNATURE);
        for (place, run) in self.runs.iter().enumerate() {
            kept.extend_from_slice(run);
            if place == 0 {
                // iCCP must precede PLTE and IDAT.
                kept.extend_from_slice(profile);
            }
        }
        kept
    }
}

struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
    /// With length and checksum.
    whole: &'a [u8],
}

impl<'a> Chunk<'a> {
    fn take(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), Refusal> {
        let (length, after) = bytes.split_first_chunk().ok_or(Refusal::Incomplete)?;
        let length = u32::from_be_bytes(*length);
        if length > i32::MAX.unsigned_abs() {
            return Err(Refusal::Damaged);
        }
        let length = usize::try_from(length).map_err(|_| Refusal::Damaged)?;
        let (kind, after) = after.split_first_chunk().ok_or(Refusal::Incomplete)?;
        let (data, _) = split(after, length).ok_or(Refusal::Incomplete)?;
        let (whole, rest) =
            length.checked_add(12).and_then(|all| split(bytes, all)).ok_or(Refusal::Incomplete)?;
        Ok((Self { kind: *kind, data, whole }, rest))
    }
}

fn sides(head: &Chunk<'_>) -> Result<(u32, u32), Refusal> {
    // Apple's variant, which Xcode makes of an app's images.
    if &head.kind == b"CgBI" {
        return Err(Refusal::Unsupported);
    }
    let (&[w1, w2, w3, w4, h1, h2, h3, h4], _) =
        head.data.split_first_chunk().ok_or(Refusal::Damaged)?;
    if &head.kind != b"IHDR" || head.data.len() != 13 {
        return Err(Refusal::Damaged);
    }
    let (width, height) =
        (u32::from_be_bytes([w1, w2, w3, w4]), u32::from_be_bytes([h1, h2, h3, h4]));
    check_size(width, height)?;
    Ok((width, height))
}
