//! Writes the TypeScript contract from the command table, and fails if the committed one was stale.

use std::path::Path;

#[test]
fn committed_contract_matches_command_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated/api.ts");
    let fresh = stipple_api::typescript();
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    if committed != fresh {
        std::fs::write(&path, &fresh).expect("the contract can be written");
        panic!("ui/src/generated/api.ts was stale and has been rewritten: commit it");
    }
}
