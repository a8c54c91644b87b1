//! The system's list of recent files. GTK's dialogs note in it whatever was chosen, and the list outlives the profile: what
//! stands there only because of Stipple is taken out again.
//!
//! `gtk-recent-files-enabled` is not the way: it empties the whole list, that of all other programs too.

use std::sync::Once;

use gtk::prelude::RecentManagerExt;
use gtk::{RecentManager, glib};
use tauri::AppHandle;

/// Keeps our entries out from now on.
pub(crate) fn keep_out(app: &AppHandle) {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        // GTK works on its own thread only. Where that has ended, so have the dialogs.
        let _ = app.run_on_main_thread(|| {
            let Some(list) = RecentManager::default() else { return };
            take_out(&list);
            list.connect_changed(take_out);
        });
    });
}

fn take_out(list: &RecentManager) {
    let Some(we) = glib::application_name() else { return };
    for item in list.items() {
        let programs = item.applications();
        // What another program has opened too is that one's to remember.
        if programs.is_empty() || programs.iter().any(|program| *program != we) {
            continue;
        }
        if let Some(uri) = item.uri() {
            // It may be gone already.
            let _ = list.remove_item(&uri);
        }
    }
}
