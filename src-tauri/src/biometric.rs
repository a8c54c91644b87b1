//! Biometric unlock on a phone. Only a key that the phone's own key store gives to its owner counts: the plugin has that
//! on Android. On an iPhone it could only say yes or no, which protects nothing on the disk, so there it is not offered.

use std::sync::{Arc, OnceLock};

use stipple_api::App;
use stipple_store::{Biometric, NotRecognised};
use tauri::plugin::{Builder, TauriPlugin};
use tauri::{AppHandle, Wry};
use tauri_plugin_biometric::{AuthOptions, BiometricExt};
use zeroize::Zeroizing;

static PHONE: OnceLock<AppHandle> = OnceLock::new();

/// Notes the phone before the first app is opened: from then on each can ask it.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    let noted = Builder::new("presence").setup(|app, _| {
        let _ = PHONE.set(app.clone());
        Ok(())
    });
    noted.build()
}

/// Gives an app that was just opened the phone's way to know its owner.
pub(crate) fn give(app: &mut App) {
    if let Some(phone) = PHONE.get() {
        app.use_biometric(Arc::new(Phone(phone.clone())));
    }
}

struct Phone(AppHandle);

impl Phone {
    fn cipher(&self, ask: &str, options: AuthOptions) -> Result<String, NotRecognised> {
        let done = self.0.biometric().biometric_cipher(ask.to_string(), options);
        done.map(|result| result.data).map_err(|_| NotRecognised)
    }
}

impl Biometric for Phone {
    fn offered(&self) -> bool {
        cfg!(target_os = "android")
            && self.0.biometric().status().is_ok_and(|status| status.is_available)
    }

    fn seal(&self, text: &str, ask: &str) -> Result<String, NotRecognised> {
        let data_to_encrypt = Some(text.to_string());
        self.cipher(ask, AuthOptions { data_to_encrypt, ..AuthOptions::default() })
    }

    fn open(&self, sealed: &str, ask: &str) -> Result<Zeroizing<String>, NotRecognised> {
        let data_to_decrypt = Some(sealed.to_string());
        let options = AuthOptions { data_to_decrypt, ..AuthOptions::default() };
        self.cipher(ask, options).map(Zeroizing::new)
    }
}
