//! The command table: nothing else is callable from a screen. Each row names its arguments, its value, its handler, and
//! the tags a read depends on or a write touches. The router, the list for the screens and the types all come from here.

use serde::Serialize;
use serde_json::Value;

use crate::app::App;
use crate::changed::Tag;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::handlers::{
    backup, booking, compare, diary, export, hairline, help, history, incoming, learn, lock,
    medicine, pack, photo, plan, reminder, report, session, settings, share, start, tick, today,
    touch_up,
};
use crate::view::*;
use crate::work::Step;
use stipple_core::answer::TopicAnswer;
use stipple_core::ids::{BookingId, DiaryId, HairlineId, MedicineId, PlanId, SessionId, ViewId};
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

/// A row whose handler answers at once, or one whose handler gives work to do.
macro_rules! step {
    ([] $row:ident, $app:ident, $ctx:ident, $args:ident, $handler:path, $type:ty) => {{
        let value = arguments::<$type>($args).and_then(|args| $handler($app, $ctx, args));
        $row.reply($app, $ctx, value).map(Step::Done)
    }};
    ([work] $row:ident, $app:ident, $ctx:ident, $args:ident, $handler:path, $type:ty) => {{
        match arguments::<$type>($args).and_then(|args| $handler($app, $ctx, args)) {
            Ok(work) => {
                // The patient waits for it.
                $app.touch();
                Ok(Step::Work(work.then(move |app, ctx, value| $row.reply(app, ctx, value))))
            }
            Err(error) => Err($app.faced(error, $ctx)),
        }
    }};
}

macro_rules! commands {
    ($($access:ident $name:ident($args:ty) -> $value:ty = $([$work:ident])? $handler:path, [$($tag:ident),*];)+) => {
        /// Every command.
        pub const TABLE: &[Row] = &[$(Row {
            name: stringify!($name),
            access: Access::$access,
            tags: &[$(Tag::$tag),*],
        }),+];

        /// Begins one command; most are done at once.
        ///
        /// # Errors
        /// [`Error::BadCall`] for a name or an argument the table does not know, or what the handler says.
        pub fn begin(app: &mut App, ctx: &mut Ctx, name: &str, args: Value) -> Result<Step> {
            app.close_if_idle();
            match name {
                $(stringify!($name) => {
                    let row = Answer::<$value>::new(Access::$access, &[$(Tag::$tag),*]);
                    step!([$($work)?] row, app, ctx, args, $handler, $args)
                })+
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
    Write passphrase_set(PassphraseArgs) -> Start = start::passphrase_set, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings];
    Write unlock(SecretArgs) -> Start = start::unlock, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, Keys];
    Write recover(CodeArgs) -> Start = start::recover, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, Keys];
    Write restore_copy(Nothing) -> Start = start::restore_copy, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings];
    Write start_anew(Nothing) -> Start = start::start_anew, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings];
    Read  keys(Nothing) -> Keys = lock::keys, [Keys];
    Write lock_set(LockSetArgs) -> Done = lock::set, [Keys];
    Write lock_try(SecretArgs) -> Done = lock::try_it, [Keys];
    Write lock_remove(Nothing) -> Done = lock::remove, [Keys];
    Write code_make(Nothing) -> NewCode = lock::make_code, [Keys];
    Write code_try(CodeArgs) -> Done = lock::try_code, [Keys];
    Write presence_set(PresenceSetArgs) -> Done = [work] lock::presence::set, [Keys];
    Write presence_open(PresenceArgs) -> Start = [work] lock::presence::open, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, Keys];
    Write confirm(SecretArgs) -> Done = lock::confirm, [];
    Write close(Nothing) -> Start = lock::close, [];
    Write active(Nothing) -> Done = lock::active, [];
    Write delete_everything(Nothing) -> Deleted = lock::delete_everything, [];
    Write housekeeping(Nothing) -> Housekeeping = start::housekeeping, [Photos];

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

    Read  photos(Nothing) -> PhotoLog = photo::photos, [Photos, Plans, Sessions, Medicines, Outcomes, Settings];
    Read  photo(PhotoArgs) -> PhotoDetail = photo::photo, [Photos, Plans, Sessions];
    Write photo_save(PhotoSaveArgs) -> Done = photo::save, [Photos];
    Write photo_marks_save(PhotoMarksArgs) -> Done = photo::save_marks, [Photos];
    Read  photos_deleted(Nothing) -> Vec<DeletedPhoto> = photo::deleted, [Photos];
    Write photos_delete(PhotosArgs) -> Done = photo::delete, [Photos];
    Write photos_restore(PhotosArgs) -> Done = photo::restore, [Photos];
    Write photos_destroy(PhotosArgs) -> Done = photo::destroy, [Photos];
    Write photo_view_save(ViewSaveArgs) -> ViewId = photo::save_view, [Photos];
    Write photo_view_delete(ViewArgs) -> Done = photo::delete_view, [Photos];
    Write photo_view_restore(ViewArgs) -> Done = photo::restore_view, [Photos];
    Write photos_tidy(Nothing) -> Tidied = incoming::tidy, [Photos];
    Write photo_develop(IncomingArgs) -> Developed = [work] incoming::develop, [Photos];
    Write photo_discard(IncomingArgs) -> Done = incoming::discard, [Photos];

    Read  photo_pair(PairArgs) -> Pair = compare::pair, [Photos, Plans, Sessions, Medicines];
    Read  photo_align(AlignArgs) -> Alignment = [work] compare::align, [Photos];
    Write photo_pair_save(PairSaveArgs) -> Done = compare::save, [Photos];
    Read  hairlines(Nothing) -> Vec<HairlineView> = hairline::hairlines, [Photos];
    Write hairline_save(HairlineSaveArgs) -> HairlineId = hairline::save, [Photos];
    Write hairline_agree(HairlineAgreeArgs) -> Done = hairline::agree, [Photos];
    Write hairline_delete(HairlineArgs) -> Done = hairline::delete, [Photos];
    Write hairline_restore(HairlineArgs) -> Done = hairline::restore, [Photos];
    Read  share_shapes(Nothing) -> Vec<ViewShape> = share::shapes, [Photos];
    Write share_shape_save(ViewShape) -> Done = share::save_shape, [Photos];

    Read  export_choices(Nothing) -> ExportChoices = export::choices, [Plans, Sessions, Medicines, Diary, Photos];
    Write export_begin(ExportArgs) -> LeavingProgress = export::begin, [];
    Write export_cancel(Nothing) -> Done = export::cancel, [];

    Read  reminders(Nothing) -> Reminders = reminder::reminders, [Reminders, Plans, Sessions, Medicines, Outcomes, Settings, TouchUps];
    Read  reminders_missed(Nothing) -> Vec<ReminderPast> = reminder::missed, [Reminders];
    Write reminders_told(Nothing) -> Done = reminder::told, [];
    Write reminder_test(Nothing) -> ReminderTest = reminder::test, [Reminders];

    Read  touch_ups(Nothing) -> TouchUps = touch_up::touch_ups, [Plans, Sessions, Medicines, Photos, Settings, TouchUps];
    Write check_in_save(CheckInArgs) -> Done = touch_up::save_check_in, [TouchUps];
    Write touch_up_free_until(FreeUntilArgs) -> Done = touch_up::free_until, [Plans, TouchUps];
    Write booking_save(BookingSaveArgs) -> BookingId = booking::save, [TouchUps];
    Write booking_sent(BookingSentArgs) -> Done = booking::sent, [TouchUps];
    Write booking_unsent(BookingArgs) -> Done = booking::unsent, [TouchUps];
    Write booking_offered(BookingDateArgs) -> Done = booking::offered, [TouchUps];
    Write booking_declined(BookingArgs) -> Done = booking::declined, [TouchUps];
    Write booking_booked(BookingDateArgs) -> SessionId = booking::booked, [TouchUps, Sessions];
    Write booking_delete(BookingArgs) -> Done = booking::delete, [TouchUps];
    Write booking_restore(BookingArgs) -> Done = booking::restore, [TouchUps];

    Read  backup_state(Nothing) -> BackupState = backup::state, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Write backup_begin(BackupPassphraseArgs) -> LeavingProgress = [work] backup::begin, [];
    Write backup_cancel(Nothing) -> Done = backup::cancel, [];
    Write restore_open(BackupPassphraseArgs) -> RestorePreview = [work] backup::open, [];
    Write restore_begin(Nothing) -> RestoreProgress = backup::restore_begin, [];
    Write restore_step(Nothing) -> RestoreProgress = backup::restore_step, [];
    Write restore_finish(Nothing) -> Done = backup::restore_finish, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Write restore_cancel(Nothing) -> Done = backup::restore_cancel, [];

    Read  report_choices(Nothing) -> ReportChoices = report::choices, [Plans, Sessions, Medicines, Diary, Photos];

    Read  learn(Nothing) -> Vec<Article> = learn::learn, [];
    Read  settings(Nothing) -> Settings = settings::settings, [Settings];
    Write settings_save(SettingsArgs) -> Done = settings::save, [Settings];
    Read  history(HistoryArgs) -> History = history::history, [History];
    Read  about(Nothing) -> About = settings::about, [Plans];
}

/// Runs one command from its beginning to its end, for a host that does one thing at a time.
///
/// # Errors
/// As [`begin`].
pub fn dispatch(app: &mut App, ctx: &mut Ctx, name: &str, args: Value) -> Result<Reply> {
    match begin(app, ctx, name, args)? {
        Step::Done(reply) => Ok(reply),
        Step::Work(work) => work.run().finish(app, ctx),
    }
}

fn arguments<A: serde::de::DeserializeOwned>(args: Value) -> Result<A> {
    // The reader's own message could quote what the patient typed, so it is dropped here.
    serde_json::from_value(args).map_err(|_| Error::BadCall)
}

/// How a handler's value becomes a reply.
pub(crate) struct Answer<V> {
    access: Access,
    tags: &'static [Tag],
    value: std::marker::PhantomData<fn() -> V>,
}

impl<V: Serialize> Answer<V> {
    pub(crate) fn new(access: Access, tags: &'static [Tag]) -> Self {
        Self { access, tags, value: std::marker::PhantomData }
    }

    pub(crate) fn reply(&self, app: &mut App, ctx: &Ctx, value: Result<V>) -> Result<Reply> {
        let value = value.map_err(|error| app.faced(error, ctx))?;
        let value = serde_json::to_value(value).map_err(|_| Error::BadCall)?;
        let mut changed = Vec::new();
        if self.access == Access::Write && !self.tags.is_empty() {
            changed.extend_from_slice(self.tags);
            changed.push(Tag::History);
        }
        Ok(Reply { value, changed })
    }
}
