use std::path::PathBuf;

/// Where a test makes its temporary folders: in memory where the system has such a place. What a killed process wrote stays
/// with the system wherever it is, and what a power cut leaves is computed, so neither needs a disk.
pub fn scratch() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { memory } else { std::env::temp_dir() }
}
