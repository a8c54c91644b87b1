//! macOS: a launchd agent. Its text is tested; it has never run on a Mac.

use std::path::{Path, PathBuf};

use chrono::{
    DateTime, Datelike, Local, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc,
};

use super::{
    Scheduler, WakeFault, WakerKind, WakerState, command, escape_xml, file, later, normalise, text,
};

const LABEL: &str = "app.stipple.reminders";

/// A launchd agent.
pub(super) struct Launchd {
    pub(super) launchctl: PathBuf,
    pub(super) home: PathBuf,
    /// launchd's domain of the account: `gui/<uid>`.
    pub(super) domain: String,
    pub(super) program: PathBuf,
    /// Whether launchd started this process as the agent.
    pub(super) inside: bool,
}

impl Launchd {
    /// With the paths of this computer.
    #[cfg(target_os = "macos")]
    pub(super) fn here(program: &Path) -> Option<Self> {
        let home = dirs::home_dir()?;
        let account = std::os::unix::fs::MetadataExt::uid(&home.metadata().ok()?);
        Some(Self {
            launchctl: PathBuf::from("/bin/launchctl"),
            home,
            domain: format!("gui/{account}"),
            program: program.to_path_buf(),
            inside: std::env::var_os("XPC_SERVICE_NAME").is_some_and(|name| name == LABEL),
        })
    }

    fn agent(&self) -> PathBuf {
        self.home.join("Library/LaunchAgents").join(format!("{LABEL}.plist"))
    }

    /// Copy of the text that launchd last loaded; written last.
    fn applied(&self) -> PathBuf {
        self.home.join("Library/Caches").join(format!("{LABEL}.told"))
    }

    fn name(&self) -> String {
        format!("{}/{LABEL}", self.domain)
    }

    /// Makes launchd load the agent again. Unloading ends the agent's program, which may be this process; then a shell does
    /// both.
    fn tell(&self) -> Result<(), WakeFault> {
        let (name, agent) = (self.name(), self.agent());
        let agent = text(&agent)?;
        if self.inside {
            let launchctl = text(&self.launchctl)?;
            let both = r#""$1" bootout "$2"; exec "$1" bootstrap "$3" "$4""#;
            let words = ["-c", both, "sh", launchctl, &name, &self.domain, agent];
            return command::start(Path::new("/bin/sh"), &words);
        }
        // Fails if it was not loaded.
        let _ = command::run(&self.launchctl, &["bootout", &name]);
        command::run(&self.launchctl, &["bootstrap", &self.domain, agent]).map(drop)
    }
}

impl Scheduler for Launchd {
    fn kind(&self) -> WakerKind {
        WakerKind::Launchd
    }

    /// The agent uses local time, so it must be set again after a change of the zone. A time that has passed needs nothing: the
    /// agent runs when it is loaded.
    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        let moments = normalise(moments);
        if moments.is_empty() {
            return self.remove().map(drop);
        }
        let agent = agent_text(&self.program, &entries(&moments, &Local))?;
        let agent = agent.as_bytes();
        if file::holds(&self.agent(), agent) && file::holds(&self.applied(), agent) {
            return Ok(());
        }
        file::discard(&self.applied())?;
        file::replace(&self.agent(), agent)?;
        if self.inside {
            // This process may be ended before it could write it afterwards.
            file::replace(&self.applied(), agent)?;
            return self.tell();
        }
        self.tell()?;
        file::replace(&self.applied(), agent)
    }

    fn state(&self) -> WakerState {
        if !self.agent().exists() {
            return WakerState::NotSetUp;
        }
        match command::run(&self.launchctl, &["print", &self.name()]) {
            Ok(_) => WakerState::Armed { next: None },
            Err(_) => WakerState::Broken,
        }
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        let known = self.agent().exists();
        let mut removed: Vec<_> = file::discard(&self.agent())?.into_iter().collect();
        removed.extend(file::discard(&self.applied())?);
        if known {
            if self.inside {
                command::start(&self.launchctl, &["bootout", &self.name()])?;
            } else {
                // Fails if launchd did not know it, which is fine.
                let _ = command::run(&self.launchctl, &["bootout", &self.name()]);
            }
        }
        Ok(removed)
    }
}

/// The times as launchd counts them: local time, rounded up to minutes. In the repeated hour at the end of summer time launchd
/// may use the first instead of the second, so a time in the second has another entry after it.
pub(super) fn entries<Z: TimeZone>(moments: &[DateTime<Utc>], zone: &Z) -> Vec<NaiveDateTime> {
    let mut entries = Vec::new();
    for moment in moments {
        let over = TimeDelta::seconds(i64::from(moment.second()));
        let minute =
            if over.is_zero() { *moment } else { later(*moment, TimeDelta::minutes(1) - over) };
        let local = minute.with_timezone(zone).naive_local();
        entries.push(local);
        if let LocalResult::Ambiguous(first, second) = zone.from_local_datetime(&local) {
            let (first, second) = (first.with_timezone(&Utc), second.with_timezone(&Utc));
            let twice = first.max(second) - first.min(second);
            if minute == first.max(second) {
                entries.push(later(minute, twice).with_timezone(zone).naive_local());
            }
        }
    }
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// The agent's property list. It runs when it is loaded, which catches up at the next login after the computer was off; after
/// sleep launchd starts it on wake. Its child processes outlive it (`AbandonProcessGroup`).
pub(super) fn agent_text(program: &Path, entries: &[NaiveDateTime]) -> Result<String, WakeFault> {
    let program = escape_xml(text(program)?)?;
    let number = |name: &str, value: u32| format!("<key>{name}</key><integer>{value}</integer>");
    let entry = |at: &NaiveDateTime| {
        let day = [number("Month", at.month()), number("Day", at.day())].concat();
        let time = [number("Hour", at.hour()), number("Minute", at.minute())].concat();
        format!("    <dict>{day}{time}</dict>\n")
    };
    let entries: String = entries.iter().map(entry).collect();
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>{LABEL}</string>
  <key>ProgramArguments</key><array><string>{program}</string></array>
  <key>RunAtLoad</key><true/>
  <key>AbandonProcessGroup</key><true/>
  <key>ProcessType</key><string>Interactive</string>
  <key>StartCalendarInterval</key>
  <array>
{entries}  </array>
</dict>
</plist>
"#
    ))
}
