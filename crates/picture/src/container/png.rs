//! PNG: which chunks there are, which are kept, and what the header promises.

use std::borrow::Cow;

use super::{Found, split};
use crate::refusal::{Refusal, check_size};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// A picture that was written in pieces of a few hundred bytes has this many at the largest size of a file.
const MAX_CHUNKS: usize = 200_000;
/// The largest chunk of a profile, packed, in bytes.
const MAX_PROFILE: usize = 4 * 1024 * 1024;

/// A PNG file that was walked to its end chunk.
#[derive(Debug)]
pub(crate) struct Png<'a> {
    /// Runs of kept chunks, as they lie in the file.
    runs: Vec<&'a [u8]>,
    profile: Option<&'a [u8]>,
    pub width: u32,
    pub height: u32,
    pub found: Found<'a>,
}

impl<'a> Png<'a> {
    /// Walks the file. Checksums are the decoder's business; lengths are ours.
    pub fn walk(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let (_, mut rest) = split(bytes, SIGNATURE.len()).ok_or(Refusal::Incomplete)?;
        let (head, after) = Chunk::take(rest)?;
        let (width, height) = sides(&head)?;
        let mut png =
            Self { runs: vec![head.whole], profile: None, width, height, found: Found::default() };
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
                self.found.profile = Some(Cow::Borrowed(chunk.data));
            }
            b"eXIf" => self.found.note_exif(chunk.data),
            b"iTXt" | b"tEXt" => self.found.note_xmp(chunk.data),
            // A small first letter: a picture can be shown without it.
            [first, ..] if first.is_ascii_lowercase() => {}
            _ => return Err(Refusal::Unsupported),
        }
        Ok(())
    }

    /// How much is kept, without a profile.
    pub fn bytes(&self) -> u64 {
        self.runs.iter().map(|run| run.len() as u64).sum()
    }

    /// The same pixels with nothing beside them but, where wanted, the colour profile.
    pub fn kept(&self, with_profile: bool) -> Vec<u8> {
        let profile = self.profile.filter(|_| with_profile).unwrap_or_default();
        let length: usize = self.runs.iter().map(|run| run.len()).sum();
        let mut kept = Vec::with_capacity(SIGNATURE.len() + length + profile.len());
        kept.extend_from_slice(SIGNATURE);
        for (place, run) in self.runs.iter().enumerate() {
            kept.extend_from_slice(run);
            if place == 0 {
                // Behind the header, before the palette and the pixels.
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
    // Apple's own variant, which Xcode makes of an app's pictures, begins with another chunk.
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
