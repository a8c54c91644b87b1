//! Windows: a task in the Task Scheduler. Its text is tested; it has never run on Windows.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{
    Scheduler, WakeFault, WakerKind, WakerState, already_due, command, escape_xml, file, normalise,
    text,
};

const NAME: &str = "Stipple reminders";

/// A task in the Task Scheduler.
pub(super) struct TaskScheduler {
    pub(super) schtasks: PathBuf,
    /// Folder for a copy of the last accepted task.
    pub(super) folder: PathBuf,
    /// Owner of the task: domain and account name.
    pub(super) account: String,
    pub(super) program: PathBuf,
}

impl TaskScheduler {
    /// With the paths of this computer.
    #[cfg(windows)]
    pub(super) fn here(program: &Path) -> Option<Self> {
        let said = |name: &str| std::env::var(name).ok();
        Some(Self {
            schtasks: PathBuf::from(said("SystemRoot")?).join("System32").join("schtasks.exe"),
            folder: dirs::data_local_dir()?.join("app.stipple.companion"),
            account: format!("{}\\{}", said("USERDOMAIN")?, said("USERNAME")?),
            program: program.to_path_buf(),
        })
    }

    fn taken(&self) -> PathBuf {
        self.folder.join("reminders.xml")
    }

    fn create(&self, task: &[u8]) -> Result<(), WakeFault> {
        let offered = self.folder.join("reminders-offered.xml");
        file::replace(&offered, task)?;
        let path = offered.to_string_lossy();
        let took = command::run(&self.schtasks, &["/Create", "/TN", NAME, "/XML", &path, "/F"]);
        file::discard(&offered)?;
        took.map(drop)
    }
}

impl Scheduler for TaskScheduler {
    fn kind(&self) -> WakerKind {
        WakerKind::TaskScheduler
    }

    fn set(&self, moments: &[DateTime<Utc>]) -> Result<(), WakeFault> {
        let moments = normalise(moments);
        if moments.is_empty() {
            return self.remove().map(drop);
        }
        let task = encoded(&task_text(&self.program, &self.account, &moments, true)?);
        if file::holds(&self.taken(), &task) {
            return Ok(());
        }
        file::discard(&self.taken())?;
        // A policy may forbid logon and event triggers; the times alone are better than nothing.
        if self.create(&task).is_err() {
            self.create(&encoded(&task_text(&self.program, &self.account, &moments, false)?))?;
        }
        if already_due(&moments) {
            command::run(&self.schtasks, &["/Run", "/TN", NAME])?;
        }
        file::replace(&self.taken(), &task)
    }

    fn state(&self) -> WakerState {
        if !self.taken().exists() {
            return WakerState::NotSetUp;
        }
        match command::run(&self.schtasks, &["/Query", "/TN", NAME]) {
            Ok(_) => WakerState::Armed { next: None },
            Err(_) => WakerState::Broken,
        }
    }

    fn remove(&self) -> Result<Vec<String>, WakeFault> {
        let known = command::run(&self.schtasks, &["/Query", "/TN", NAME]).is_ok();
        let mut removed = Vec::new();
        if known {
            command::run(&self.schtasks, &["/Delete", "/TN", NAME, "/F"])?;
            removed.push(NAME.to_owned());
        }
        removed.extend(file::discard(&self.taken())?);
        Ok(removed)
    }
}

/// UTF-16 with byte order mark, which every `schtasks` reads.
pub(super) fn encoded(task: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(task.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// Query for "the computer has woken": event 1 of Power-Troubleshooter.
const WOKEN: &str = "<QueryList><Query Id=\"0\" Path=\"System\"><Select Path=\"System\">\
    *[System[Provider[@Name='Microsoft-Windows-Power-Troubleshooter'] and EventID=1]]\
    </Select></Query></QueryList>";

/// The task's XML. With `extra` it also runs at logon and when the computer has woken. `StartWhenAvailable` catches up after the
/// computer was off. It runs on battery, has no time limit and never runs twice at once.
pub(super) fn task_text(
    program: &Path,
    account: &str,
    moments: &[DateTime<Utc>],
    extra: bool,
) -> Result<String, WakeFault> {
    let (program, account) = (escape_xml(text(program)?)?, escape_xml(account)?);
    let triggers = triggers(&account, moments, extra)?;
    Ok(format!(
        r#"<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{NAME}</Description>
  </RegistrationInfo>
  <Triggers>
{triggers}  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{account}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Enabled>true</Enabled>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>"{program}"</Command>
    </Exec>
  </Actions>
</Task>
"#
    ))
}

/// The triggers; `account` is already escaped.
fn triggers(account: &str, moments: &[DateTime<Utc>], extra: bool) -> Result<String, WakeFault> {
    let trigger = |name: &str, what: String| format!("    <{name}>{what}</{name}>\n");
    let mut triggers = String::new();
    for at in moments {
        let at = at.format("%Y-%m-%dT%H:%M:%SZ");
        let what = format!("<StartBoundary>{at}</StartBoundary><Enabled>true</Enabled>");
        triggers += &trigger("TimeTrigger", what);
    }
    if extra {
        let what = format!("<Enabled>true</Enabled><UserId>{account}</UserId>");
        triggers += &trigger("LogonTrigger", what);
        let woken = escape_xml(WOKEN)?;
        let what = format!("<Enabled>true</Enabled><Subscription>{woken}</Subscription>");
        triggers += &trigger("EventTrigger", what);
    }
    Ok(triggers)
}
