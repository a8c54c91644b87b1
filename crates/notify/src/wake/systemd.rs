//! Linux with systemd: a user timer.
//!
//! When the timer is restarted with other times, systemd counts from the time stamp of its last run, so a time that has passed
//! meanwhile starts the program at once. The first time there is no stamp and it counts from now, so the program is started
//! explicitly if a time has passed.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::{
    Scheduler, WakeFault, WakerKind, WakerState, already_due, command, file, normalise, text,
};

const TIMER: &str = "stipple-reminders.timer";
const SERVICE: &str = "stipple-reminders.service";

/// A systemd user timer.
pub(super) struct Systemd {
    /// The `systemctl` command.
    pub(super) systemctl: PathBuf,
    pub(super) config: PathBuf,
    pub(super) data: PathBuf,
    pub(super) run: PathBuf,
    pub(super) program: PathBuf,
}

impl Systemd {
    /// With the paths of this computer, whether or not systemd runs.
    pub(super) fn here(program: &Path) -> Option<Self> {
        Some(Self {
            systemctl: PathBuf::from("systemctl"),
            config: dirs::config_dir()?,
            data: dirs::data_dir()?,
            run: dirs::runtime_dir()?,
            program: program.to_path_buf(),
        })
    }

    /// Whether the systemd user manager runs and replies.
    pub(super) fn answers(&self) -> bool {
        // Avoids starting a process without systemd.
        self.run.join("systemd").is_dir() && self.ask(&["show", "--property=Version"]).is_ok()
    }

    fn ask(&self, arguments: &[&str]) -> Result<String, WakeFault> {
        command::run(&self.systemctl, &[&["--user"][..], arguments].concat())
    }

    fn units(&self) -> PathBuf {
        self.config.join("systemd/user")
    }

    fn timer(&self) -> PathBuf {
        self.units().join(TIMER)
    }

    fn service(&self) -> PathBuf {
        self.units().join(SERVICE)
    }

    /// Links that make systemd start both units at login.
    fn links(&self) -> [PathBuf; 2] {
        [
            self.units().join("timers.target.wants").join(TIMER),
            self.units().join("graphical-session.target.wants").join(SERVICE),
        ]
    }

    /// Copy of the texts that systemd last loaded. In the runtime folder, because a reboot loads everything. Written last, so that an
    /// interrupted setup is repeated.
    fn applied(&self) -> PathBuf {
        self.run.join("stipple-reminders.told")
    }

    /// systemd's time stamp of the timer's last run.
    fn stamp(&self) -> PathBuf {
        self.data.join("systemd/timers").join(format!("stamp-{TIMER}"))
    }

    fn linked(&self) -> bool {
        self.links().iter().all(|link| link.symlink_metadata().is_ok())
    }
}

impl Scheduler for Systemd {
    fn kind(&self) -> WakerKind {
        WakerKind::Systemd
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        let moments = normalise(moments);
        if moments.is_empty() {
            return self.remove().map(drop);
        }
        let (service, timer) = (service_text(&self.program)?, timer_text(&moments));
        let told = format!("{service}{timer}");
        let there = file::holds(&self.service(), service.as_bytes())
            && file::holds(&self.timer(), timer.as_bytes())
            && file::holds(&self.applied(), told.as_bytes());
        if there && self.linked() {
            return Ok(());
        }
        file::discard(&self.applied())?;
        file::replace(&self.service(), service.as_bytes())?;
        file::replace(&self.timer(), timer.as_bytes())?;
        self.ask(&["daemon-reload"])?;
        if !self.linked() {
            self.ask(&["enable", TIMER, SERVICE])?;
        }
        self.ask(&["restart", TIMER])?;
        if already_due(&moments) {
            self.ask(&["start", "--no-block", SERVICE])?;
        }
        file::replace(&self.applied(), told.as_bytes())
    }

    fn state(&self) -> WakerState {
        match (self.timer().is_file(), self.service().is_file()) {
            (false, false) => return WakerState::NotSetUp,
            (true, true) if self.linked() => {}
            _ => return WakerState::Broken,
        }
        let properties = "--property=ActiveState,NeedDaemonReload,NextElapseUSecRealtime";
        self.ask(&["show", TIMER, properties]).map_or(WakerState::Broken, |said| read_state(&said))
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        let [timer_link, service_link] = self.links();
        let ours = [self.timer(), self.service(), timer_link, service_link];
        let known = ours.iter().any(|path| path.symlink_metadata().is_ok());
        // Only the timer: this process may be the service's program.
        let stopped = if known {
            let stopped = self.ask(&["stop", TIMER]);
            stopped.and(self.ask(&["disable", TIMER, SERVICE]))
        } else {
            Ok(String::new())
        };
        let mut removed = Vec::new();
        for path in ours.iter().chain([&self.applied(), &self.stamp()]) {
            removed.extend(file::discard(path)?);
        }
        if known {
            stopped.and(self.ask(&["daemon-reload"]))?;
        }
        Ok(removed)
    }
}

/// Parses the output of `systemctl show` for the timer, in UTC: `ActiveState=active`, `NextElapseUSecRealtime=Wed 2026-11-25 19:00:00 UTC`.
fn read_state(said: &str) -> WakerState {
    let value = |name: &str| {
        said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')).unwrap_or("")
    };
    if value("ActiveState") != "active" || value("NeedDaemonReload") == "yes" {
        return WakerState::Broken;
    }
    let day_and_time = value("NextElapseUSecRealtime").split_once(' ').map(|(_, rest)| rest);
    let next = day_and_time
        .and_then(|text| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S UTC").ok());
    WakerState::Armed { next: next.map(|next| next.and_utc()) }
}

/// The timer unit. It catches up at the next login after the computer was off, and also starts the program when the clock or the
/// zone changed, which includes waking from sleep.
pub(super) fn timer_text(moments: &[DateTime<Utc>]) -> String {
    let lines: String = moments
        .iter()
        .map(|moment| format!("OnCalendar={}\n", moment.format("%Y-%m-%d %H:%M:%S UTC")))
        .collect();
    format!(
        "[Unit]\n\
         Description=Stipple reminders\n\
         \n\
         [Timer]\n\
         {lines}\
         Persistent=true\n\
         OnClockChange=true\n\
         OnTimezoneChange=true\n\
         AccuracySec=1s\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n"
    )
}

/// The service. It also runs when the desktop of a login is there, because what the timer catches up may come before
/// anybody can show a notification.
///
/// What it starts outlives it (`KillMode`): a person who presses a notification wants the app to stay. For the same reason
/// nothing is taken from it that the app, and a browser or mail program that the app opens, needs and would inherit:
/// `NoNewPrivileges` and every filter on system calls stop programs from a snap, `MemoryDenyWriteExecute` stops the app's
/// window, `RestrictAddressFamilies` its mail. `ProtectSystem`, `PrivateTmp` and their like need a namespace that many
/// systems refuse to a person's own systemd, and then the service does not start at all.
pub(super) fn service_text(program: &Path) -> Result<String, WakeFault> {
    let program = text(program)?;
    // Quoted as systemd.syntax(7) asks; `%` begins a specifier, and `:` leaves `$` alone.
    let quoted = program.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
    let command = if program.contains(['"', '\'', '\\', '*', '?', '[']) {
        // systemd takes no such program, but such an argument.
        format!(":/bin/sh -c \"exec \\\"$0\\\"\" \"{quoted}\"")
    } else {
        format!(":\"{quoted}\"")
    };
    Ok(format!(
        "[Unit]\n\
         Description=Stipple reminders\n\
         After=graphical-session.target\n\
         \n\
         [Service]\n\
         Type=exec\n\
         ExecStart={command}\n\
         KillMode=process\n\
         UMask=0077\n\
         LimitCORE=0\n\
         \n\
         [Install]\n\
         WantedBy=graphical-session.target\n"
    ))
}

#[cfg(test)]
impl Systemd {
    pub(super) fn service_and_timer_are_there(&self) -> bool {
        self.service().is_file() && self.timer().is_file()
    }
}
