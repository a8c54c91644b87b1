use proptest::prelude::*;

use super::*;

fn numbered(width: u32, height: u32) -> Rgb {
    let pixels = (0..width * height).flat_map(|n| [n as u8, (n >> 8) as u8, 7]).collect();
    Rgb { width, height, pixels }
}

proptest! {
    #[test]
    fn every_orientation_can_be_undone(width in 1_u32..40, height in 1_u32..40) {
        let picture = numbered(width, height);
        for (there, back) in [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 8), (7, 7), (8, 6)] {
            let turned = picture.clone().upright(there);
            prop_assert_eq!(turned.pixels.len(), picture.pixels.len());
            prop_assert_eq!(&turned.upright(back), &picture);
        }
    }

    /// Incomplete squares at the edges are averaged over the pixels they have.
    #[test]
    fn downscaled_flat_picture_stays_flat(width in 1_u32..900, height in 1_u32..300, edge in 1_u32..400) {
        let mut filter = BoxFilter::new(width, height, edge);
        (0..height).for_each(|_| filter.push(&[9, 200, 77].repeat(to_usize(width))));
        let small = filter.finish().unwrap();
        prop_assert!(small.long_edge() >= edge.min(width.max(height)));
        prop_assert!(small.triples().iter().all(|pixel| *pixel == [9, 200, 77]));
    }

    #[test]
    fn fit_keeps_aspect_ratio_and_never_enlarges(width in 1_u32..500, height in 1_u32..500, edge in 1_u32..600) {
        let fitted = numbered(width, height).fit(edge).unwrap();
        prop_assert_eq!(fitted.long_edge(), edge.min(width.max(height)));
        prop_assert_eq!(fitted.pixels.len(), to_usize(fitted.width * fitted.height * 3));
        prop_assert_eq!(fitted.width >= fitted.height, width >= height || fitted.width == fitted.height);
    }
}

#[test]
fn missing_rows_are_damaged() {
    let mut filter = BoxFilter::new(4, 3, 64);
    (0..2).for_each(|_| filter.push(&[0; 12]));
    assert_eq!(filter.finish().map(|_| ()), Err(Refusal::Damaged));
}
