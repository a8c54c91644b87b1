//! The traits of a patient under a pack.

use super::*;
use crate::profile::Person;
use crate::sample::{SMP, TRANSPLANT, medicine, pack};

fn traits_of(text: &str, hair: Option<HairLook>, hair_system: bool) -> Vec<Trait> {
    let profile = Profile { person: Person::Unsaid, hair, hair_system };
    traits(&pack(text), &profile, &[]).into_iter().collect()
}

#[test]
fn packs_hair_trait_overrides_profile() {
    let shaved =
        SMP.replace("procedure = \"smp\"\n", "procedure = \"smp\"\ntraits = [\"shaved\"]\n");
    for (text, hair, expected, why) in [
        (SMP, None, &[][..], "nothing is known"),
        (SMP, Some(HairLook::Shaved), &[Trait::Shaved][..], "the profile says it"),
        (SMP, Some(HairLook::Long), &[Trait::LongHair][..], "the profile says it"),
        (&shaved, Some(HairLook::Long), &[Trait::Shaved][..], "the pack is for the shaved look"),
        (
            TRANSPLANT,
            Some(HairLook::Long),
            &[Trait::Fue][..],
            "hair length is no matter of SMP there",
        ),
    ] {
        assert_eq!(traits_of(text, hair, false), expected, "{why}");
    }
    assert_eq!(traits_of(SMP, None, true), [Trait::HairSystem]);
}

#[test]
fn a_medicine_gives_its_trait() {
    let medicines =
        [medicine(Some(Trait::Finasteride), "2026-01-01", &[]), medicine(None, "2026-01-01", &[])];
    let found = traits(&pack(SMP), &Profile::default(), &medicines);
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [Trait::Finasteride]);
}
