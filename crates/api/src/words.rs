//! The words that Stipple itself says outside its pages: in notifications. They are in the same files as the pages' words.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The languages there are, the first of them for everybody else.
const FILES: Files<1> = [
    ("en", [include_str!("../../../locales/en/notify.ftl")]),
    ("de", [include_str!("../../../locales/de/notify.ftl")]),
];

/// The texts of an exported file: its own, and those of the screens that show the same things.
const EXPORTED: Files<5> = [
    (
        "en",
        [
            include_str!("../../../locales/en/exported.ftl"),
            include_str!("../../../locales/en/history.ftl"),
            include_str!("../../../locales/en/photos.ftl"),
            include_str!("../../../locales/en/diary.ftl"),
            include_str!("../../../locales/en/sessions.ftl"),
        ],
    ),
    (
        "de",
        [
            include_str!("../../../locales/de/exported.ftl"),
            include_str!("../../../locales/de/history.ftl"),
            include_str!("../../../locales/de/photos.ftl"),
            include_str!("../../../locales/de/diary.ftl"),
            include_str!("../../../locales/de/sessions.ftl"),
        ],
    ),
];

/// What is printed says much as the pages say it: views, questions, reasons.
const PRINTED: Files<5> = [
    (
        "en",
        [
            include_str!("../../../locales/en/report.ftl"),
            include_str!("../../../locales/en/common.ftl"),
            include_str!("../../../locales/en/diary.ftl"),
            include_str!("../../../locales/en/history.ftl"),
            include_str!("../../../locales/en/photos.ftl"),
        ],
    ),
    (
        "de",
        [
            include_str!("../../../locales/de/report.ftl"),
            include_str!("../../../locales/de/common.ftl"),
            include_str!("../../../locales/de/diary.ftl"),
            include_str!("../../../locales/de/history.ftl"),
            include_str!("../../../locales/de/photos.ftl"),
        ],
    ),
];

type Files<const N: usize> = [(&'static str, [&'static str; N]); 2];

/// The words of one language.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The words of a language, given as a BCP 47 tag or as a system names it (`de_AT.UTF-8`).
    pub(crate) fn of(lang: &str) -> Self {
        Self::read(lang, &FILES)
    }

    /// The texts of an exported file in one language.
    pub(crate) fn exported(lang: &str) -> Self {
        Self::read(lang, &EXPORTED)
    }

    /// The words of what is printed in a language.
    pub(crate) fn printed(lang: &str) -> Self {
        Self::read(lang, &PRINTED)
    }

    /// The language that was found.
    pub(crate) fn lang(&self) -> String {
        self.0.locales.first().map(ToString::to_string).unwrap_or_default()
    }

    fn read<const N: usize>(lang: &str, files: &Files<N>) -> Self {
        let primary = lang.split(['-', '_', '.']).next().unwrap_or_default().to_lowercase();
        let known = files.iter().find(|(tag, _)| *tag == primary);
        let (tag, texts) = known.or(files.first()).copied().unwrap_or(("en", [""; N]));
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for text in texts {
            // A fault in a file is found by the tests; what could be read of it is there all the same.
            let read = FluentResource::try_new(text.to_string()).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(read);
        }
        Self(bundle)
    }

    /// A text that may be missing, because its key is made of a value.
    pub(crate) fn perhaps(&self, key: &str) -> Option<String> {
        self.0.get_message(key)?.value()?;
        Some(self.text(key, &[]))
    }

    /// A text with what it is given; its key where there is none, which a test rules out.
    pub(crate) fn text(&self, key: &str, given: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        given.iter().for_each(|(name, value)| args.set(*name, value.clone()));
        let pattern = self.0.get_message(key).and_then(|message| message.value());
        pattern.map_or_else(
            || key.to_string(),
            |pattern| self.0.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned(),
        )
    }
}
