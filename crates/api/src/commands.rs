//! The command table: nothing else is callable from a screen. Each row names its arguments, its value, its handler, and
//! the tags a read depends on or a write touches. The router, the list for the screens and the types all come from here.

use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::changed::Tag;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::handlers::{
    diary, help, history, learn, medicine, pack, plan, session, settings, start, tick, today,
};
use crate::view::*;
use stipple_core::answer::TopicAnswer;
use stipple_core::ids::{DiaryId, MedicineId, PlanId, SessionId};
use stipple_core::timeline::Journey;
use stipple_core::today::Today;

/// What a command gives back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Reply {
    /// Its value.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub value: Value,
    /// What it touched.
    pub changed: Vec<Tag>,
}

/// Whether a command looks or writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It looks, and depends on its tags.
    Read,
    /// It writes, and touches its tags.
    Write,
}

/// A row of the table, for the list.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// The command's name.
    pub name: &'static str,
    /// Whether it looks or writes.
    pub access: Access,
    /// Its tags.
    pub tags: &'static [Tag],
}

macro_rules! commands {
    ($($access:ident $name:ident($args:ty) -> $value:ty = $handler:path, [$($tag:ident),*];)+) => {
        /// Every command.
        pub const TABLE: &[Row] = &[$(Row {
            name: stringify!($name),
            access: Access::$access,
            tags: &[$(Tag::$tag),*],
        }),+];

        /// Runs one command.
        ///
        /// # Errors
        /// [`Error::BadCall`] for a name or an argument the table does not know, or what the handler says.
        pub fn dispatch(app: &mut App, ctx: &mut Ctx, name: &str, args: Value) -> Result<Reply> {
            match name {
                $(stringify!($name) => run::<$args, $value>(app, ctx, args, $handler, Access::$access, &[$(Tag::$tag),*]),)+
                _ => Err(Error::BadCall),
            }
        }

        /// The argument and value types of every row, for the TypeScript file.
        #[cfg(feature = "bindings")]
        pub(crate) fn each_type(mut row: impl FnMut(&Row, crate::bindings::TypeOf, crate::bindings::TypeOf)) {
            let mut rows = TABLE.iter();
            $(if let Some(r) = rows.next() {
                row(r, crate::bindings::TypeOf::of::<$args>(), crate::bindings::TypeOf::of::<$value>());
            })+
        }
    };
}

commands! {
    Read  start(Nothing) -> Start = start::start, [Settings, Plans];
    Write passphrase_set(PassphraseArgs) -> Start = start::passphrase_set, [Plans, Sessions, Medicines, Outcomes, Diary, Settings];
    Write unlock(PassphraseArgs) -> Start = start::unlock, [Plans, Sessions, Medicines, Outcomes, Diary, Settings];
    Write restore_copy(Nothing) -> Start = start::restore_copy, [Plans, Sessions, Medicines, Outcomes, Diary, Settings];
    Write start_anew(Nothing) -> Start = start::start_anew, [Plans, Sessions, Medicines, Outcomes, Diary, Settings];
    Write housekeeping(Nothing) -> Housekeeping = start::housekeeping, [];

    Read  today(Nothing) -> Today = today::today, [Plans, Sessions, Medicines, Outcomes, Settings];
    Read  may_i(Nothing) -> Vec<TopicAnswer> = today::may_i, [Plans, Sessions, Medicines, Settings];
    Read  journey(Nothing) -> Journey = today::journey, [Plans, Sessions, Medicines, Outcomes, Settings];
    Read  help(Nothing) -> Help = help::help, [Plans, Sessions, Medicines, Settings];
    Write tick(TickArgs) -> Done = tick::tick, [Outcomes];

    Read  plans(Nothing) -> Vec<PlanView> = plan::plans, [Plans];
    Write plan_add(PlanAddArgs) -> PlanId = plan::add, [Plans];
    Write plan_edit(PlanEditArgs) -> Done = plan::edit, [Plans];
    Write plan_delete(PlanArgs) -> Done = plan::delete, [Plans];
    Write plan_restore(PlanArgs) -> Done = plan::restore, [Plans];

    Read  packs(Nothing) -> Vec<PackSummary> = pack::packs, [Plans];
    Read  pack(PackArgs) -> PackView = pack::pack, [Plans];
    Read  pack_preview(PackTextArgs) -> PackPreview = pack::preview, [Plans];
    Write pack_use(PackUseArgs) -> PlanId = pack::use_pack, [Plans];
    Read  pack_update_preview(PackUpdateArgs) -> PackPreview = pack::update_preview, [Plans];
    Write pack_choose(PackChooseArgs) -> Done = pack::choose, [Plans];
    Write pack_update(PackUpdateArgs) -> Done = pack::update, [Plans];

    Read  sessions(Nothing) -> Sessions = session::sessions, [Plans, Sessions, Outcomes, Medicines, Settings];
    Write session_add(SessionAddArgs) -> SessionId = session::add, [Sessions];
    Write session_move(SessionMoveArgs) -> Done = session::move_to, [Sessions];
    Write session_cancel(SessionArgs) -> Done = session::cancel, [Sessions];
    Write session_uncancel(SessionArgs) -> Done = session::uncancel, [Sessions];
    Write session_done(SessionDoneArgs) -> Done = session::done, [Sessions];
    Write session_delete(SessionArgs) -> Done = session::delete, [Sessions];
    Write session_restore(SessionArgs) -> Done = session::restore, [Sessions];
    Read  calendar(CalendarArgs) -> TextFile = session::calendar, [Sessions, Plans];

    Read  medicines(Nothing) -> Medicines = medicine::medicines, [Medicines, Plans, Settings];
    Write medicine_add(MedicineAddArgs) -> MedicineId = medicine::add, [Medicines];
    Write medicine_edit(MedicineEditArgs) -> Done = medicine::edit, [Medicines];
    Write medicine_delete(MedicineArgs) -> Done = medicine::delete, [Medicines];
    Write medicine_restore(MedicineArgs) -> Done = medicine::restore, [Medicines];

    Read  diary(DiaryArgs) -> Diary = diary::diary, [Diary, Sessions, Plans];
    Write diary_save(DiarySaveArgs) -> DiaryId = diary::save, [Diary];
    Write diary_delete(DiaryEntryArgs) -> Done = diary::delete, [Diary];
    Write diary_restore(DiaryEntryArgs) -> Done = diary::restore, [Diary];

    Read  learn(Nothing) -> Vec<Article> = learn::learn, [];
    Read  settings(Nothing) -> Settings = settings::settings, [Settings];
    Write settings_save(SettingsArgs) -> Done = settings::save, [Settings];
    Read  history(HistoryArgs) -> History = history::history, [History];
    Read  about(Nothing) -> About = settings::about, [Plans];
}

fn run<A, V>(
    app: &mut App,
    ctx: &mut Ctx,
    args: Value,
    handler: fn(&mut App, &mut Ctx, A) -> Result<V>,
    access: Access,
    tags: &[Tag],
) -> Result<Reply>
where
    A: serde::de::DeserializeOwned,
    V: Serialize,
{
    // The reader's own message could quote what the patient typed, so it is dropped here.
    let args = serde_json::from_value(args).map_err(|_| Error::BadCall)?;
    let value = handler(app, ctx, args).map_err(|error| app.faced(error, ctx))?;
    let value = serde_json::to_value(value).map_err(|_| Error::BadCall)?;
    let mut changed = Vec::new();
    if access == Access::Write && !tags.is_empty() {
        changed.extend_from_slice(tags);
        changed.push(Tag::History);
    }
    Ok(Reply { value, changed })
}
