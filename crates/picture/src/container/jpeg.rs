//! JPEG: parses the segments and decides which are kept.

use std::borrow::Cow;
use std::io::{self, Read};

use super::{Metadata, split};
use crate::refusal::{MAX_PIXELS, Refusal, check_size};

/// More segments than any camera writes; each costs an entry in a list.
const MAX_SEGMENTS: usize = 1_000;
/// A progressive picture has about ten. Each makes the decoder go through the whole picture once more.
const MAX_SCANS: usize = 64;
/// Pixels times scans: the largest picture with the usual number of scans. Bounds the decoding time; a browser has no thread
/// for a timeout.
const MAX_WORK: u64 = 12 * MAX_PIXELS;
/// Largest accepted profile, in bytes; its 255 chunks could hold more.
const MAX_PROFILE: usize = 4 * 1024 * 1024;

const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const PROFILE: &[u8] = b"ICC_PROFILE\0";
const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const XMP_MORE: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";

/// Inserted for the decoder after each scan: one bits. No Huffman code is all ones, so a scan that ends too early is an error;
/// the decoder alone would fill the rest with grey.
const ONES: &[u8] = [[0xFF, 0]; 16].as_flattened();

/// A part of the file that is kept.
#[derive(Debug)]
struct Part<'a> {
    bytes: Cow<'a, [u8]>,
    is_profile: bool,
    ends_scan: bool,
}

/// The frame header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Frame {
    pub width: u32,
    pub height: u32,
    /// Number of colour components: 1, 3 or 4.
    pub components: u8,
    /// Samples of all components per hundred pixels.
    pub samples_percent: u32,
    pub progressive: bool,
}

/// A JPEG file, parsed to its end marker.
#[derive(Debug)]
pub(crate) struct Jpeg<'a> {
    parts: Vec<Part<'a>>,
    pub frame: Frame,
    pub metadata: Metadata<'a>,
}

impl<'a> Jpeg<'a> {
    /// Parses the file. Data after the end marker (a second picture, a ZIP file) is ignored and dropped.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut parser = Parser::default();
        let (_, mut rest) = split(bytes, 2).ok_or(Refusal::Incomplete)?;
        for _ in 0..MAX_SEGMENTS {
            let (marker, after) = next_marker(rest)?;
            if marker == EOI {
                return parser.finish();
            }
            rest = parser.segment(marker, after)?;
        }
        Err(Refusal::Damaged)
    }

    /// The file without metadata, with the colour profile if wanted.
    pub fn stripped(&self, with_profile: bool) -> Vec<u8> {
        let parts = || self.parts.iter().filter(|part| with_profile || !part.is_profile);
        let length: usize = parts().map(|part| part.bytes.len()).sum();
        let mut kept = Vec::with_capacity(length.saturating_add(4));
        kept.extend_from_slice(&[0xFF, 0xD8]);
        parts().for_each(|part| kept.extend_from_slice(&part.bytes));
        kept.extend_from_slice(&[0xFF, EOI]);
        kept
    }

    /// Input for the decoder: the kept parts with [`ONES`] after each scan.
    pub fn reader(&self) -> Parts<'_> {
        let mut list: Vec<&[u8]> = vec![&[0xFF, EOI]];
        for part in self.parts.iter().rev() {
            if part.ends_scan {
                list.push(ONES);
            }
            list.push(&part.bytes);
        }
        Parts { now: &[0xFF, 0xD8], rest: list }
    }
}

/// Reads the parts one after the other. A decoder reads byte by byte, so `read_exact` has a fast path.
pub(crate) struct Parts<'a> {
    now: &'a [u8],
    /// In reverse order.
    rest: Vec<&'a [u8]>,
}

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.now.is_empty() {
            let Some(next) = self.rest.pop() else { return Ok(0) };
            self.now = next;
        }
        self.now.read(buffer)
    }

    #[inline]
    fn read_exact(&mut self, mut buffer: &mut [u8]) -> io::Result<()> {
        if let Some((head, tail)) = self.now.split_at_checked(buffer.len()) {
            buffer.copy_from_slice(head);
            self.now = tail;
            return Ok(());
        }
        while !buffer.is_empty() {
            let count = self.read(buffer)?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            buffer = buffer.get_mut(count..).unwrap_or_default();
        }
        Ok(())
    }
}

#[derive(Default)]
struct Parser<'a> {
    parts: Vec<Part<'a>>,
    frame: Option<Frame>,
    scans: usize,
    /// Chunk number, chunk count and bytes, in file order.
    profile: Vec<(u8, u8, &'a [u8])>,
    metadata: Metadata<'a>,
}

impl<'a> Parser<'a> {
    /// Parses one segment, and after a scan header its pixels. Returns the rest.
    fn segment(&mut self, marker: u8, after: &'a [u8]) -> Result<&'a [u8], Refusal> {
        // TEM and restart markers between segments have no content.
        if marker == 0x01 || (0xD0..=0xD7).contains(&marker) {
            return Ok(after);
        }
        if marker == 0xD8 || marker < 0xC0 {
            return Err(Refusal::Damaged);
        }
        let length = after.first_chunk().map(|two| usize::from(u16::from_be_bytes(*two)));
        let (segment, rest) =
            split(after, length.ok_or(Refusal::Incomplete)?).ok_or(Refusal::Incomplete)?;
        let payload = segment.get(2..).ok_or(Refusal::Damaged)?;
        match marker {
            SOS => return self.scan(after, segment.len()),
            0xE0..=0xEF | 0xFE => self.application(marker, payload),
            0xC0..=0xC2 => self.frame_header(marker, payload)?,
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCF | 0xDE | 0xDF => return Err(Refusal::Unsupported),
            _ => {}
        }
        // Frame, Huffman and quantisation tables, number of lines, restart interval: all that decoding needs.
        if matches!(marker, 0xC0..=0xC2 | 0xC4 | 0xDB..=0xDD) {
            self.keep(marker, Cow::Borrowed(segment));
        }
        Ok(rest)
    }

    fn keep(&mut self, marker: u8, segment: Cow<'a, [u8]>) {
        let mut bytes = vec![0xFF, marker];
        bytes.extend_from_slice(&segment);
        self.parts.push(Part { bytes: Cow::Owned(bytes), is_profile: false, ends_scan: false });
    }

    fn application(&mut self, marker: u8, payload: &'a [u8]) {
        match marker {
            // Without the thumbnail that this segment may contain.
            0xE0 if payload.starts_with(b"JFIF\0") => {
                if let Some(head) = payload.get(..12) {
                    let mut bare = vec![0, 16];
                    bare.extend_from_slice(head);
                    bare.extend_from_slice(&[0, 0]);
                    self.keep(marker, Cow::Owned(bare));
                }
            }
            0xE1 if payload.starts_with(EXIF) => {
                self.metadata.set_exif(payload.get(EXIF.len()..).unwrap_or_default());
            }
            0xE1 if payload.starts_with(XMP) || payload.starts_with(XMP_MORE) => {
                self.metadata.add_xmp(payload);
            }
            0xE2 => {
                if let Some([number, count, data @ ..]) = payload.strip_prefix(PROFILE) {
                    self.profile.push((*number, *count, data));
                }
            }
            // Says how colours are encoded.
            0xEE if payload.starts_with(b"Adobe") => {
                if let Some(head) = payload.get(..12) {
                    let mut bare = vec![0, 14];
                    bare.extend_from_slice(head);
                    self.keep(marker, Cow::Owned(bare));
                }
            }
            _ => {}
        }
    }

    fn frame_header(&mut self, marker: u8, payload: &[u8]) -> Result<(), Refusal> {
        let (&[precision, h1, h2, w1, w2, components], list) =
            payload.split_first_chunk().ok_or(Refusal::Damaged)?;
        if self.frame.is_some() || list.len() != usize::from(components) * 3 {
            return Err(Refusal::Damaged);
        }
        // Height 0 means that it follows after the first scan, which no camera writes.
        let (width, height) = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
        if precision != 8 || !matches!(components, 1 | 3 | 4) || height == 0 {
            return Err(Refusal::Unsupported);
        }
        check_size(width.into(), height.into())?;
        self.frame = Some(Frame {
            width: width.into(),
            height: height.into(),
            components,
            samples_percent: samples_percent(list)?,
            progressive: marker == 0xC2,
        });
        Ok(())
    }

    /// Parses a scan: header and entropy-coded data up to the next marker.
    fn scan(&mut self, after: &'a [u8], header: usize) -> Result<&'a [u8], Refusal> {
        self.scans += 1;
        let Some(frame) = self.frame.filter(|_| self.scans <= MAX_SCANS) else {
            return Err(Refusal::Damaged);
        };
        let pixels = u64::from(frame.width) * u64::from(frame.height);
        if pixels * self.scans as u64 > MAX_WORK {
            return Err(Refusal::TooManyPixels);
        }
        let pixels = after.get(header..).ok_or(Refusal::Incomplete)?;
        let length = scan_length(pixels).ok_or(Refusal::Incomplete)?;
        let (whole, rest) = split(after, header + length).ok_or(Refusal::Incomplete)?;
        self.parts.push(Part {
            bytes: Cow::Borrowed(&[0xFF, SOS]),
            is_profile: false,
            ends_scan: false,
        });
        self.parts.push(Part { bytes: Cow::Borrowed(whole), is_profile: false, ends_scan: true });
        Ok(rest)
    }

    fn finish(mut self) -> Result<Jpeg<'a>, Refusal> {
        let frame = self.frame.filter(|_| self.scans > 0).ok_or(Refusal::Damaged)?;
        self.metadata.profile = joined(&mut self.profile);
        if let Some(profile) = &self.metadata.profile {
            // After the application segments and before the tables, as usual.
            let place = self.parts.iter().take_while(|part| is_application(part)).count();
            let parts = profile_segments(profile);
            self.parts.splice(place..place, parts);
        }
        Ok(Jpeg { parts: self.parts, frame, metadata: self.metadata })
    }
}

fn is_application(part: &Part<'_>) -> bool {
    matches!(part.bytes.get(1), Some(0xE0..=0xEF))
}

/// Finds the next marker and skips bytes before it, as all decoders do.
fn next_marker(bytes: &[u8]) -> Result<(u8, &[u8]), Refusal> {
    let mut rest = bytes;
    loop {
        let start = rest.iter().position(|&byte| byte == 0xFF).ok_or(Refusal::Incomplete)?;
        let after = rest.get(start..).unwrap_or_default();
        let fill = after.iter().take_while(|&&byte| byte == 0xFF).count();
        let (&marker, tail) =
            after.get(fill..).and_then(<[u8]>::split_first).ok_or(Refusal::Incomplete)?;
        if marker != 0 {
            return Ok((marker, tail));
        }
        rest = tail;
    }
}

/// Length of the entropy-coded data up to the next marker other than a restart; `None` if the file ends first.
fn scan_length(pixels: &[u8]) -> Option<usize> {
    let mut place = 0_usize;
    loop {
        let rest = pixels.get(place..)?;
        let next = rest.iter().position(|&byte| byte == 0xFF)?;
        match rest.get(next + 1)? {
            0x00 | 0xD0..=0xD7 => place += next + 2,
            0xFF => place += next + 1,
            _ => return Some(place + next),
        }
    }
}

fn samples_percent(list: &[u8]) -> Result<u32, Refusal> {
    let (entries, _) = list.as_chunks::<3>();
    let factors = entries.iter().map(|[_, factors, _]| (factors >> 4, factors & 15));
    if !factors.clone().all(|(h, v)| (1..=4).contains(&h) && (1..=4).contains(&v)) {
        return Err(Refusal::Damaged);
    }
    let sum: u32 = factors.clone().map(|(h, v)| u32::from(h) * u32::from(v)).sum();
    let widest = factors.clone().map(|(h, _)| u32::from(h)).max().unwrap_or(1);
    let tallest = factors.map(|(_, v)| u32::from(v)).max().unwrap_or(1);
    Ok((sum * 100).div_ceil(widest * tallest))
}

/// Joins the profile chunks; `None` if a number is missing or repeated.
fn joined<'a>(chunks: &mut [(u8, u8, &'a [u8])]) -> Option<Cow<'a, [u8]>> {
    chunks.sort_by_key(|(number, _, _)| *number);
    let count = u8::try_from(chunks.len()).ok().filter(|&count| count > 0)?;
    let whole =
        chunks.iter().zip(1_u16..).all(|((n, of, _), want)| u16::from(*n) == want && *of == count);
    let length: usize = chunks.iter().map(|(_, _, data)| data.len()).sum();
    if !whole || length > MAX_PROFILE {
        return None;
    }
    Some(Cow::Owned(chunks.iter().flat_map(|(_, _, data)| data.iter().copied()).collect()))
}

/// Splits the profile into consecutive segments; in the file others may lie between them.
fn profile_segments<'a>(profile: &[u8]) -> Vec<Part<'a>> {
    const ROOM: usize = 65_533 - 14;
    let count = profile.len().div_ceil(ROOM);
    let segment = |(number, data): (u8, &[u8])| {
        let length = u16::try_from(data.len() + 16).unwrap_or(u16::MAX).to_be_bytes();
        let count = u8::try_from(count).unwrap_or(u8::MAX);
        let head: [&[u8]; 4] = [&[0xFF, 0xE2], &length, PROFILE, &[number, count]];
        let bytes = [head.concat(), data.to_vec()].concat();
        Part { bytes: Cow::Owned(bytes), is_profile: true, ends_scan: false }
    };
    (1_u8..).zip(profile.chunks(ROOM)).map(segment).collect()
}
