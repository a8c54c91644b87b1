//! PNG by hand: every kind of it, and every way to be wrong.

use super::scene;

/// What a PNG is to be like. The pixels are stored, not packed.
#[derive(Clone)]
pub struct Png {
    pub size: (u32, u32),
    pub depth: u8,
    /// 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha.
    pub kind: u8,
    pub interlaced: bool,
    pub filter: u8,
    /// Behind the header.
    pub chunks: Vec<([u8; 4], Vec<u8>)>,
}

impl Default for Png {
    fn default() -> Self {
        Self { size: (40, 30), depth: 8, kind: 2, interlaced: false, filter: 0, chunks: Vec::new() }
    }
}

/// Colours, eight bits.
pub fn rgb(width: u32, height: u32) -> Vec<u8> {
    Png { size: (width, height), ..Png::default() }.make()
}

impl Png {
    fn channels(&self) -> usize {
        [1, 0, 3, 1, 2, 0, 4][usize::from(self.kind)]
    }

    /// The value of one channel at one place, in the file's own depth: of the scene, and alpha from left to right.
    pub fn sample(&self, scene: &[u8], x: u32, y: u32, channel: usize) -> u16 {
        let at = ((y * self.size.0 + x) * 3) as usize;
        let alpha = (x * 255 / self.size.0) as u8;
        let value = match (self.kind, channel) {
            (4, 1) | (6, 3) => alpha,
            (0 | 3 | 4, _) => scene[at + 1],
            (_, channel) => scene[at + channel],
        };
        match self.depth {
            16 => u16::from(value) << 8 | 0x5A,
            depth => u16::from(value >> (8 - depth)),
        }
    }

    /// What is to be seen at one place, before white.
    pub fn expected(&self, scene: &[u8], x: u32, y: u32) -> [u8; 3] {
        let value = |channel| {
            let value = self.sample(scene, x, y, channel);
            match self.depth {
                16 => (value >> 8) as u8,
                depth => (u32::from(value) * 255 / ((1 << depth) - 1)) as u8,
            }
        };
        let [r, g, b] = match self.kind {
            2 | 6 => [value(0), value(1), value(2)],
            _ => [value(0); 3],
        };
        let alpha = match self.kind {
            4 => u32::from(value(1)),
            6 => u32::from(value(3)),
            _ => 255,
        };
        [r, g, b].map(|v| ((u32::from(v) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
    }

    fn row(&self, scene: &[u8], y: u32, columns: impl Iterator<Item = u32>) -> Vec<u8> {
        let mut bits: Vec<u8> = Vec::new();
        let (mut byte, mut used) = (0_u8, 0_u8);
        for x in columns {
            for channel in 0..self.channels() {
                let value = self.sample(scene, x, y, channel);
                if self.depth >= 8 {
                    bits.extend(&value.to_be_bytes()[if self.depth == 16 { 0 } else { 1 }..]);
                    continue;
                }
                byte = byte << self.depth | value as u8;
                used += self.depth;
                if used == 8 {
                    bits.push(byte);
                    (byte, used) = (0, 0);
                }
            }
        }
        if used > 0 {
            bits.push(byte << (8 - used));
        }
        bits
    }

    fn filtered(&self, row: &[u8], above: &[u8]) -> Vec<u8> {
        let step = (self.channels() * usize::from(self.depth)).div_ceil(8);
        let mut out = vec![self.filter];
        for (place, &value) in row.iter().enumerate() {
            let left = if place >= step { row[place - step] } else { 0 };
            let up = above.get(place).copied().unwrap_or(0);
            let corner =
                if place >= step { above.get(place - step).copied().unwrap_or(0) } else { 0 };
            let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
            let guess = match self.filter {
                1 => left,
                2 => up,
                3 => ((a + b) / 2) as u8,
                4 => {
                    let near = [(b - c).abs(), (a - c).abs(), (a + b - 2 * c).abs()];
                    let least = *near.iter().min().unwrap();
                    [left, up, corner][near.iter().position(|&far| far == least).unwrap()]
                }
                _ => 0,
            };
            out.push(value.wrapping_sub(guess));
        }
        out
    }

    pub fn pixels(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let scene = scene(width, height);
        let passes: &[(u32, u32, usize, usize)] = if self.interlaced {
            &[
                (0, 0, 8, 8),
                (4, 0, 8, 8),
                (0, 4, 4, 8),
                (2, 0, 4, 4),
                (0, 2, 2, 4),
                (1, 0, 2, 2),
                (0, 1, 1, 2),
            ]
        } else {
            &[(0, 0, 1, 1)]
        };
        let mut all = Vec::new();
        for &(left, top, across, down) in passes.iter().filter(|pass| pass.0 < width) {
            let mut above = Vec::new();
            for y in (top..height).step_by(down) {
                let row = self.row(&scene, y, (left..width).step_by(across));
                all.extend(self.filtered(&row, &above));
                above = row;
            }
        }
        all
    }

    pub fn make(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let head = [
            width.to_be_bytes().to_vec(),
            height.to_be_bytes().to_vec(),
            vec![self.depth, self.kind, 0, 0, u8::from(self.interlaced)],
        ];
        let mut chunks = vec![(*b"IHDR", head.concat())];
        chunks.extend(self.chunks.clone());
        if self.kind == 3 {
            let most = (1_u32 << self.depth) - 1;
            let palette = (0..=most).flat_map(|n| [(n * 255 / most) as u8; 3]).collect();
            chunks.push((*b"PLTE", palette));
        }
        chunks.push((*b"IDAT", zlib(&self.pixels())));
        chunks.push((*b"IEND", Vec::new()));
        of_chunks(&chunks)
    }
}

pub fn of_chunks(chunks: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunks.iter().for_each(|(name, data)| png.extend(chunk(name, data)));
    png
}

pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&name[..], data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &body, &crc(&body).to_be_bytes()].concat()
}

/// Stored, not packed.
pub fn zlib(data: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 1];
    let blocks = data.chunks(65_535).count().max(1);
    for (place, block) in data.chunks(65_535).enumerate() {
        let length = block.len() as u16;
        out.push(u8::from(place + 1 == blocks));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    if data.is_empty() {
        out.extend([1, 0, 0, 0xFF, 0xFF]);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for &byte in data {
        a = (a + u32::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for &byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    !crc
}

/// So many times 258 zeros and one more, packed as tightly as can be.
pub fn zlib_of_zeros(times: usize) -> Vec<u8> {
    // The last block, with the usual codes; a zero; then "the last byte, 258 times"; the end.
    let once = [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0];
    let mut bits = vec![1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0];
    bits.extend(once.repeat(times));
    bits.extend([0; 7]);
    let bytes = bits.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| byte << 1 | bit));
    let mut out = vec![0x78, 1];
    // The first bit is the lowest of its byte.
    out.extend(bytes);
    let length = times * 258 + 1;
    out.extend(((length % 65_521) as u32).wrapping_shl(16).wrapping_add(1).to_be_bytes());
    out
}
