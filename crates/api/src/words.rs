//! The words that Stipple itself says outside its pages: in notifications. They are in the same files as the pages' words.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

/// The languages there are, the first of them for everybody else.
const FILES: [(&str, &str); 2] = [
    ("en", include_str!("../../../locales/en/notify.ftl")),
    ("de", include_str!("../../../locales/de/notify.ftl")),
];

/// The words of one language.
pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The words of a language, given as a BCP 47 tag or as a system names it (`de_AT.UTF-8`).
    pub(crate) fn of(lang: &str) -> Self {
        let primary = lang.split(['-', '_', '.']).next().unwrap_or_default().to_lowercase();
        let known = FILES.iter().find(|(tag, _)| *tag == primary);
        let (tag, text) = known.or(FILES.first()).copied().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(tag.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        // A fault in a file is found by the tests; what could be read of it is there all the same.
        let resource = FluentResource::try_new(text.to_string()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        Self(bundle)
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
