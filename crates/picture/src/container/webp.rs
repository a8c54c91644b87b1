//! WebP: parses the chunks and decides which are kept. Of an animation the first frame is kept as a still picture.

use std::borrow::Cow;

use super::{Metadata, split};
use crate::refusal::Refusal;

const HEAD: usize = 12;
/// Size of the header of an animation frame.
const FRAME_HEAD: usize = 16;
const MAX_PROFILE: usize = 4 * 1024 * 1024;
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;

/// A WebP file, parsed to the end that its header gives.
#[derive(Debug, Default)]
pub(crate) struct Webp<'a> {
    /// The VP8 or VP8L chunk.
    pixels: Option<Chunk<'a>>,
    alpha: Option<Chunk<'a>>,
    /// Width - 1 and height - 1, three bytes each, as in the VP8X header.
    canvas: Option<[u8; 6]>,
    pub metadata: Metadata<'a>,
}

#[derive(Debug, Clone, Copy)]
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

impl<'a> Webp<'a> {
    /// Parses the file. Data after its end is ignored and dropped.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let size = bytes.get(4..).and_then(|rest| rest.first_chunk()).ok_or(Refusal::Incomplete)?;
        let size = usize::try_from(u32::from_le_bytes(*size)).map_err(|_| Refusal::Incomplete)?;
        let end = size.checked_add(8).ok_or(Refusal::Incomplete)?;
        let body = bytes.get(..end).ok_or(Refusal::Incomplete)?.get(HEAD..).unwrap_or_default();
        let mut webp = Self::default();
        for chunk in Chunks(body) {
            webp.note(chunk?);
            // A still picture may have EXIF after its pixels; in an animation more frames follow.
            if webp.pixels.is_some() && &chunk?.kind == b"ANMF" {
                break;
            }
        }
        if webp.pixels.is_none() { Err(Refusal::Damaged) } else { Ok(webp) }
    }

    fn note(&mut self, chunk: Chunk<'a>) {
        match &chunk.kind {
            b"VP8X" => {
                if let Some(canvas) = chunk.data.get(4..).and_then(|rest| rest.first_chunk()) {
                    self.canvas.get_or_insert(*canvas);
                }
            }
            b"VP8 " | b"VP8L" => {
                self.pixels.get_or_insert(chunk);
            }
            b"ALPH" => {
                self.alpha.get_or_insert(chunk);
            }
            b"ANMF" => self.first_frame(chunk.data),
            b"ICCP" if chunk.data.len() <= MAX_PROFILE => {
                self.metadata.profile.get_or_insert(Cow::Borrowed(chunk.data));
            }
            // Some programs write JPEG's prefix.
            b"EXIF" => {
                self.metadata.set_exif(chunk.data.strip_prefix(b"Exif\0\0").unwrap_or(chunk.data));
            }
            b"XMP " => self.metadata.add_xmp(chunk.data),
            _ => {}
        }
    }

    fn first_frame(&mut self, frame: &'a [u8]) {
        let Some((head, body)) = split(frame, FRAME_HEAD).filter(|_| self.pixels.is_none()) else {
            return;
        };
        // The frame's size follows its position on the canvas.
        self.canvas = head.get(6..).and_then(|rest| rest.first_chunk()).copied();
        for chunk in Chunks(body).map_while(Result::ok) {
            if matches!(&chunk.kind, b"VP8 " | b"VP8L" | b"ALPH") {
                self.note(chunk);
            }
        }
    }

    /// The file without metadata, with the colour profile if wanted.
    pub fn stripped(&self, with_profile: bool) -> Vec<u8> {
        let profile = self.metadata.profile.as_deref().filter(|_| with_profile);
        let pixels = self.pixels.map(|chunk| (chunk.kind, chunk.data));
        let alpha = self.alpha.filter(|_| pixels.is_some_and(|(kind, _)| &kind == b"VP8 "));
        let has_alpha =
            alpha.is_some() || pixels.is_some_and(|(kind, data)| vp8l_alpha(kind, data));
        let mut flags = 0;
        flags |= if profile.is_some() { HAS_PROFILE } else { 0 };
        flags |= if has_alpha { HAS_ALPHA } else { 0 };
        let extended = self.canvas.filter(|_| profile.is_some() || alpha.is_some());
        let head = extended.map(|canvas| [&[flags, 0, 0, 0], &canvas[..]].concat());
        let mut body = b"WEBP".to_vec();
        put(&mut body, head.as_deref().map(|data| (*b"VP8X", data)));
        put(&mut body, profile.filter(|_| head.is_some()).map(|data| (*b"ICCP", data)));
        put(&mut body, alpha.filter(|_| head.is_some()).map(|chunk| (chunk.kind, chunk.data)));
        put(&mut body, pixels);
        let size = u32::try_from(body.len()).unwrap_or(u32::MAX);
        [&b"RIFF"[..], &size.to_le_bytes(), &body].concat()
    }
}

/// Whether a lossless picture uses alpha: one bit after the two sides.
fn vp8l_alpha(kind: [u8; 4], data: &[u8]) -> bool {
    &kind == b"VP8L" && data.get(4).is_some_and(|byte| byte & 0x10 != 0)
}

fn put(body: &mut Vec<u8>, chunk: Option<([u8; 4], &[u8])>) {
    let Some((kind, data)) = chunk else { return };
    body.extend_from_slice(&kind);
    body.extend_from_slice(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes());
    body.extend_from_slice(data);
    if !data.len().is_multiple_of(2) {
        body.push(0);
    }
}

struct Chunks<'a>(&'a [u8]);

impl<'a> Iterator for Chunks<'a> {
    type Item = Result<Chunk<'a>, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let taken = take(self.0);
        // Nothing after an invalid chunk can be trusted.
        self.0 = taken.map_or(&[], |(_, rest)| rest);
        Some(taken.map(|(chunk, _)| chunk).ok_or(Refusal::Incomplete))
    }
}

fn take(bytes: &[u8]) -> Option<(Chunk<'_>, &[u8])> {
    let (kind, after) = bytes.split_first_chunk()?;
    let (length, after) = after.split_first_chunk()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (data, rest) = split(after, length)?;
    // Chunks are padded to an even length; some programs omit the last padding byte of a file.
    let rest = if length.is_multiple_of(2) { rest } else { rest.get(1..).unwrap_or_default() };
    Some((Chunk { kind: *kind, data }, rest))
}
