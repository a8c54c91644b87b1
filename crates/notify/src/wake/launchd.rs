//! macOS: an agent of launchd. Its text is tested; it was never run, which wants a Mac.

use std::path::{Path, PathBuf};

use chrono::{
    DateTime, Datelike, Local, LocalResult, NaiveDateTime, TimeDelta, TimeZone, Timelike, Utc,
};

use super::{Scheduler, WakeFault, WakerKind, WakerState, command, file, later, text, whole, xml};

const LABEL: &str = "app.stipple.reminders";

/// An agent of launchd.
pub(super) struct Launchd {
    pub(super) launchctl: PathBuf,
    pub(super) home: PathBuf,
    /// Where launchd keeps the person's agents: `gui/` and the number of the account.
    pub(super) domain: String,
    pub(super) program: PathBuf,
    /// Whether launchd started us as this very agent.
    pub(super) inside: bool,
}

impl Launchd {
    /// As this computer has it.
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

    /// Says which text launchd was last told to read; written last.
    fn told(&self) -> PathBuf {
        self.home.join("Library/Caches").join(format!("{LABEL}.told"))
    }

    fn name(&self) -> String {
        format!("{}/{LABEL}", self.domain)
    }

    /// Makes launchd read the agent again. Letting go of the agent ends its program, which may be us: then somebody else
    /// does both.
    fn tell(&self) -> Result<(), WakeFault> {
        let (name, agent) = (self.name(), self.agent());
        let agent = text(&agent)?;
        if self.inside {
            let launchctl = text(&self.launchctl)?;
            let both = r#""$1" bootout "$2"; exec "$1" bootstrap "$3" "$4""#;
            let words = ["-c", both, "sh", launchctl, &name, &self.domain, agent];
            return command::start(Path::new("/bin/sh"), &words);
        }
        // Refused when it was not there.
        let _ = command::run(&self.launchctl, &["bootout", &name]);
        command::run(&self.launchctl, &["bootstrap", &self.domain, agent]).map(drop)
    }
}

impl Scheduler for Launchd {
    fn kind(&self) -> WakerKind {
        WakerKind::Launchd
    }

    /// The agent counts in local time, so that it must be set again after a change of the zone. A moment that has passed
    /// needs nothing: the agent runs when it is loaded.
    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        let moments = whole(moments);
        if moments.is_empty() {
            return self.remove().map(drop);
        }
        let agent = agent_text(&self.program, &entries(&moments, &Local))?;
        let agent = agent.as_bytes();
        if file::holds(&self.agent(), agent) && file::holds(&self.told(), agent) {
            return Ok(());
        }
        file::discard(&self.told())?;
        file::replace(&self.agent(), agent)?;
        if self.inside {
            // We may not live to say so afterwards.
            file::replace(&self.told(), agent)?;
            return self.tell();
        }
        self.tell()?;
        file::replace(&self.told(), agent)
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
        removed.extend(file::discard(&self.told())?);
        if known {
            if self.inside {
                command::start(&self.launchctl, &["bootout", &self.name()])?;
            } else {
                // Refused when launchd did not know it, which is what is wanted.
                let _ = command::run(&self.launchctl, &["bootout", &self.name()]);
            }
        }
        Ok(removed)
    }
}

/// The moments as launchd counts: local time in whole minutes, none before what it stands for. Of an hour that the clocks
/// go through twice launchd may take the first for the second, so a moment in the second has an entry after it as well.
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

/// The agent. It runs when it is loaded, which catches up at the next login what came while the computer was off; what
/// came while it slept launchd starts when it wakes. What it starts outlives it (`AbandonProcessGroup`).
pub(super) fn agent_text(program: &Path, entries: &[NaiveDateTime]) -> Result<String, WakeFault> {
    let program = xml(text(program)?)?;
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
