//! A display, a message bus, a key store and a home of the bench's own, with the profiles it measures on.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::built;
use crate::command::{Outcome, Program, target};

/// Runs the second half of the bench on a display and a bus of its own.
pub fn run_inside(words: &[&str]) -> Outcome {
    let me = std::env::current_exe().map_err(|why| why.to_string())?;
    let mut program =
        Program::new("xvfb-run", &["-a", "-s", "-screen 0 1280x1000x24", "dbus-run-session", "--"]);
    program = program.word(me.display().to_string()).word("bench").word("inside");
    for word in words {
        program = program.word(*word);
    }
    program.go()
}

/// The bench's home.
pub struct Desk {
    home: PathBuf,
}

impl Desk {
    /// A fresh home with an unlocked key store on the present bus, and two profiles under one key: `day4`, and `ten-years`.
    pub fn open() -> Outcome<Self> {
        let desk = Self { home: target().join("bench-home") };
        let _ = fs::remove_dir_all(&desk.home);
        for name in ["run", "day4", "ten-years"] {
            own_folder(&desk.home.join(name))?;
        }
        desk.unlock()?;
        desk.fill("day4", "day4")?;
        let copied = Program::new("cp", &["-a"])
            .word(format!("{}/.", desk.profile("day4").display()))
            .word(desk.profile("ten-years").display().to_string());
        fs::create_dir_all(desk.profile("ten-years")).map_err(|why| why.to_string())?;
        copied.go()?;
        desk.fill("ten-years", "ten-years")?;
        Ok(desk)
    }

    /// A program in this home; `data` says which profile it finds.
    pub fn program(&self, path: &Path, data: &str) -> Program {
        let folder = |name: &str| self.home.join(name).display().to_string();
        Program::new(path, &[])
            .env("HOME", self.home.display().to_string())
            .env("XDG_DATA_HOME", folder(data))
            .env("XDG_CONFIG_HOME", folder("config"))
            .env("XDG_CACHE_HOME", folder("cache"))
            .env("XDG_RUNTIME_DIR", folder("run"))
            .env("NO_AT_BRIDGE", "1")
    }

    /// Where the app keeps its data under a profile's name.
    pub fn profile(&self, data: &str) -> PathBuf {
        self.home.join(data).join("app.stipple.companion").join("profile")
    }

    fn unlock(&self) -> Outcome {
        let keyring = self.program(Path::new("gnome-keyring-daemon"), "day4");
        let keyring = keyring.word("--unlock").word("--components=secrets");
        let mut child = keyring.start(Stdio::piped())?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(b"\n").map_err(|why| why.to_string())?;
        }
        // It goes on in the background; the one that was started ends.
        child.wait().map(|_| ()).map_err(|why| why.to_string())
    }

    fn fill(&self, data: &str, size: &str) -> Outcome {
        let host = self.program(&built("host"), data);
        host.word("--data")
            .word(self.profile(data).display().to_string())
            .word("--key-store")
            .word("os")
            .word("--seed-profile")
            .word("7")
            .word("--size")
            .word(size)
            .go()
    }
}

/// Folders of a home and a runtime are the account's own.
fn own_folder(path: &Path) -> Outcome {
    fs::create_dir_all(path).map_err(|why| why.to_string())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
            .map_err(|why| why.to_string())?;
    }
    Ok(())
}
