//! Two-dimensional Fourier transforms of small fields.

use std::sync::Arc;

use rustfft::num_complex::Complex32;
use rustfft::{Fft, FftPlanner};

/// The transforms of one size; its buffers are used again.
pub(crate) struct Fourier {
    /// Width of the fields.
    pub(crate) width: usize,
    /// Height of the fields.
    pub(crate) height: usize,
    rows: Arc<dyn Fft<f32>>,
    columns: Arc<dyn Fft<f32>>,
    rows_back: Arc<dyn Fft<f32>>,
    columns_back: Arc<dyn Fft<f32>>,
    turned: Vec<Complex32>,
    scratch: Vec<Complex32>,
}

impl Fourier {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        let mut planner = FftPlanner::new();
        let (rows, columns) = (planner.plan_fft_forward(width), planner.plan_fft_forward(height));
        let rows_back = planner.plan_fft_inverse(width);
        let columns_back = planner.plan_fft_inverse(height);
        let needs = [&rows, &columns, &rows_back, &columns_back];
        let scratch = needs.iter().map(|fft| fft.get_inplace_scratch_len()).max().unwrap_or(0);
        let (turned, scratch) = (vec![ZERO; width * height], vec![ZERO; scratch]);
        Self { width, height, rows, columns, rows_back, columns_back, turned, scratch }
    }

    /// The spectrum of a field, with its rows as columns: [`Fourier::back`] turns it again.
    pub(crate) fn forth(&mut self, field: &mut [Complex32]) {
        self.rows.process_with_scratch(field, &mut self.scratch);
        transpose::transpose(field, &mut self.turned, self.width, self.height);
        self.columns.process_with_scratch(&mut self.turned, &mut self.scratch);
        field.copy_from_slice(&self.turned);
    }

    /// The field of a spectrum, times the number of its pixels.
    pub(crate) fn back(&mut self, spectrum: &mut [Complex32]) {
        self.columns_back.process_with_scratch(spectrum, &mut self.scratch);
        transpose::transpose(spectrum, &mut self.turned, self.height, self.width);
        self.rows_back.process_with_scratch(&mut self.turned, &mut self.scratch);
        spectrum.copy_from_slice(&self.turned);
    }

    /// For each number of a spectrum of two real fields (one the real part, one the imaginary part): the two fields' own
    /// spectra at this place.
    pub(crate) fn pairs<'a>(
        &self,
        both: &'a [Complex32],
    ) -> impl Iterator<Item = (Complex32, Complex32)> + 'a {
        let (lines, line) = (self.width, self.height);
        let row = move |place: usize| both.get(place * line..(place + 1) * line).unwrap_or(&[]);
        (0..lines).flat_map(move |place| {
            let mirror = row((lines - place) % lines);
            let mirror = mirror.iter().take(1).chain(mirror.iter().skip(1).rev());
            row(place).iter().zip(mirror).map(|(here, there)| {
                let there = there.conj();
                let (sum, difference) = (here + there, here - there);
                (sum * 0.5, Complex32::new(difference.im, -difference.re) * 0.5)
            })
        })
    }
}

const ZERO: Complex32 = Complex32::new(0.0, 0.0);

/// A window that fades to nought at both ends of `length` places.
pub(crate) fn fade(length: usize) -> Vec<f32> {
    let step = std::f32::consts::TAU / crate::plane::narrow(crate::plane::as_f64(length.max(1)));
    let at = |place: usize| crate::plane::narrow(crate::plane::as_f64(place)) + 0.5;
    (0..length).map(|place| 0.5 - 0.5 * (at(place) * step).cos()).collect()
}
