/// SplitMix64: random numbers that are the same in every run of a test. Not for keys or anything else secret.
///
/// Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014, doi:10.1145/2660193.2660195;
/// reference implementation by Sebastiano Vigna: <https://prng.di.unimi.it/splitmix64.c>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// Equal seeds give equal sequences.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Any 64 bits.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = self.state;
        let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 if `bound` is 0. The bias of the remainder is below `bound` / 2^64.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.next_u64() % bound.max(1)
    }

    /// An index into something of this length; 0 if it is empty.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(u64::MAX))).unwrap_or(0)
    }

    /// One of two, each as likely.
    pub fn coin(&mut self) -> bool {
        self.next_u64() & 1 == 0
    }

    /// A number from `low` up to, not including, `high`: 53 random bits.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        let part = (self.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0;
        low + (high - low) * part
    }

    /// Overwrites everything with random bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let random = self.next_u64().to_le_bytes();
            chunk.iter_mut().zip(random).for_each(|(byte, new)| *byte = new);
        }
    }

    /// This many random bytes.
    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.fill(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published: Rosetta Code, "Pseudo-random numbers/Splitmix64" (seed 1234567), and the first outputs of the reference
    /// implementation for seed 0.
    #[test]
    fn matches_published_values() {
        let mut random = SplitMix64::new(1_234_567);
        let first: Vec<u64> = (0..5).map(|_| random.next_u64()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        );
        let mut random = SplitMix64::new(0);
        assert_eq!(random.next_u64(), 0xE220_A839_7B1D_CDAF);
        assert_eq!(random.next_u64(), 0x6E78_9E6A_A1B9_65F4);
        assert_eq!(random.next_u64(), 0x06C4_5D18_8009_454F);
    }

    #[test]
    fn stays_in_its_bounds() {
        let mut random = SplitMix64::new(3);
        for _ in 0..1000 {
            assert!(random.below(10) < 10);
            assert!(random.index(3) < 3);
            assert!((-2.0..5.0).contains(&random.between(-2.0, 5.0)));
        }
        assert_eq!((random.below(0), random.index(0)), (0, 0));
    }

    #[test]
    fn every_byte_is_filled() {
        let bytes = SplitMix64::new(9).bytes(8 * 400 + 5);
        assert_eq!(bytes.len(), 8 * 400 + 5);
        for value in 0..=u8::MAX {
            assert!(bytes.contains(&value), "{value}");
        }
        assert_ne!(bytes[8 * 400..], [0; 5]);
    }
}
