//! The command table: nothing else is callable from a page. Each row names its arguments, its value, its handler, and the
//! tags a read depends on or a write touches. The router, the list for the pages and the TypeScript types come from here.
//!
//! `[bytes]`, `[file]`, `[pieces]` and `[source]` name a row's [`Kind`]; without one it is [`Kind::Value`]. A row with
//! `job` names two functions: one that begins the work, and after `=>` one that finishes it.

use serde_json::Value;

use crate::app::App;
use crate::changed::Tag;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::handlers::{
    backup, booking, compare, diary, export, hairline, help, history, learn, lock, medicine, pack,
    photo, photo_import, picture, plan, reminder, report, session, settings, share, start, tick,
    today, touch_up, treatment, unusable,
};
use crate::job::Outcome;
use crate::pending::{Memo, Pending, Started};
use crate::reply::Reply;
use crate::table::{Access, Channel, Given, Kind, Row, given, given_file};
#[cfg(feature = "bindings")]
use crate::type_of::TypeOf;
use crate::view::*;
use crate::work::{Step, Ticket};
use stipple_core::answer::TopicAnswer;
use stipple_core::ids::{BookingId, DiaryId, HairlineId, MedicineId, PlanId, SessionId, ViewId};
use stipple_core::timeline::Journey;
use stipple_core::today::Today;

/// The kind of a row.
macro_rules! kind {
    () => {
        Kind::Value
    };
    (job) => {
        Kind::Value
    };
    (bytes) => {
        Kind::Bytes
    };
    (source) => {
        Kind::Source
    };
    (file $(job)?) => {
        Kind::File
    };
    (pieces $(job)?) => {
        Kind::Pieces
    };
}

/// Calls a row's handler.
macro_rules! start {
    ([] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        $handler($app, $ctx, $args).and_then(given::<$value>).map(Started::Done)
    };
    ([bytes] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        match $channel {
            Channel::Bytes(bytes) => {
                $handler($app, $ctx, $args, bytes).and_then(given::<$value>).map(Started::Done)
            }
            _ => Err(Error::BadCall),
        }
    };
    ([source] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        match $channel {
            Channel::Source(source) => {
                $handler($app, $ctx, $args, source).and_then(given::<$value>).map(Started::Done)
            }
            _ => Err(Error::BadCall),
        }
    };
    ([job] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        $handler($app, $ctx, $args).and_then(|begun| begun.map(given::<$value>))
    };
    ([$kind:ident] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        $handler($app, $ctx, $args).and_then(given_file::<$value>).map(Started::Done)
    };
    ([$kind:ident job] $app:ident, $ctx:ident, $args:ident, $channel:ident, $handler:path, $value:ty) => {
        $handler($app, $ctx, $args).and_then(|begun| begun.map(given_file::<$value>))
    };
}

/// Calls the function that finishes a row's work.
macro_rules! finish {
    ([$($kind:ident)*] $app:ident, $ctx:ident, $memo:ident, $outcome:ident, $value:ty) => {
        Err(Error::BadCall)
    };
    ([job] $app:ident, $ctx:ident, $memo:ident, $outcome:ident, $value:ty, $finish:path) => {
        $finish($app, $ctx, $memo, $outcome).and_then(given::<$value>)
    };
    ([$kind:ident job] $app:ident, $ctx:ident, $memo:ident, $outcome:ident, $value:ty, $finish:path) => {
        $finish($app, $ctx, $memo, $outcome).and_then(given_file::<$value>)
    };
}

macro_rules! commands {
    ($(
        $access:ident $name:ident($args:ty) -> $value:ty =
            $([$($kind:ident)+])? $handler:path $(=> $finish:path)?, [$($tag:ident),*];
    )+) => {
        /// Every command.
        pub const TABLE: &[Row] = &[$(Row {
            name: stringify!($name),
            access: Access::$access,
            kind: kind!($($($kind)+)?),
            tags: &[$(Tag::$tag),*],
        }),+];

        fn start(
            app: &mut App,
            ctx: &mut Ctx,
            name: &str,
            args: Value,
            channel: Channel,
        ) -> Result<Started<Given>> {
            match name {
                $(stringify!($name) => {
                    let args: $args = arguments(args)?;
                    start!([$($($kind)+)?] app, ctx, args, channel, $handler, $value)
                })+
                _ => Err(Error::BadCall),
            }
        }

        fn finished(
            app: &mut App,
            ctx: &mut Ctx,
            name: &str,
            memo: Memo,
            outcome: Outcome,
        ) -> Result<Given> {
            match name {
                $(stringify!($name) => {
                    finish!([$($($kind)+)?] app, ctx, memo, outcome, $value $(, $finish)?)
                })+
                _ => Err(Error::BadCall),
            }
        }

        /// The argument and value types of every row, for the TypeScript file.
        #[cfg(feature = "bindings")]
        pub(crate) fn each_type(mut row: impl FnMut(&Row, TypeOf, TypeOf)) {
            let mut rows = TABLE.iter();
            $(if let Some(r) = rows.next() {
                row(r, TypeOf::of::<$args>(), TypeOf::of::<$value>());
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
    Write start_empty(Nothing) -> Start = start::start_empty, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings];
    Read  keys(Nothing) -> Keys = lock::keys, [Keys];
    Write lock_set(LockSetArgs) -> Done = lock::set, [Keys];
    Write lock_try(SecretArgs) -> Done = lock::try_it, [Keys];
    Write lock_remove(Nothing) -> Done = lock::remove, [Keys];
    Write code_make(Nothing) -> NewCode = lock::make_code, [Keys];
    Write code_try(CodeArgs) -> Done = lock::try_code, [Keys];
    Write biometric_set(BiometricSetArgs) -> Done = [job] lock::biometric::set => lock::biometric::sealed, [Keys];
    Write biometric_unlock(BiometricUnlockArgs) -> Start = [job] lock::biometric::open => lock::biometric::opened, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, Keys];
    Write confirm(SecretArgs) -> Done = lock::confirm, [];
    Write close(Nothing) -> Start = lock::close, [];
    Write active(Nothing) -> Done = lock::active, [];
    Write delete_everything(Nothing) -> Deleted = lock::delete_everything, [];
    Write housekeeping(Nothing) -> Housekeeping = start::housekeeping, [Photos];

    Read  today(Nothing) -> Today = today::today, [Plans, Sessions, Medicines, Outcomes, Settings];
    Read  may_i(Nothing) -> Vec<TopicAnswer> = today::may_i, [Plans, Sessions, Medicines, Settings];
    Read  journey(Nothing) -> Journey = today::journey, [Plans, Sessions, Medicines, Outcomes, Settings];
    Read  unusable(Nothing) -> Vec<UnusableRow> = unusable::unusable, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Write unusable_delete(UnusableArgs) -> Done = unusable::delete, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Read  help(Nothing) -> Help = help::help, [Plans, Sessions, Medicines, Settings];
    Write tick(TickArgs) -> Done = tick::tick, [Outcomes];

    Read  plans(Nothing) -> Vec<PlanView> = plan::plans, [Plans];
    Write plan_add(PlanAddArgs) -> PlanId = plan::add, [Plans];
    Write treatment_choose(TreatmentChooseArgs) -> Done = treatment::choose, [Plans, Sessions];
    Write plan_edit(PlanEditArgs) -> Done = plan::edit, [Plans];
    Write plan_delete(PlanArgs) -> Done = plan::delete, [Plans];
    Write plan_restore(PlanArgs) -> Done = plan::restore, [Plans];

    Read  packs(Nothing) -> Vec<PackSummary> = pack::packs, [Plans];
    Read  pack(PackArgs) -> PackView = pack::pack, [Plans];
    Read  pack_preview(PackTextArgs) -> PackPreview = pack::preview, [Plans];
    Write pack_opened(Nothing) -> Option<String> = pack::opened, [];
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
    Read  calendar(CalendarArgs) -> Done = [file] session::calendar, [];

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
    Write photo_receive(PhotoReceiveArgs) -> Received = [bytes] photo_import::receive, [Photos];
    Read  photo_picture(PictureArgs) -> Done = [file] picture::picture, [];
    Write photos_purge(PhotosArgs) -> Done = photo::purge, [Photos];
    Write photo_view_save(ViewSaveArgs) -> ViewId = photo::save_view, [Photos];
    Write photo_view_delete(ViewArgs) -> Done = photo::delete_view, [Photos];
    Write photo_view_restore(ViewArgs) -> Done = photo::restore_view, [Photos];
    Write photos_tidy(Nothing) -> Tidied = photo_import::tidy, [Photos];
    Write photo_develop(ImportArgs) -> Developed = [job] photo_import::develop => photo_import::developed, [Photos];
    Write photo_discard(ImportArgs) -> Done = photo_import::discard, [Photos];

    Read  photo_pair(PairArgs) -> Pair = compare::pair, [Photos, Plans, Sessions, Medicines];
    Read  photo_align(AlignArgs) -> Alignment = [job] compare::align => compare::aligned, [Photos];
    Write photo_pair_save(PairSaveArgs) -> Done = compare::save, [Photos];
    Read  hairlines(Nothing) -> Vec<HairlineView> = hairline::hairlines, [Photos];
    Write hairline_save(HairlineSaveArgs) -> HairlineId = hairline::save, [Photos];
    Write hairline_agree(HairlineAgreeArgs) -> Done = hairline::agree, [Photos];
    Write hairline_delete(HairlineArgs) -> Done = hairline::delete, [Photos];
    Write hairline_restore(HairlineArgs) -> Done = hairline::restore, [Photos];
    Read  share_shapes(Nothing) -> Vec<ViewShape> = share::shapes, [Photos];
    Write share_shape_save(ViewShape) -> Done = share::save_shape, [Photos];
    Read  share_photos(ShareArgs) -> Done = [file job] share::share => share::shared, [];

    Read  export_choices(Nothing) -> ExportChoices = export::choices, [Plans, Sessions, Medicines, Diary, Photos];
    Write export_begin(ExportArgs) -> FileProgress = export::begin, [];
    Write export_piece(Nothing) -> FileProgress = [pieces job] export::piece => export::piece_rendered, [];
    Write export_cancel(Nothing) -> Done = export::cancel, [];

    Read  reminders(Nothing) -> Reminders = reminder::reminders, [Reminders, Plans, Sessions, Medicines, Outcomes, Settings, TouchUps];
    Read  reminders_missed(Nothing) -> Vec<ReminderPast> = reminder::missed, [Reminders];
    Write reminders_reported(Nothing) -> Done = reminder::reported, [];
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
    Read  booking_file(BookingFileArgs) -> Done = [file job] booking::file => booking::file_packed, [];
    Write booking_delete(BookingArgs) -> Done = booking::delete, [TouchUps];
    Write booking_restore(BookingArgs) -> Done = booking::restore, [TouchUps];

    Read  backup_state(Nothing) -> BackupState = backup::state, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Write backup_begin(BackupPassphraseArgs) -> FileProgress = [job] backup::begin => backup::begun, [];
    Write backup_piece(Nothing) -> FileProgress = [pieces] backup::piece, [];
    Write backup_saved(Nothing) -> Done = backup::saved, [Settings];
    Write backup_cancel(Nothing) -> Done = backup::cancel, [];
    Write restore_from(Nothing) -> Done = [source] backup::restore_from, [];
    Write restore_open(BackupPassphraseArgs) -> RestorePreview = [job] backup::open => backup::opened, [];
    Write restore_begin(RestoreBeginArgs) -> RestoreProgress = backup::restore_begin, [];
    Write restore_step(Nothing) -> RestoreProgress = backup::restore_step, [];
    Write restore_finish(Nothing) -> Done = backup::restore_finish, [Plans, Sessions, Medicines, Outcomes, Diary, Photos, Settings, TouchUps];
    Write restore_cancel(Nothing) -> Done = backup::restore_cancel, [];

    Read  report_print(PrintArgs) -> Done = [file job] report::print => report::printed, [];
    Read  report_choices(Nothing) -> ReportChoices = report::choices, [Plans, Sessions, Medicines, Diary, Photos];

    Write painted(Nothing) -> Done = settings::painted, [];
    Read  learn(Nothing) -> Vec<Article> = learn::learn, [];
    Read  settings(Nothing) -> Settings = settings::settings, [Settings];
    Write settings_save(SettingsArgs) -> Done = settings::save, [Settings];
    Read  history(HistoryArgs) -> History = history::history, [History];
    Read  about(Nothing) -> About = settings::about, [Plans];
}

fn arguments<A: serde::de::DeserializeOwned>(args: Value) -> Result<A> {
    // The reader's own message could quote what the patient typed, so it is dropped here.
    serde_json::from_value(args).map_err(|_| Error::BadCall)
}

/// The row of this name.
fn row(name: &str) -> Result<&'static Row> {
    TABLE.iter().find(|row| row.name == name).ok_or(Error::BadCall)
}

/// Begins one command; most are done at once.
///
/// # Errors
/// [`Error::BadCall`] for a name, a channel or an argument the table does not know, or what the handler says.
pub fn begin(
    app: &mut App,
    ctx: &mut Ctx,
    name: &str,
    args: Value,
    channel: Channel,
) -> Result<Step> {
    app.close_if_idle();
    let row = row(name)?;
    if row.kind != channel.kind() {
        return Err(Error::BadCall);
    }
    let started = start(app, ctx, name, args, channel);
    match started.map_err(|error| app.faced(error, ctx))? {
        Started::Done(given) => Ok(Step::Done(row.reply(given))),
        Started::Work(work, memo) => {
            // The patient waits for it.
            app.touch();
            let ticket = Ticket((ctx.new_id)());
            app.jobs.insert(ticket, Pending { command: row.name, memo });
            Ok(Step::Work(ticket, work))
        }
    }
}

/// Finishes a command whose work is done.
///
/// # Errors
/// [`Error::Locked`] where the app was locked meanwhile, [`Error::Interrupted`] where it was opened again since, or what
/// the handler says.
pub fn finish(app: &mut App, ctx: &mut Ctx, ticket: Ticket, outcome: Outcome) -> Result<Reply> {
    app.close_if_idle();
    let Some(Pending { command, memo }) = app.jobs.take(ticket) else {
        return Err(if app.open.is_none() { Error::Locked } else { Error::Interrupted });
    };
    let given = finished(app, ctx, command, memo, outcome);
    let given = given.map_err(|error| app.faced(error, ctx))?;
    Ok(row(command)?.reply(given))
}

/// Runs one command from its beginning to its end, for a host that does one thing at a time.
///
/// # Errors
/// As [`begin`] and [`finish`].
pub fn dispatch_on(
    app: &mut App,
    ctx: &mut Ctx,
    name: &str,
    args: Value,
    channel: Channel,
) -> Result<Reply> {
    match begin(app, ctx, name, args, channel)? {
        Step::Done(reply) => Ok(reply),
        Step::Work(ticket, work) => finish(app, ctx, ticket, work.run()),
    }
}

/// The same for a command of [`Kind::Value`].
///
/// # Errors
/// As [`dispatch_on`].
pub fn dispatch(app: &mut App, ctx: &mut Ctx, name: &str, args: Value) -> Result<Reply> {
    dispatch_on(app, ctx, name, args, Channel::Value)
}
