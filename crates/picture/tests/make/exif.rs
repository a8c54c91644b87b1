//! EXIF by hand: so that it can be wrong in every way.

/// What is said.
#[derive(Clone, Copy)]
pub struct Exif<'a> {
    pub orientation: u16,
    /// `DateTimeOriginal` and its offset.
    pub taken: Option<(&'a str, &'a str)>,
    pub place: bool,
    /// What stands where the next list's place would be: nothing, unless somebody wrote nonsense there.
    pub next: u32,
    pub maker_note: &'a [u8],
}

impl Default for Exif<'_> {
    fn default() -> Self {
        Self { orientation: 1, taken: None, place: false, next: 0, maker_note: b"" }
    }
}

/// Tag, kind, count, value.
type Entry = (u16, u16, u32, Vec<u8>);

impl Exif<'_> {
    pub fn tiff(&self) -> Vec<u8> {
        let mut exif: Vec<Entry> = Vec::new();
        let mut text = |tag, text: &str| {
            let bytes = [text.as_bytes(), b"\0"].concat();
            exif.push((tag, 2, bytes.len() as u32, bytes));
        };
        if let Some((taken, offset)) = self.taken {
            text(0x9003, taken);
            text(0x9011, offset);
        }
        text(0xA431, "SERIAL-CANARY-7731");
        if !self.maker_note.is_empty() {
            exif.push((0x927C, 7, self.maker_note.len() as u32, self.maker_note.to_vec()));
        }
        exif.sort_by_key(|entry| entry.0);
        let degrees = [52_u32, 1, 31, 1, 12, 1].map(u32::to_le_bytes).concat();
        let place = [(1, 2, 2, b"N\0".to_vec()), (2, 5, 3, degrees)];
        let mut head: Vec<Entry> = vec![
            (0x010F, 2, 13, b"MAKER-CANARY\0".to_vec()),
            (0x0112, 3, 1, self.orientation.to_le_bytes().to_vec()),
            (0x8769, 4, 1, vec![0; 4]),
        ];
        if self.place {
            head.push((0x8825, 4, 1, vec![0; 4]));
        }
        let exif_at = 8 + length(&head);
        let place_at = exif_at + length(&exif);
        head[2].3 = (exif_at as u32).to_le_bytes().to_vec();
        if self.place {
            head[3].3 = (place_at as u32).to_le_bytes().to_vec();
        }
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        list(&mut tiff, &head, 0);
        list(&mut tiff, &exif, self.next);
        if self.place {
            list(&mut tiff, &place, 0);
        }
        tiff
    }
}

fn length(list: &[Entry]) -> usize {
    let values: usize = list.iter().map(|entry| outside(&entry.3)).sum();
    6 + list.len() * 12 + values
}

/// Values of more than four bytes stand behind the list, to an even length.
fn outside(value: &[u8]) -> usize {
    if value.len() > 4 { value.len().next_multiple_of(2) } else { 0 }
}

fn list(tiff: &mut Vec<u8>, entries: &[Entry], next: u32) {
    let mut free = tiff.len() + 6 + entries.len() * 12;
    tiff.extend((entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        if value.len() > 4 {
            tiff.extend((free as u32).to_le_bytes());
            free += outside(value);
        } else {
            let mut four = value.clone();
            four.resize(4, 0);
            tiff.extend(four);
        }
    }
    tiff.extend(next.to_le_bytes());
    for (_, _, _, value) in entries.iter().filter(|entry| entry.3.len() > 4) {
        tiff.extend(value);
        tiff.extend(vec![0; value.len() % 2]);
    }
}
