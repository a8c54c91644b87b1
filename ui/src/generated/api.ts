// Made from crates/api by `cargo test -p stipple-tests --test source bindings`; a test fails when it is stale.

/**
 * Who made what: the app and the packs in use.
 */
export type About = { 
/**
 * The app's version.
 */
version: string, 
/**
 * The packs in use with their sign-off.
 */
packs: Array<AboutPack>, 
/**
 * Which key opens the store.
 */
opened_by: OpenedBy, };
/**
 * A pack in use.
 */
export type AboutPack = { name: PackName, 
/**
 * Who stands behind it.
 */
sign_off: SignOff, };
/**
 * The checks and dates after the last session of one plan.
 */
export type After = { 
/**
 * The visit it counts from.
 */
visit: SessionId, 
/**
 * The visit's local date.
 */
day0: string, 
/**
 * Days since `day0`.
 */
day: number, settle: CheckInDue, 
/**
 * None: the clinic names no free period.
 */
free: Free | null, 
/**
 * The first date on which a touch-up may be done.
 */
not_before: string, 
/**
 * The yearly check that is open or next.
 */
yearly: CheckInDue, };
/**
 * Who agreed to a line, and when. An agreed line never changes; the patient can draw another one.
 */
export type Agreed = { 
/**
 * The local date of the agreement.
 */
on: string, 
/**
 * The names of those who agreed, as the patient wrote them.
 */
names: Array<string>, };
/**
 * Lay one photo over another.
 */
export type AlignArgs = { 
/**
 * The one that stays where it is.
 */
former: PhotoId, 
/**
 * The one that is laid over it.
 */
later: PhotoId, 
/**
 * A quick first answer from the small pictures.
 */
quick: boolean, };
/**
 * How one photo lies over another.
 */
export type Alignment = { 
/**
 * Moves the later one onto the former; none: the two could not be aligned.
 */
transform: Transform | null, };
/**
 * The event whose local calendar date is a rule's day 0 (`docs/pack-format.md`, "Instructions").
 */
export type Anchor = "session1_start" | "session_start" | "session_end" | "session1_end" | "session2_end" | "final_session_end" | "surgery" | "scar_surgery" | "suture_removal" | "medicine_start";
/**
 * Theme and language of a screen that is shown before the store is open.
 */
export type Appearance = { 
/**
 * The language, as a BCP 47 tag; none: as the system.
 */
locale: string | null, 
/**
 * Light or dark.
 */
theme: Theme, };
/**
 * A cut or cover on a picture, in ten-thousandths of the upright picture's width and height.
 */
export type Area = { 
/**
 * The left edge.
 */
x: number, 
/**
 * The upper edge.
 */
y: number, 
/**
 * How wide.
 */
width: number, 
/**
 * How high.
 */
height: number, };
/**
 * A page about the options around SMP.
 */
export type Article = { id: string, title: string, 
/**
 * One sentence.
 */
summary: string, 
/**
 * The language it is written in.
 */
lang: string, sections: Array<ArticleSection>, };
/**
 * A part of a page.
 */
export type ArticleSection = { heading: string, paragraphs: Array<string>, sources: Array<Source>, 
/**
 * How well it is supported.
 */
confidence: Confidence, };
/**
 * A backup's passphrase, on its way in only.
 */
export type BackupPassphraseArgs = { passphrase: string, };
/**
 * Why a backup file cannot be restored.
 */
export type BackupRefusal = "not_a_backup" | "for_keys" | "wrong_passphrase" | "too_costly" | "damaged" | "newer" | "too_large";
/**
 * What a page says before a backup is made.
 */
export type BackupState = { 
/**
 * When the last backup file was made here; none: none yet.
 */
last_at: string | null, 
/**
 * How many photos there are.
 */
photos: number, 
/**
 * The fewest characters its passphrase needs.
 */
min_length: number, 
/**
 * Nothing was entered here yet.
 */
empty: boolean, };
/**
 * Turns biometric unlock on or off.
 */
export type BiometricSetArgs = { on: boolean, 
/**
 * What the system says when it asks for its owner.
 */
ask: string, };
/**
 * Unlock with a fingerprint or a face.
 */
export type BiometricUnlockArgs = { 
/**
 * What the system says when it asks for its owner.
 */
ask: string, };
/**
 * One request.
 */
export type BookingArgs = { 
/**
 * The request.
 */
id: BookingId, };
/**
 * A date the clinic named.
 */
export type BookingDateArgs = { 
/**
 * The request.
 */
id: BookingId, 
/**
 * The local date.
 */
on: string, 
/**
 * The local time, where known.
 */
at: string | null, 
/**
 * The clinic's IANA zone; none: the patient's own.
 */
zone: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, };
/**
 * A request as a file: the words, in the screen's language, and the photos that go with it, each covered and cut as its view was
 * when one was shared last.
 */
export type BookingFileArgs = { 
/**
 * The request.
 */
id: BookingId, 
/**
 * Its words.
 */
text: string, 
/**
 * The longest side of each picture in pixels, 320 to 4,000.
 */
long_edge: number, };
/**
 * One request for a visit.
 */
export type BookingId = string;
/**
 * A request, new or changed.
 */
export type BookingSaveArgs = { 
/**
 * The request; none: a new one.
 */
id: BookingId | null, plan: PlanId, 
/**
 * The days the patient would like.
 */
days: Array<Weekday>, 
/**
 * The times of day the patient would like.
 */
times: Array<DayPart>, 
/**
 * The patient's own words.
 */
note: string, 
/**
 * The photos that go with it, at most 12; a private one is refused.
 */
photos: Array<PhotoId>, };
/**
 * A request that was handed over, or asked about again.
 */
export type BookingSentArgs = { 
/**
 * The request.
 */
id: BookingId, 
/**
 * The way.
 */
by: SentBy, };
/**
 * The state of a booking request.
 */
export type BookingState = "draft" | "sent" | "offered" | "booked" | "done";
/**
 * A request.
 */
export type BookingView = { 
/**
 * The session it became.
 */
visit: Session | null, 
/**
 * How long until then.
 */
left: Left | null, 
/**
 * It may be asked about again now.
 */
ask_again: boolean, 
/**
 * It was asked about as often as Stipple asks.
 */
asked_enough: boolean, id: BookingId, plan: PlanId, 
/**
 * The state as last recorded. [`Booking::state_with`] also considers the session it became.
 */
state: BookingState, 
/**
 * Preferred days; empty: any.
 */
days: Array<Weekday>, 
/**
 * Preferred times of day; empty: any.
 */
times: Array<DayPart>, 
/**
 * The patient's own words to the clinic.
 */
note: string, 
/**
 * Photos to send with it.
 */
photos: Array<PhotoId>, 
/**
 * How it was first sent.
 */
sent_by: SentBy | null, 
/**
 * The local date of the last send or follow-up.
 */
asked_on: string | null, 
/**
 * The moment of the last send or follow-up.
 */
asked_at: string | null, 
/**
 * How many follow-ups there were, 0 to [`MOST_AGAIN`].
 */
again: number, 
/**
 * The date the clinic named.
 */
offer: Offer | null, session: SessionId | null, };
/**
 * Which sessions to put into a calendar file, and in which words.
 */
export type CalendarArgs = { 
/**
 * One session; none: all that are ahead.
 */
id: SessionId | null, 
/**
 * What each entry is called, in the screen's language: neutral unless the patient chose otherwise.
 */
title: string, };
/**
 * What goes onto a card.
 */
export type CardArgs = { 
/**
 * The language of its words, as a BCP 47 tag.
 */
lang: string, paper: Paper, 
/**
 * The courses whose pigment is on it.
 */
plans: Array<PlanId>, };
/**
 * One "ask your clinic" note.
 */
export type Caution = { plan: PlanId, 
/**
 * The visit it is about, where it is about one.
 */
session: SessionId | null, 
/**
 * Why the patient should ask.
 */
unusual: Unusual, 
/**
 * The instruction it comes from.
 */
instruction: InstructionText | null, };
/**
 * What was done.
 */
export type ChangeOp = "added" | "changed" | "deleted" | "restored";
/**
 * One recorded write.
 */
export type ChangeView = { 
/**
 * Its number; later ones are higher.
 */
number: number, 
/**
 * When it was recorded.
 */
at: string, 
/**
 * The zone it was recorded in.
 */
zone: string, 
/**
 * On this device, and not on another one of the patient's.
 */
here: boolean, 
/**
 * What it was done to.
 */
noun: Noun, 
/**
 * What was done.
 */
op: ChangeOp, 
/**
 * What the thing is called or dated, to tell one from another.
 */
label: string | null, fields: Array<FieldChange>, };
/**
 * The patient's answer, next to the photos taken just after the session.
 */
export type CheckInAnswer = "lighter" | "same" | "not_sure";
/**
 * What the patient says at a check-in.
 */
export type CheckInArgs = { 
/**
 * The check-in's key.
 */
event: string, 
/**
 * What is said; none takes it back.
 */
answer: CheckInAnswer | null, };
/**
 * One check with its window `[from, to)` and answer.
 */
export type CheckInDue = { event: string, which: Which, from: string, 
/**
 * The first date after the window.
 */
to: string, phase: Phase, answer: CheckInAnswer | null, };
/**
 * One view, then and now.
 */
export type CheckInPair = { 
/**
 * The view.
 */
view: View, 
/**
 * The photo of just after the session, with its date.
 */
former: DatedCard | null, 
/**
 * The latest photo.
 */
later: DatedCard | null, };
/**
 * How to reach the clinic.
 */
export type Clinic = { name: string, phone: string, 
/**
 * The number out of hours.
 */
emergency_phone: string | null, email: string | null, address: string | null, };
/**
 * Whom to call, as the patient wrote it down. A clinic's own pack brings its own.
 */
export type ClinicContact = { 
/**
 * The clinic's name.
 */
name: string, 
/**
 * Its telephone number.
 */
phone: string, 
/**
 * Its number out of hours.
 */
emergency_phone: string, 
/**
 * Its e-mail address.
 */
email: string, };
/**
 * A recovery code, on its way in.
 */
export type CodeArgs = { 
/**
 * What was typed.
 */
code: string, };
/**
 * Compared with the last photo, in the patient's own eyes.
 */
export type Compared = "lighter" | "same" | "darker";
/**
 * How well a record is supported (`docs/pack-format.md`, "Instructions").
 */
export type Confidence = "A" | "B" | "C" | "D";
/**
 * The origin of a photo's date.
 */
export type DateFrom = "camera" | "picture" | "file" | "arrival" | "patient";
/**
 * A photo with its date.
 */
export type DatedCard = { 
/**
 * The local date it was taken.
 */
on: string, id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * Width of the upright picture in pixels.
 */
width: number, 
/**
 * Height of the upright picture in pixels.
 */
height: number, 
/**
 * Covered until the patient wants to see it.
 */
private: boolean, 
/**
 * There is a note.
 */
noted: boolean, 
/**
 * There are marks on it.
 */
marked: boolean, 
/**
 * Whether its picture is there.
 */
file: PhotoFile, };
/**
 * A part of the day.
 */
export type DayPart = "morning" | "afternoon" | "evening";
/**
 * What was deleted, counted.
 */
export type Deleted = { 
/**
 * Key files.
 */
keys: number, 
/**
 * Entries of the operating system's key store.
 */
entries: number, 
/**
 * Files of the database and its copies.
 */
databases: number, 
/**
 * Files of pictures.
 */
pictures: number, 
/**
 * Other files of Stipple.
 */
others: number, 
/**
 * Files that could not be removed; nothing opens them any more.
 */
left: number, };
/**
 * A deleted photo.
 */
export type DeletedPhoto = { 
/**
 * The local date it was taken.
 */
on: string, 
/**
 * The local date on which it is gone for good; none for one with an agreed hairline, which stays until the patient
 * says otherwise.
 */
gone_on: string | null, 
/**
 * A hairline was agreed over it, and would go with it.
 */
hairline: boolean, id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * Width of the upright picture in pixels.
 */
width: number, 
/**
 * Height of the upright picture in pixels.
 */
height: number, 
/**
 * Covered until the patient wants to see it.
 */
private: boolean, 
/**
 * There is a note.
 */
noted: boolean, 
/**
 * There are marks on it.
 */
marked: boolean, 
/**
 * Whether its picture is there.
 */
file: PhotoFile, };
/**
 * How reminders come on this device; the host says it.
 */
export type Delivery = { 
/**
 * What wakes Stipple.
 */
waker: Waker, 
/**
 * Whether that is in place.
 */
state: WakerState, 
/**
 * Whether notifications are shown.
 */
notifications: Notifications, 
/**
 * When the waker last woke Stipple.
 */
woken_at: string | null, };
/**
 * A photo that is in the log now.
 */
export type Developed = { photo: PhotoId, 
/**
 * The local date it was taken.
 */
on: string, 
/**
 * Where that date comes from; from a file or the day it came in, the screen asks.
 */
date_from: DateFrom, 
/**
 * A location was in it, and was removed.
 */
had_location: boolean, 
/**
 * Something about the light that makes it hard to compare.
 */
light: LightHint | null, };
/**
 * A part of the diary, latest first, and the numbers over time.
 */
export type Diary = { 
/**
 * The patient's local date.
 */
today: string, entries: Array<DiaryEntry>, 
/**
 * There are earlier ones.
 */
more: boolean, 
/**
 * The numbers of all entries, oldest first, for the chart.
 */
points: Array<DiaryPoint>, 
/**
 * The dates of the visits that took place, to mark on the chart.
 */
visits: Array<string>, };
/**
 * One day's entry. Every answer may be left out.
 */
export type DiaryAnswers = { 
/**
 * How satisfied, 0 to 10.
 */
satisfaction: number | null, 
/**
 * How natural it looks, 0 to 10.
 */
naturalness: number | null, 
/**
 * How confident, 0 to 10.
 */
confidence: number | null, 
/**
 * How much it itches or hurts, 0 to 10.
 */
discomfort: number | null, 
/**
 * Compared with the last photo.
 */
compared: Compared | null, 
/**
 * The patient's own words.
 */
note: string, };
/**
 * Which part of the diary.
 */
export type DiaryArgs = { 
/**
 * Only entries before this date; none: the latest.
 */
before: string | null, };
/**
 * One entry.
 */
export type DiaryEntry = { id: DiaryId, 
/**
 * Its local date.
 */
on: string, 
/**
 * How satisfied, 0 to 10.
 */
satisfaction: number | null, 
/**
 * How natural it looks, 0 to 10.
 */
naturalness: number | null, 
/**
 * How confident, 0 to 10.
 */
confidence: number | null, 
/**
 * How much it itches or hurts, 0 to 10.
 */
discomfort: number | null, 
/**
 * Compared with the last photo.
 */
compared: Compared | null, 
/**
 * The patient's own words.
 */
note: string, };
/**
 * One entry.
 */
export type DiaryEntryArgs = { 
/**
 * The entry.
 */
id: DiaryId, };
/**
 * One diary entry.
 */
export type DiaryId = string;
/**
 * The numbers of one day.
 */
export type DiaryPoint = { 
/**
 * The day.
 */
on: string, 
/**
 * How satisfied.
 */
satisfaction: number | null, 
/**
 * How natural it looks.
 */
naturalness: number | null, 
/**
 * How confident.
 */
confidence: number | null, 
/**
 * How much it itches or hurts.
 */
discomfort: number | null, };
/**
 * Write an entry: a day has one, so a second writing changes the first.
 */
export type DiarySaveArgs = { 
/**
 * Its local date.
 */
on: string, 
/**
 * What was answered.
 */
answers: DiaryAnswers, };
/**
 * One difference that the patient sees before switching packs.
 */
export type Difference = { "change": "added", new: Said, } | { "change": "removed", old: Said, } | { "change": "changed", old: Said, new: Said, } | { "change": "sessions", old: number, new: number, } | { "change": "cancel_hours", 
/**
 * Hours before the start of the visit; none: the pack does not say.
 */
old: number | null, new: number | null, } | { "change": "photos", old: PhotoDays, new: PhotoDays, } | { "change": "touch_up", 
/**
 * None: the pack has no terms.
 */
old: TouchUp | null, new: TouchUp | null, };
/**
 * A command that only does something.
 */
export type Done = Record<symbol, never>;
/**
 * One reminder of one medicine on one day, with the outcome.
 */
export type Dose = { event: string, medicine: MedicineId, name: string, on: string, at: string, 
/**
 * What the patient recorded.
 */
state: OutcomeState | null, recorded_at: string | null, 
/**
 * At least an hour past its time and not recorded. The screen then says never to take two doses at once.
 */
late: boolean, };
/**
 * Why a command did nothing. In every case what was saved before is still there.
 */
export type Error = { "code": "locked" } | { "code": "wrong_passphrase" } | { "code": "passphrase_too_short", 
/**
 * The fewest characters it needs.
 */
min_length: number, } | { "code": "pin_not_digits" } | { "code": "pin_too_plain" } | { "code": "try_later", 
/**
 * Seconds from now.
 */
seconds: number, } | { "code": "code_mistyped" } | { "code": "wrong_code" } | { "code": "confirm_needed", 
/**
 * Which kind it is.
 */
kind: SecretKind, 
/**
 * A fingerprint or a face is accepted.
 */
biometric: boolean, } | { "code": "not_recognised" } | { "code": "key_store_unreachable", 
/**
 * A recovery code opens the store.
 */
recoverable: boolean, } | { "code": "key_file_damaged" } | { "code": "database_damaged", 
/**
 * The date of the last good copy; none: there is none.
 */
copy_from: string | null, } | { "code": "database_newer" } | { "code": "disk_full" } | { "code": "read_only" } | { "code": "unreadable" } | { "code": "interrupted" } | { "code": "already_open" } | { "code": "disk_fault" } | { "code": "place_not_writable" } | { "code": "place_full" } | { "code": "pack_refused", 
/**
 * What is wrong, in the order of the file.
 */
faults: Array<PackFault>, } | { "code": "pack_for_other_treatment" } | { "code": "not_found", 
/**
 * What was looked for.
 */
noun: Noun, } | { "code": "date_out_of_range", 
/**
 * The field.
 */
field: string, } | { "code": "done_in_future" } | { "code": "too_long", 
/**
 * The field.
 */
field: string, 
/**
 * The most characters it takes.
 */
max: number, } | { "code": "empty", 
/**
 * The field.
 */
field: string, } | { "code": "out_of_scale", 
/**
 * The field.
 */
field: string, 
/**
 * The lowest.
 */
min: number, 
/**
 * The highest.
 */
max: number, } | { "code": "photo_refused", 
/**
 * Why.
 */
reason: Refusal, } | { "code": "photo_missing" } | { "code": "photo_damaged" } | { "code": "hairline_agreed" } | { "code": "photo_private" } | { "code": "backup_refused", 
/**
 * Why.
 */
reason: BackupRefusal, } | { "code": "nothing_ahead" } | { "code": "bad_call" };
/**
 * What of everything is to leave, as a ZIP of tables and pictures.
 */
export type ExportArgs = { 
/**
 * The language of its words, as a BCP 47 tag.
 */
lang: string, 
/**
 * The private photos too, and what is said of them.
 */
private: boolean, 
/**
 * The list of all changes, which holds what was deleted too.
 */
history: boolean, };
/**
 * What there is to hand out.
 */
export type ExportChoices = { 
/**
 * Care plans.
 */
plans: number, sessions: number, medicines: number, 
/**
 * Diary entries.
 */
diary: number, 
/**
 * Photos that are not private.
 */
photos: number, 
/**
 * Private photos.
 */
private: number, 
/**
 * How many bytes the photos take that are not private.
 */
photo_bytes: number, 
/**
 * How many bytes the private ones take.
 */
private_bytes: number, };
/**
 * What a medicine fact is about.
 */
export type FactKind = "take" | "missed" | "expect" | "caution" | "set_up";
/**
 * A fact about a medicine, with its source.
 */
export type FactView = { id: string, kind: FactKind, title: string, 
/**
 * What to know.
 */
text: string, sources: Array<Source>, confidence: Confidence, };
/**
 * What is known about a picture at import. Stored with its bytes, so that it survives the loss of the database row.
 */
export type Facts = { view: View, origin: Origin, 
/**
 * The local date on which it was taken, if the patient entered one.
 */
on: string | null, 
/**
 * The file's modification time, if known.
 */
file_at: string | null, hair: Hair, 
/**
 * Covered in lists and never shared.
 */
private: boolean, };
/**
 * The reason a pack was rejected.
 */
export type FaultReason = { "code": "too_large" } | { "code": "not_text" } | { "code": "empty_file" } | { "code": "unreadable", detail: string, } | { "code": "unknown_field" } | { "code": "missing_field" } | { "code": "unknown_word", found: string, } | { "code": "unsupported_format", found: number, } | { "code": "bad_form" } | { "code": "empty_text" } | { "code": "unknown_base", found: string, } | { "code": "unknown_record", found: string, } | { "code": "duplicate_id" } | { "code": "unknown_topic", found: string, } | { "code": "no_source" } | { "code": "unknown_source", found: string, } | { "code": "window_backwards" } | { "code": "gap", topic: string, 
/**
 * The first uncovered day.
 */
from: number, 
/**
 * The next covered day; none: no later day is covered.
 */
to: number | null, } | { "code": "overlap", topic: string, other: string, 
/**
 * The first day that both cover.
 */
from: number, } | { "code": "may_inside_dont", other: string, } | { "code": "no_approver" } | { "code": "no_course" } | { "code": "out_of_range" };
/**
 * One field of a change.
 */
export type FieldChange = { 
/**
 * The field's name.
 */
field: string, 
/**
 * Its value before.
 */
from: unknown, 
/**
 * Its value after.
 */
to: unknown, };
/**
 * How far a file is.
 */
export type FileProgress = { 
/**
 * Pictures that are in it.
 */
done: number, 
/**
 * Pictures there are.
 */
total: number, 
/**
 * Pictures whose file is gone or damaged: they are not in it.
 */
left_out: number, 
/**
 * Which they are, once the file is whole; at most [`MOST_NAMED`] of them.
 */
lost: Array<LostPhoto>, 
/**
 * Entries that could not be read and are not in it, by kind.
 */
lost_rows: Array<LostRows>, 
/**
 * The file is whole.
 */
finished: boolean, };
/**
 * The period in which a touch-up is free.
 */
export type Free = { 
/**
 * The first date on which it may be done.
 */
from: string, 
/**
 * The first date on which it is no longer free.
 */
until: string, phase: Phase, 
/**
 * Whole days left, including today; 0 if it is over.
 */
days_left: number, 
/**
 * Whether the clinic told the patient this date; otherwise it comes from the pack's terms.
 */
told: boolean, };
/**
 * The end of the free time, as the clinic told the patient.
 */
export type FreeUntilArgs = { plan: PlanId, 
/**
 * First date on which a touch-up is no longer free; none: as the pack says.
 */
on: string | null, };
/**
 * A medicine a pack knows.
 */
export type GuideView = { id: string, 
/**
 * The language of what is said about it.
 */
lang: string, name: string, 
/**
 * How many reminders a day may be chosen.
 */
times_a_day: Array<number>, 
/**
 * Shown once, when it is added.
 */
set_up: Array<FactView>, 
/**
 * Everything the packs say about it.
 */
facts: Array<FactView>, };
/**
 * The length of the hair. Stubble changes the contrast, so shaved heads only compare well at the same length.
 */
export type Hair = { 
/**
 * Hours since it was shaved or cut, 0 to 2,000.
 */
hours_since_shave: number | null, 
/**
 * The clipper's length in tenths of a millimetre, 0 (a bare blade) to 500.
 */
clipper_tenths: number | null, };
/**
 * How the patient wears the hair.
 */
export type HairLook = "shaved" | "long";
/**
 * Somebody agreed to a line. It is never changed after that.
 */
export type HairlineAgreeArgs = { 
/**
 * The line.
 */
id: HairlineId, 
/**
 * Who, and when.
 */
agreed: Agreed, };
/**
 * A hairline.
 */
export type HairlineArgs = { 
/**
 * The line.
 */
id: HairlineId, };
/**
 * One drawn hairline.
 */
export type HairlineId = string;
/**
 * A new or changed draft.
 */
export type HairlineSaveArgs = { 
/**
 * The line; none: a new one.
 */
id: HairlineId | null, 
/**
 * The photo it is drawn over.
 */
photo: PhotoId, 
/**
 * The points it goes through, 2 to 60.
 */
points: Array<Point>, 
/**
 * The patient's own words.
 */
note: string, };
/**
 * A hairline.
 */
export type HairlineView = { 
/**
 * The local date of the photo it was drawn over.
 */
photo_on: string, 
/**
 * That photo's view.
 */
view: View, id: HairlineId, 
/**
 * The photo under the line.
 */
photo: PhotoId, 
/**
 * The points of the curve, at least two.
 */
points: Array<Point>, 
/**
 * None: a draft.
 */
agreed: Agreed | null, 
/**
 * The patient's own words.
 */
note: string, };
/**
 * The position of today in the course.
 */
export type Head = { "phase": "no_visit" } | { "phase": "before_first", 
/**
 * How many visits are planned.
 */
of: number, } | { "phase": "after", 
/**
 * Days since its local date; that date is day 0.
 */
day: number, 
/**
 * The visit's place in the course, from 1.
 */
number: number, 
/**
 * How many visits are planned.
 */
of: number, on: string, session: SessionId, 
/**
 * Nobody confirmed the visit; the screen asks.
 */
assumed: boolean, 
/**
 * The course is closed.
 */
closed: boolean, };
/**
 * The position of a date in a plan's course.
 */
export type Healing = { "phase": "before", plan: PlanId, 
/**
 * Days until that visit, at least 1.
 */
days: number, } | { "phase": "after", plan: PlanId, 
/**
 * The visit's place in the course, from 1.
 */
number: number, 
/**
 * How many visits are planned.
 */
of: number, 
/**
 * Days since its local date; that date is day 0.
 */
day: number, };
/**
 * "Something looks wrong": the signs and whom to call.
 */
export type Help = { 
/**
 * The signs, emergency first.
 */
signs: Array<WarningView>, 
/**
 * Whom to call, from the clinic's pack or the settings; none where neither says.
 */
clinic: ClinicContact | null, };
/**
 * A part of the history, latest first.
 */
export type History = { changes: Array<ChangeView>, 
/**
 * There are earlier ones.
 */
more: boolean, };
/**
 * Which part of the history.
 */
export type HistoryArgs = { 
/**
 * Only changes before this number; none: the latest.
 */
before: number | null, };
/**
 * The day the store was last copied and found whole.
 */
export type Housekeeping = { 
/**
 * The copy's local date.
 */
copied_on: string | null, };
/**
 * A picture that came in.
 */
export type ImportArgs = { 
/**
 * The picture on its way.
 */
id: IncomingId, };
/**
 * A received picture that is not developed yet.
 */
export type IncomingId = string;
/**
 * Why the treatment is done.
 */
export type Indication = "male_pattern" | "female_diffuse" | "scar_camouflage" | "with_fue" | "with_fut" | "transplant_only";
/**
 * An instruction's text, without dates.
 */
export type InstructionText = { 
/**
 * Its id in the pack.
 */
id: string, topic: string, 
/**
 * What it asks.
 */
kind: Kind, title: string, text: string, why: string, 
/**
 * How much the sources differ, in words.
 */
range: string | null, sources: Array<Source>, confidence: Confidence, 
/**
 * The window's first day, counted from the anchor.
 */
from_day: number, 
/**
 * The first day after the window.
 */
to_day: number | null, };
/**
 * An instruction with its window on this patient's calendar.
 */
export type InstructionView = { 
/**
 * The window's first date.
 */
from: string, 
/**
 * The first date after the window; none: open-ended.
 */
to: string | null, 
/**
 * The visit it counts from, where it counts from one.
 */
visit: SessionId | null, 
/**
 * Its id in the pack.
 */
id: string, topic: string, 
/**
 * What it asks.
 */
kind: Kind, title: string, text: string, why: string, 
/**
 * How much the sources differ, in words.
 */
range: string | null, sources: Array<Source>, confidence: Confidence, 
/**
 * The window's first day, counted from the anchor.
 */
from_day: number, 
/**
 * The first day after the window.
 */
to_day: number | null, };
/**
 * The timeline of all plans and medicines.
 */
export type Journey = { 
/**
 * The patient's local date.
 */
today: string, 
/**
 * Sorted by date.
 */
entries: Array<JourneyEntry>, 
/**
 * The texts of the instructions that entries refer to, each once per plan.
 */
texts: Array<JourneyText>, };
/**
 * One entry of the timeline.
 */
export type JourneyEntry = { 
/**
 * None for a medicine.
 */
plan: PlanId | null, 
/**
 * Its date, or the first date of a window.
 */
on: string, 
/**
 * The first date after the window.
 */
to: string | null, } & ({ "what": "visit", session: SessionId, 
/**
 * Its place in the course, from 1.
 */
number: number, state: SessionState, 
/**
 * Its time has come, but nobody confirmed it.
 */
assumed: boolean, } | { "what": "expect", instruction: string, 
/**
 * The first day of the window, counted from the visit.
 */
day: number, } | { "what": "opens", instruction: string, 
/**
 * Counted from the visit.
 */
day: number, } | { "what": "arrange", instruction: string, 
/**
 * The first day of the window, counted from the visit.
 */
day: number, } | { "what": "photo_set", event: string, 
/**
 * Counted from the visit.
 */
day: number, 
/**
 * What the patient recorded.
 */
state: OutcomeState | null, } | { "what": "medicine_start", medicine: MedicineId, name: string, } | { "what": "medicine_stop", medicine: MedicineId, name: string, } | { "what": "closed" });
/**
 * The text of a plan's instruction. Two plans may word the same instruction differently.
 */
export type JourneyText = { plan: PlanId, 
/**
 * Its id in the pack.
 */
id: string, topic: string, 
/**
 * What it asks.
 */
kind: Kind, title: string, text: string, why: string, 
/**
 * How much the sources differ, in words.
 */
range: string | null, sources: Array<Source>, confidence: Confidence, 
/**
 * The window's first day, counted from the anchor.
 */
from_day: number, 
/**
 * The first day after the window.
 */
to_day: number | null, };
/**
 * How Stipple opens.
 */
export type Keys = { 
/**
 * What the patient types; none: the operating system's key store opens it.
 */
lock: SecretKind | null, 
/**
 * A lock that was set and never opened it: it is not in force.
 */
lock_to_try: SecretKind | null, 
/**
 * There is a recovery code that was typed in once.
 */
code: boolean, 
/**
 * A recovery code was made and never typed in.
 */
code_to_try: boolean, 
/**
 * The operating system's key store answers.
 */
key_store: boolean, 
/**
 * It was opened with the recovery code: nothing else that is known opens it.
 */
recovered: boolean, 
/**
 * A fingerprint or a face unlocks it too; none: this device has no biometric unlock.
 */
biometric: boolean | null, };
/**
 * What an instruction asks.
 */
export type Kind = "do" | "dont" | "may" | "expect" | "tell";
/**
 * The setting of one kind.
 */
export type KindSetting = { 
/**
 * Whether it reminds.
 */
on: boolean, 
/**
 * The civil time; none: the time of the daily reminder. Medicines have their own times.
 */
at: string | null, };
/**
 * How long until a visit.
 */
export type Left = { "unit": "days", count: number, } | { "unit": "hours", count: number, };
/**
 * An entry that cannot be used, and why.
 */
export type LeftOutRow = { 
/**
 * What it is; none for a line of the history.
 */
noun: Noun | null, 
/**
 * Its name or date, where that reads.
 */
label: string | null, 
/**
 * Why.
 */
why: LeftOutWhy, };
/**
 * Why an entry cannot be used.
 */
export type LeftOutWhy = "unreadable" | "too_long" | "empty" | "date" | "number" | "belongs" | "not_accepted";
/**
 * Advice about the light. It never prevents taking a photo.
 */
export type LightHint = "too_dark" | "too_bright" | "cast";
/**
 * A new lock.
 */
export type LockSetArgs = { 
/**
 * Which kind.
 */
kind: SecretKind, 
/**
 * What was typed.
 */
secret: string, };
/**
 * A photo that is not in a file.
 */
export type LostPhoto = { id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * The local date it was taken.
 */
on: string, file: PhotoFile, };
/**
 * Entries of one kind that are not in a file.
 */
export type LostRows = { kind: RestoreKind, count: number, };
/**
 * A mark the patient drew on a photo. It is stored separately; the picture itself never changes.
 */
export type Mark = { kind: MarkKind, 
/**
 * Its start.
 */
from: Point, 
/**
 * Its end; equal to `from` for a text.
 */
to: Point, 
/**
 * The words of a text; otherwise empty.
 */
text: string, };
/**
 * The shape of a mark.
 */
export type MarkKind = "arrow" | "circle" | "text";
/**
 * A new medicine.
 */
export type MedicineAddArgs = { 
/**
 * The guide's id; none for one that no pack knows.
 */
guide: string | null, 
/**
 * Its name as on the box.
 */
name: string, 
/**
 * The civil times of its reminders.
 */
times: Array<string>, 
/**
 * The first day.
 */
started_on: string, 
/**
 * What the prescriber or leaflet says.
 */
note: string, };
/**
 * One medicine.
 */
export type MedicineArgs = { id: MedicineId, };
/**
 * Other words, times or dates of a medicine.
 */
export type MedicineEditArgs = { id: MedicineId, 
/**
 * Its name as on the box.
 */
name: string, 
/**
 * The civil times of its reminders.
 */
times: Array<string>, 
/**
 * The first day.
 */
started_on: string, 
/**
 * The first day it is no longer taken; none: still taken.
 */
stopped_on: string | null, 
/**
 * What the prescriber or leaflet says.
 */
note: string, };
/**
 * One medicine the patient takes.
 */
export type MedicineId = string;
/**
 * One medicine of the patient's.
 */
export type MedicineView = { 
/**
 * The language of what the packs say about it.
 */
lang: string, 
/**
 * What is usual now.
 */
expected_now: Array<FactView>, 
/**
 * Everything else the packs say about it for this patient.
 */
facts: Array<FactView>, id: MedicineId, 
/**
 * The guide in the medicines pack; none for a medicine the pack does not know.
 */
guide: string | null, 
/**
 * Its name as on the box.
 */
name: string, 
/**
 * The trait of a patient who takes it.
 */
gives: Trait | null, 
/**
 * The civil times of its reminders, sorted.
 */
times: Array<string>, 
/**
 * The first day.
 */
started_on: string, 
/**
 * The first day it is not taken any more.
 */
stopped_on: string | null, 
/**
 * What the prescriber or leaflet says, in the patient's words.
 */
note: string, };
/**
 * The patient's medicines, and what the packs know about medicines.
 */
export type Medicines = { 
/**
 * What the patient takes or took.
 */
taken: Array<MedicineView>, 
/**
 * What may be added for this profile.
 */
offered: Array<GuideView>, };
/**
 * Why a reminder was missed.
 */
export type MissedWhy = "off" | "no_waker" | "no_service" | "refused" | "interrupted";
/**
 * A new recovery code, shown this once.
 */
export type NewCode = { 
/**
 * As it is to be written down, in groups.
 */
code: string, };
/**
 * The next planned visit.
 */
export type NextVisit = { session: SessionId, 
/**
 * Its place in the course, from 1.
 */
number: number, on: string, at: string | null, left: Left, };
/**
 * A command that needs nothing.
 */
export type Nothing = Record<string, never>;
/**
 * Whether this device shows notifications.
 */
export type Notifications = "shown" | "no_service" | "refused";
/**
 * What it was done to.
 */
export type Noun = "plan" | "pack" | "session" | "medicine" | "outcome" | "diary" | "photo" | "photo_view" | "hairline" | "photo_pair" | "settings" | "check_in" | "booking";
/**
 * A date the clinic offered, in the clinic's local time.
 */
export type Offer = { 
/**
 * The local date.
 */
on: string, 
/**
 * The local time, where known.
 */
at: string | null, 
/**
 * The clinic's IANA zone.
 */
zone: string, 
/**
 * Its length in minutes, where known.
 */
minutes: number | null, };
/**
 * How far the first questions have come; they can be left and taken up at any step.
 */
export type Onboarding = { 
/**
 * The next step, from 0.
 */
step: number, 
/**
 * Finished, or put aside by the patient.
 */
done: boolean, };
/**
 * Which key opens the store.
 */
export type OpenedBy = "key_store" | "secret" | "code";
/**
 * Where a picture came from.
 */
export type Origin = "camera" | "import";
/**
 * What the patient recorded. There is no "missed" state: an event without an outcome is not recorded.
 */
export type OutcomeState = "done" | "skipped";
/**
 * Which pack.
 */
export type PackArgs = { id: string, 
/**
 * Its version; none: the newest known.
 */
version: string | null, };
/**
 * Put a plan back on a pack that is kept: the way back from a pack that took over.
 */
export type PackChooseArgs = { plan: PlanId, 
/**
 * The pack's id.
 */
id: string, version: string, };
/**
 * A pack beside the one in force.
 */
export type PackComparison = { plan: PlanId, in_force: PackName, 
/**
 * What the new one says differently.
 */
differences: Array<Difference>, };
/**
 * Why a pack was rejected. The message is in the locale files; this has its parameters.
 */
export type PackFault = { 
/**
 * The line in the file, from 1, if known.
 */
line: number | null, 
/**
 * The field, as written in the file.
 */
field: string, 
/**
 * The id of the record at fault, if any.
 */
record: string | null, reason: FaultReason, };
/**
 * An instruction with what decides for whom it is.
 */
export type PackInstruction = { 
/**
 * What its days count from.
 */
anchor: Anchor, 
/**
 * All of these must be true of the patient.
 */
applies_to: Array<Trait>, 
/**
 * Its id in the pack.
 */
id: string, topic: string, 
/**
 * What it asks.
 */
kind: Kind, title: string, text: string, why: string, 
/**
 * How much the sources differ, in words.
 */
range: string | null, sources: Array<Source>, confidence: Confidence, 
/**
 * The window's first day, counted from the anchor.
 */
from_day: number, 
/**
 * The first day after the window.
 */
to_day: number | null, };
/**
 * The pack that an answer comes from, shown beside it. `id`, `version` and `title` are the pack's.
 */
export type PackName = { id: string, version: string, title: string, 
/**
 * The clinic, for a clinic's own pack.
 */
clinic: string | null, 
/**
 * The language of its texts.
 */
lang: string, };
/**
 * A clinic's pack, before it is used.
 */
export type PackPreview = { 
/**
 * The pack in full.
 */
pack: PackView, 
/**
 * The plans it could take over, with what it says differently from the pack in force there.
 */
plans: Array<PackComparison>, };
/**
 * A pack in a list.
 */
export type PackSummary = { name: PackName, 
/**
 * For whom it is.
 */
summary: string, 
/**
 * What the treatment is.
 */
procedure: Procedure, 
/**
 * What it takes for granted about the patient.
 */
traits: Array<Trait>, 
/**
 * Part of the app, not a clinic's own.
 */
built_in: boolean, };
/**
 * The text of a pack file.
 */
export type PackTextArgs = { 
/**
 * The file's text.
 */
text: string, };
/**
 * The instructions of one topic.
 */
export type PackTopic = { 
/**
 * The topic's id.
 */
id: string, title: string, 
/**
 * Its instructions in the order of their days.
 */
instructions: Array<PackInstruction>, };
/**
 * The terms for the time after the last session, with their source records.
 */
export type PackTouchUp = { terms: TouchUp, sources: Array<Source>, };
/**
 * Use the newer built-in version of a plan's pack.
 */
export type PackUpdateArgs = { plan: PlanId, };
/**
 * Use a pack.
 */
export type PackUseArgs = { 
/**
 * The file's text.
 */
text: string, 
/**
 * The plan it takes over; none: it becomes a plan of its own.
 */
plan: PlanId | null, };
/**
 * A pack by its id and version.
 */
export type PackVersion = { id: string, version: string, };
/**
 * A pack in full.
 */
export type PackView = { name: PackName, 
/**
 * For whom it is.
 */
summary: string, 
/**
 * What the treatment is.
 */
procedure: Procedure, 
/**
 * Who stands behind it.
 */
sign_off: SignOff, 
/**
 * Whose it is.
 */
clinic: Clinic | null, 
/**
 * Visits usually planned.
 */
sessions: number, 
/**
 * How many hours before its begin a visit has to be called off by; none: nothing is said about it.
 */
cancel_hours: number | null, 
/**
 * The terms for the time after the last session; none: the pack has none.
 */
touch_up: PackTouchUp | null, 
/**
 * Its instructions by topic.
 */
topics: Array<PackTopic>, 
/**
 * Its warnings, emergency first.
 */
warnings: Array<WarningView>, };
/**
 * Two photos beside each other.
 */
export type Pair = { 
/**
 * The one that stays where it is.
 */
former: PhotoDetail, 
/**
 * The one that is laid over it.
 */
later: PhotoDetail, 
/**
 * What was noted between the two dates: sessions, medicines, what is usual.
 */
between: Array<JourneyEntry>, 
/**
 * The instructions those entries name.
 */
texts: Array<JourneyText>, 
/**
 * Why a comparison is not quite fair.
 */
unfair: Array<Unfair>, 
/**
 * How the patient laid them over each other by hand.
 */
by_hand: Transform | null, 
/**
 * The patient does not want them aligned.
 */
off: boolean, };
/**
 * Two photos to compare.
 */
export type PairArgs = { 
/**
 * The one that stays where it is.
 */
former: PhotoId, 
/**
 * The one that is laid over it.
 */
later: PhotoId, };
/**
 * How the patient laid two photos over each other.
 */
export type PairSaveArgs = { 
/**
 * The one that stays where it is.
 */
former: PhotoId, 
/**
 * The one that is laid over it.
 */
later: PhotoId, 
/**
 * By hand; none: let the app do it.
 */
by_hand: Transform | null, 
/**
 * Do not lay them over each other.
 */
off: boolean, };
/**
 * The paper.
 */
export type Paper = "a4" | "letter";
/**
 * A passphrase, on its way in only.
 */
export type PassphraseArgs = { passphrase: string, };
/**
 * The patient's sex as far as medicine labels ask for it. Asked once; the patient may leave it out.
 */
export type Person = "woman" | "man" | "unsaid";
/**
 * The position of a window, as of today.
 */
export type Phase = "ahead" | "open" | "past";
/**
 * One photo.
 */
export type PhotoArgs = { id: PhotoId, };
/**
 * One photo of the grid.
 */
export type PhotoCard = { id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * Width of the upright picture in pixels.
 */
width: number, 
/**
 * Height of the upright picture in pixels.
 */
height: number, 
/**
 * Covered until the patient wants to see it.
 */
private: boolean, 
/**
 * There is a note.
 */
noted: boolean, 
/**
 * There are marks on it.
 */
marked: boolean, 
/**
 * Whether its picture is there.
 */
file: PhotoFile, };
/**
 * When photo sets are due.
 */
export type PhotoDays = { 
/**
 * Days after the latest session or surgery.
 */
days: Array<number>, 
/**
 * Days between sets after the last of `days`.
 */
then_every_days: number, 
/**
 * Adds a set this many days before a check with the clinic if no other set is as near; 0 adds none.
 */
before_check_days: number, views: Array<StandardView>, };
/**
 * Everything about one photo.
 */
export type PhotoDetail = { id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * The view's name, where it is one of the patient's own.
 */
view_name: string | null, 
/**
 * The local date it was taken.
 */
on: string, 
/**
 * Where that date comes from.
 */
date_from: DateFrom, 
/**
 * The instant it was taken, where known.
 */
taken_at: string | null, 
/**
 * Where that date lies in each plan.
 */
healing: Array<Healing>, 
/**
 * Width of the upright picture in pixels.
 */
width: number, 
/**
 * Height of the upright picture in pixels.
 */
height: number, 
/**
 * A location was in it, and was removed.
 */
had_location: boolean, 
/**
 * How long the hair was.
 */
hair: Hair, 
/**
 * Something about the light that makes it hard to compare.
 */
light: LightHint | null, 
/**
 * The patient's own words.
 */
note: string, 
/**
 * Covered until the patient wants to see it, and never shared.
 */
private: boolean, 
/**
 * What the patient laid over it.
 */
marks: Array<Mark>, 
/**
 * The photo of the same view before it.
 */
former: PhotoId | null, 
/**
 * The photo of the same view after it.
 */
later: PhotoId | null, 
/**
 * The hairlines drawn over it or over another photo of its view, the agreed ones first.
 */
hairlines: Array<HairlineView>, 
/**
 * Whether its picture is there.
 */
file: PhotoFile, };
/**
 * A photo set that is due or next.
 */
export type PhotoDue = { event: string, plan: PlanId, on: string, 
/**
 * Days after the visit it counts from.
 */
day: number, 
/**
 * Its date has come.
 */
due: boolean, 
/**
 * What the patient recorded.
 */
state: OutcomeState | null, };
/**
 * What is known of a photo's file.
 */
export type PhotoFile = "whole" | "missing" | "damaged";
/**
 * One photo.
 */
export type PhotoId = string;
/**
 * The whole log, as its first page shows it.
 */
export type PhotoLog = { 
/**
 * The patient's local date.
 */
today: string, 
/**
 * The views a set can have, in the order of a walk: the standard ones and the patient's own.
 */
views: Array<ViewInfo>, 
/**
 * Photos by local date, latest first.
 */
sets: Array<PhotoSet>, 
/**
 * For each plan the set that is due or comes next, with the views its pack asks for.
 */
due: Array<SetDue>, 
/**
 * The hair of the latest photo, to begin the next question with.
 */
last_hair: Hair, 
/**
 * Photos were taken on most days of the last week: the app invites to no more.
 */
often: boolean, 
/**
 * How many deleted photos wait for the end of their 30 days.
 */
deleted: number, 
/**
 * How many pictures came in and are not developed yet, because the app was ended in between.
 */
waiting: number, 
/**
 * How many photos there are.
 */
count: number, 
/**
 * There are photos of earlier days than these: `photos_before` gives them.
 */
more: boolean, };
/**
 * All marks of a photo, whole.
 */
export type PhotoMarksArgs = { id: PhotoId, 
/**
 * Its marks, at most 100.
 */
marks: Array<Mark>, };
/**
 * The next part of the log.
 */
export type PhotoPart = { 
/**
 * Photos by date, the latest first. No date is in two parts.
 */
sets: Array<PhotoSet>, 
/**
 * There are photos of earlier days than these.
 */
more: boolean, };
/**
 * Photos of earlier days.
 */
export type PhotoPartArgs = { 
/**
 * The local date before which they were taken.
 */
before: string, };
/**
 * What is said of a picture that comes in; its bytes come beside it.
 */
export type PhotoReceiveArgs = { 
/**
 * What is said of it.
 */
facts: Facts, 
/**
 * Keep it although the same picture is in the log.
 */
keep_both: boolean, };
/**
 * Other words or facts for a photo.
 */
export type PhotoSaveArgs = { id: PhotoId, 
/**
 * What it shows.
 */
view: View, 
/**
 * The local date it was taken.
 */
on: string, 
/**
 * How long the hair was.
 */
hair: Hair, 
/**
 * The patient's own words.
 */
note: string, 
/**
 * Covered until the patient wants to see it, and never shared.
 */
private: boolean, };
/**
 * The photos of one local date.
 */
export type PhotoSet = { 
/**
 * The local date.
 */
on: string, 
/**
 * Where that date lies in each plan.
 */
healing: Array<Healing>, 
/**
 * Its photos, in the order of the views.
 */
photos: Array<PhotoCard>, };
/**
 * Some photos.
 */
export type PhotosArgs = { 
/**
 * The photos, at most 500.
 */
ids: Array<PhotoId>, };
/**
 * A rendition of a photo.
 */
export type PictureArgs = { id: PhotoId, which: Rendition, };
/**
 * What was put into the skin, as the clinic wrote it down. A report of a reaction needs it: ink labels carry a batch
 * reference (`docs/evidence.md`).
 */
export type PigmentRecord = { brand: string, 
/**
 * The shade or mix.
 */
shade: string, 
/**
 * The batch number on the bottle.
 */
batch: string, needle: string, };
/**
 * A new care plan.
 */
export type PlanAddArgs = { 
/**
 * The pack's id: built in, or opened before.
 */
pack: string, 
/**
 * Why the treatment is done.
 */
indication: Indication, 
/**
 * When the scar was made.
 */
scar_surgery_on: string | null, 
/**
 * When the transplant was done.
 */
transplant_on: string | null, };
/**
 * One plan's answer to one question.
 */
export type PlanAnswer = { plan: PlanId, pack: PackName, verdict: Verdict, 
/**
 * The instruction behind it; none where no rule holds.
 */
instruction: InstructionView | null, 
/**
 * Further instructions on the topic that hold today.
 */
notes: Array<InstructionView>, 
/**
 * The instructions of this topic that come next, in order.
 */
then: Array<InstructionView>, };
/**
 * One plan.
 */
export type PlanArgs = { id: PlanId, };
/**
 * Other dates or numbers of a plan.
 */
export type PlanEditArgs = { id: PlanId, 
/**
 * Visits the clinic planned; none: the pack's usual number.
 */
sessions_planned: number | null, 
/**
 * The date the course was closed; none: open.
 */
closed_on: string | null, 
/**
 * When the scar was made.
 */
scar_surgery_on: string | null, 
/**
 * When the transplant was done.
 */
transplant_on: string | null, 
/**
 * When sutures or staples came out.
 */
suture_removal_on: string | null, };
/**
 * One care plan.
 */
export type PlanId = string;
/**
 * The sessions of one plan.
 */
export type PlanSessions = { plan: PlanId, pack: PackName, 
/**
 * What the treatment is.
 */
procedure: Procedure, 
/**
 * How many visits are planned.
 */
of: number, 
/**
 * The date the course was closed.
 */
closed_on: string | null, 
/**
 * Sessions by date, cancelled ones among them.
 */
sessions: Array<SessionView>, 
/**
 * "Ask your clinic" notes.
 */
cautions: Array<Caution>, 
/**
 * What leads up to the next visit.
 */
preparation: Array<Task>, 
/**
 * The pack's usual window for a next visit that has no date yet.
 */
usual_next: InstructionView | null, };
/**
 * One plan's part of the Today screen.
 */
export type PlanToday = { plan: PlanId, pack: PackName, procedure: Procedure, 
/**
 * The position of today in the course.
 */
head: Head, next_visit: NextVisit | null, 
/**
 * Today's tasks.
 */
to_do: Array<Task>, 
/**
 * What else to do or to tell the clinic; not tasks.
 */
keep_in_mind: Array<InstructionView>, 
/**
 * What to expect now.
 */
normal_now: Array<InstructionView>, 
/**
 * What changes tomorrow.
 */
tomorrow: Array<TomorrowChange>, 
/**
 * The photo set that is due or next.
 */
photo: PhotoDue | null, 
/**
 * "Ask your clinic" notes.
 */
cautions: Array<Caution>, 
/**
 * The next date on which anything changes, shown on a day without tasks.
 */
next_change_on: string | null, };
/**
 * The touch-ups of one plan.
 */
export type PlanTouchUps = { plan: PlanId, pack: PackName, 
/**
 * What the pack says.
 */
terms: Terms, 
/**
 * How many sessions took place.
 */
took_place: number, 
/**
 * How many are planned.
 */
of: number, 
/**
 * A session is ahead.
 */
ahead: boolean, 
/**
 * The time after the last session; none while the course is not finished.
 */
after: After | null, 
/**
 * The photos of just after the last session beside the latest, view by view in the order of a walk; none without a
 * finished course.
 */
pairs: Array<CheckInPair>, 
/**
 * Requests, the latest first.
 */
bookings: Array<BookingView>, };
/**
 * One care plan.
 */
export type PlanView = { name: PackName, 
/**
 * What the treatment is.
 */
procedure: Procedure, 
/**
 * Visits the pack usually plans.
 */
usual_sessions: number, 
/**
 * Who stands behind the pack.
 */
sign_off: SignOff, 
/**
 * A newer version of the same pack is built in.
 */
newer: string | null, id: PlanId, pack: string, pack_version: string, 
/**
 * Why the treatment is done.
 */
indication: Indication, 
/**
 * How many visits the clinic planned; none: the pack's usual number.
 */
sessions_planned: number | null, 
/**
 * The date on which the patient or clinic closed the course; none: open.
 */
closed_on: string | null, 
/**
 * The date of the surgery or injury, for scar camouflage.
 */
scar_surgery_on: string | null, 
/**
 * The date of the transplant, for SMP after one.
 */
transplant_on: string | null, 
/**
 * The date on which sutures or staples were removed.
 */
suture_removal_on: string | null, 
/**
 * The first date on which a touch-up is no longer free, if the clinic told this patient one. It overrides the pack's.
 */
free_until_on: string | null, };
/**
 * A place on a picture, independent of its size in pixels.
 */
export type Point = { 
/**
 * From the left, in ten-thousandths of the upright picture's width: 0 to 10,000.
 */
x: number, 
/**
 * From the top, in ten-thousandths of its height: 0 to 10,000.
 */
y: number, };
/**
 * What is to be printed.
 */
export type PrintArgs = { "what": "report" } & ReportArgs | { "what": "card" } & CardArgs;
/**
 * The treatment. It decides which packs a plan can use.
 */
export type Procedure = "smp" | "transplant" | "medicine";
/**
 * What is true of the patient under every plan.
 */
export type Profile = { 
/**
 * Decides which medicine labels apply.
 */
person: Person, 
/**
 * How the patient wears the hair.
 */
hair: HairLook | null, 
/**
 * Wears a hair system or topper.
 */
hair_system: boolean, };
/**
 * Hours without notifications, except for medicines, whose times the patient set.
 */
export type Quiet = { 
/**
 * The first quiet minute.
 */
from: string, 
/**
 * The first minute after the quiet hours; if before `from`, on the next day.
 */
to: string, };
/**
 * What became of a picture that came in.
 */
export type Received = { "state": "kept", 
/**
 * The picture on its way.
 */
incoming: IncomingId, } | { "state": "known", 
/**
 * The photo in the log.
 */
photo: PhotoId, 
/**
 * Its local date.
 */
on: string, 
/**
 * It is among the deleted ones.
 */
deleted: boolean, };
/**
 * Why a file was refused. Carries no text and no number, so it cannot leak patient data.
 */
export type Refusal = { "why": "empty" } | { "why": "too_many_bytes" } | { "why": "unknown" } | { "why": "incomplete" } | { "why": "too_many_pixels" } | { "why": "damaged" } | { "why": "unsupported" };
/**
 * What a reminder is about, for a screen.
 */
export type ReminderAbout = { "what": "step", 
/**
 * What it asks, in a few words of the pack.
 */
title: string, } | { "what": "dose", name: string, } | { "what": "photo_set", 
/**
 * Days after the visit.
 */
day: number, } | { "what": "session", 
/**
 * The visit.
 */
session: SessionId, 
/**
 * Its place in the course, from 1.
 */
number: number, 
/**
 * Its local date.
 */
on: string, 
/**
 * Its local time.
 */
at: string | null, 
/**
 * How near it is.
 */
stage: Stage, 
/**
 * How many things there are to prepare.
 */
prepare: number, } | { "what": "cancel", 
/**
 * The visit.
 */
session: SessionId, 
/**
 * The last moment.
 */
by: string, } | { "what": "settle" } | { "what": "free_opens", 
/**
 * First date on which it is no longer free.
 */
until: string, } | { "what": "free_ends", 
/**
 * First date on which it is no longer free.
 */
until: string, } | { "what": "yearly", 
/**
 * Which year's.
 */
year: number, } | { "what": "booking", 
/**
 * Which time it is asked about again, from 1.
 */
time: number, } | { "what": "test" } | { "what": "gap", 
/**
 * Its first date.
 */
from: string, 
/**
 * Its last date.
 */
to: string, };
/**
 * A reminder that is to come.
 */
export type ReminderAhead = { key: string, 
/**
 * What it is for.
 */
kind: ReminderKind, 
/**
 * What it is about.
 */
about: ReminderAbout, 
/**
 * The civil time it comes at.
 */
civil: string, 
/**
 * That moment. Those of one moment come as one notification.
 */
at: string, };
/**
 * What the patient answered to a notification.
 */
export type ReminderAnswer = "done" | "later" | "open" | "closed";
/**
 * The kind of a reminder. Each kind can be switched off and has its own hour.
 */
export type ReminderKind = "care" | "medicine" | "photos" | "session" | "cancel" | "touch_up" | "yearly" | "booking" | "test";
/**
 * What became of a reminder.
 */
export type ReminderPast = { key: string, 
/**
 * What it was about.
 */
about: ReminderAbout, 
/**
 * The civil time it was to come at.
 */
civil: string, 
/**
 * That moment.
 */
due: string, 
/**
 * How far it has come.
 */
state: ReminderState, 
/**
 * When it was really shown first.
 */
shown_at: string | null, 
/**
 * How often it was shown.
 */
shows: number, 
/**
 * What brought it.
 */
via: Via | null, 
/**
 * Put off until then.
 */
again_at: string | null, 
/**
 * What the patient answered.
 */
answer: ReminderAnswer | null, 
/**
 * MissedWhy it was missed.
 */
why: MissedWhy | null, };
/**
 * The state of an entry.
 */
export type ReminderState = "showing" | "shown" | "missed";
/**
 * A test that was asked for.
 */
export type ReminderTest = { 
/**
 * Its key, to find it in the log.
 */
key: string, 
/**
 * When it is due.
 */
at: string, };
/**
 * The page about reminders.
 */
export type Reminders = { 
/**
 * What the patient chose.
 */
reminding: Reminding, 
/**
 * How they come on this device.
 */
delivery: Delivery, 
/**
 * What is to come: at most thirty within four weeks, or the next one.
 */
ahead: Array<ReminderAhead>, 
/**
 * What became of those that were, latest first, at most 200.
 */
past: Array<ReminderPast>, 
/**
 * A test that was asked for and has not come yet: when it is due.
 */
test_at: string | null, };
/**
 * The patient's settings for reminders.
 */
export type Reminding = { 
/**
 * Whether any reminders come.
 */
on: boolean, 
/**
 * Whether they also come while Stipple is closed, so that it may set up wake-ups.
 */
background: boolean, 
/**
 * The setting of each kind; a kind without one is on, at the time of the daily reminder.
 */
kinds: { [key in ReminderKind]?: KindSetting }, quiet: Quiet | null, 
/**
 * Minutes until a snoozed reminder comes again, 5 to 720.
 */
snooze_minutes: number, 
/**
 * Minutes until an unanswered reminder repeats once, 15 to 720; none: it does not.
 */
repeat_minutes: number | null, 
/**
 * The maximum of notifications a day, 1 to [`MOST_A_DAY`]; medicines always come at their times.
 */
a_day: number, 
/**
 * Whether notifications say what they are about; otherwise their text is neutral.
 */
full_text: boolean, };
/**
 * One of our own renditions of a photo. The original is never shown.
 */
export type Rendition = "thumb" | "screen";
/**
 * What goes into a report.
 */
export type ReportArgs = { 
/**
 * The language of its words, as a BCP 47 tag.
 */
lang: string, paper: Paper, 
/**
 * What the patient wants to say or ask; it is kept nowhere.
 */
words: string, 
/**
 * The courses, with their sessions.
 */
plans: Array<PlanId>, 
/**
 * With the patient's notes about the sessions.
 */
session_notes: boolean, medicines: Array<MedicineId>, 
/**
 * With the diary's answers over time.
 */
chart: boolean, 
/**
 * The first day of these answers; none: from the beginning.
 */
since: string | null, 
/**
 * The diary entries whose notes go in.
 */
notes: Array<DiaryId>, 
/**
 * The photos; a private one is refused.
 */
photos: Array<PhotoId>, };
/**
 * What can go into a report.
 */
export type ReportChoices = { 
/**
 * The patient's local date.
 */
today: string, 
/**
 * The courses.
 */
plans: Array<ReportPlan>, 
/**
 * The medicines, as they were entered.
 */
medicines: Array<ReportMedicine>, 
/**
 * The day of the first diary answer; none: there are no answers.
 */
answers_from: string | null, 
/**
 * The diary entries with a note, latest first.
 */
notes: Array<ReportNote>, 
/**
 * The photos by view, in the order of the views.
 */
photos: Array<ReportView>, 
/**
 * The most photos one report takes.
 */
most_photos: number, 
/**
 * How many photos are private: they are in none of the views.
 */
private: number, };
/**
 * A medicine that can go into a report.
 */
export type ReportMedicine = { id: MedicineId, 
/**
 * Its name as on the box.
 */
name: string, 
/**
 * The first day it was no longer taken.
 */
stopped_on: string | null, };
/**
 * A diary note that can go into a report.
 */
export type ReportNote = { 
/**
 * The entry.
 */
id: DiaryId, 
/**
 * Its day.
 */
on: string, 
/**
 * What was written.
 */
note: string, };
/**
 * A photo that can go into a report.
 */
export type ReportPhoto = { id: PhotoId, 
/**
 * The local date it was taken.
 */
on: string, 
/**
 * Width of the upright picture in pixels.
 */
width: number, 
/**
 * Height of the upright picture in pixels.
 */
height: number, };
/**
 * A course that can go into a report.
 */
export type ReportPlan = { id: PlanId, pack: PackName, 
/**
 * What the treatment is.
 */
procedure: Procedure, 
/**
 * How many of its sessions took place.
 */
done: number, 
/**
 * How many of those have a pigment written down.
 */
recorded: number, };
/**
 * The photos of a view that can go into a report.
 */
export type ReportView = { view: View, 
/**
 * Its name, for one of the patient's own.
 */
name: string | null, 
/**
 * Its photos, oldest first.
 */
photos: Array<ReportPhoto>, };
/**
 * What of an opened backup is taken over.
 */
export type RestoreBeginArgs = { 
/**
 * The packs of the preview that the patient accepted; plans of the others are left out.
 */
packs: Array<PackVersion>, };
/**
 * What restoring would do to one kind of thing.
 */
export type RestoreCount = { kind: RestoreKind, 
/**
 * How many the backup has.
 */
there: number, 
/**
 * How many come in.
 */
add: number, 
/**
 * How many take the place of an older one.
 */
replace: number, 
/**
 * How many stay as they are here, which is newer.
 */
keep: number, 
/**
 * How many are the same already.
 */
same: number, };
/**
 * A kind of thing, as a patient tells them apart.
 */
export type RestoreKind = "photos" | "plans" | "sessions" | "diary" | "medicines" | "outcomes" | "touch_ups" | "other";
/**
 * A backup that was opened, and what restoring it would do.
 */
export type RestorePreview = { 
/**
 * When it was made.
 */
made_at: string, 
/**
 * It comes from this store, or from one that has entries in common with it.
 */
known: boolean, 
/**
 * Nothing was entered here yet: nothing can be in its way.
 */
empty: boolean, 
/**
 * What it would do, for each kind of thing; kinds it has none of are left out.
 */
counts: Array<RestoreCount>, 
/**
 * The entries that are left out and kept in a file beside.
 */
left_out: Array<LeftOutRow>, 
/**
 * The packs of clinics that would come in; only those that the patient accepts do.
 */
packs: Array<PackPreview>, };
/**
 * How far a restore is.
 */
export type RestoreProgress = { 
/**
 * Pictures that were looked at.
 */
done: number, 
/**
 * Pictures there are in the file.
 */
total: number, 
/**
 * All are here; the entries can follow.
 */
finished: boolean, };
/**
 * What came of putting a copy back in the place of a damaged database.
 */
export type Restored = { 
/**
 * The copy's local date; none: there was no copy, and everything came from the damaged file.
 */
copy_from: string | null, 
/**
 * How many entries came back from the damaged file.
 */
brought: number, 
/**
 * What could not be read whole there: some of it, entered since the copy, may be missing.
 */
at_risk: Array<Noun>, };
/**
 * The part of an instruction or warning sign that a comparison shows.
 */
export type Said = { id: string, 
/**
 * For an instruction.
 */
kind: Kind | null, 
/**
 * For a warning sign.
 */
tier: Tier | null, title: string, text: string, 
/**
 * For an instruction: what its days count from.
 */
anchor: Anchor | null, 
/**
 * All of these must be true of the patient.
 */
applies_to: Array<Trait>, 
/**
 * The window's first day.
 */
from: number, 
/**
 * The first day after the window.
 */
to: number | null, };
/**
 * A PIN or a passphrase, on its way in only.
 */
export type SecretArgs = { 
/**
 * What was typed.
 */
secret: string, };
/**
 * The kind of secret.
 */
export type SecretKind = "pin" | "passphrase";
/**
 * How a request was sent.
 */
export type SentBy = "email" | "phone" | "file";
/**
 * One treatment visit. Its time is civil time in the clinic's zone: 14:00 stays 14:00 through clock changes.
 */
export type Session = { id: SessionId, plan: PlanId, state: SessionState, 
/**
 * The local date on which it begins.
 */
on: string, 
/**
 * The local time at which it begins, if known.
 */
at: string | null, 
/**
 * The clinic's IANA zone.
 */
zone: string, 
/**
 * Its length in minutes, planned or actual.
 */
minutes: number | null, 
/**
 * The treated areas of the scalp, in the clinic's words.
 */
areas: Array<string>, 
/**
 * What was put into the skin.
 */
pigment: PigmentRecord, 
/**
 * The patient's own note.
 */
note: string, };
/**
 * A new session.
 */
export type SessionAddArgs = { 
/**
 * The plan it belongs to.
 */
plan: PlanId, 
/**
 * `planned` or `done`.
 */
state: SessionState, 
/**
 * The local date it begins.
 */
on: string, 
/**
 * The local time it begins.
 */
at: string | null, 
/**
 * The clinic's IANA zone; none: the patient's own.
 */
zone: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, };
/**
 * One session.
 */
export type SessionArgs = { id: SessionId, };
/**
 * What was done in a session: marks it done.
 */
export type SessionDoneArgs = { id: SessionId, 
/**
 * The local date it began.
 */
on: string, 
/**
 * The local time it began.
 */
at: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, 
/**
 * The zones of the scalp worked on.
 */
areas: Array<string>, 
/**
 * What was put into the skin.
 */
pigment: PigmentRecord, 
/**
 * The patient's own note.
 */
note: string, };
/**
 * One treatment visit.
 */
export type SessionId = string;
/**
 * Another date or time for a session.
 */
export type SessionMoveArgs = { id: SessionId, 
/**
 * The local date it begins.
 */
on: string, 
/**
 * The local time it begins.
 */
at: string | null, 
/**
 * The clinic's IANA zone; none: as it was.
 */
zone: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, };
/**
 * The state of a visit.
 */
export type SessionState = "planned" | "done" | "cancelled";
/**
 * One session.
 */
export type SessionView = { 
/**
 * Its place in the course, from 1; none when cancelled.
 */
number: number | null, 
/**
 * Its time has come and nobody said that it took place.
 */
assumed: boolean, 
/**
 * How long until then.
 */
left: Left | null, id: SessionId, plan: PlanId, state: SessionState, 
/**
 * The local date on which it begins.
 */
on: string, 
/**
 * The local time at which it begins, if known.
 */
at: string | null, 
/**
 * The clinic's IANA zone.
 */
zone: string, 
/**
 * Its length in minutes, planned or actual.
 */
minutes: number | null, 
/**
 * The treated areas of the scalp, in the clinic's words.
 */
areas: Array<string>, 
/**
 * What was put into the skin.
 */
pigment: PigmentRecord, 
/**
 * The patient's own note.
 */
note: string, };
/**
 * The sessions of all plans.
 */
export type Sessions = { 
/**
 * One part for each plan.
 */
plans: Array<PlanSessions>, };
/**
 * A set that is due or comes next.
 */
export type SetDue = { 
/**
 * The views the plan's pack asks for.
 */
views: Array<View>, 
/**
 * Those of them of which no photo of today is in the log.
 */
open: Array<View>, event: string, plan: PlanId, on: string, 
/**
 * Days after the visit it counts from.
 */
day: number, 
/**
 * Its date has come.
 */
due: boolean, 
/**
 * What the patient recorded.
 */
state: OutcomeState | null, };
/**
 * The patient's settings.
 */
export type Settings = { 
/**
 * The language, as a BCP 47 tag; none: as the system.
 */
locale: string | null, 
/**
 * How the app looks.
 */
theme: Theme, 
/**
 * Neutral words wherever somebody else could look.
 */
neutral: boolean, 
/**
 * What was chosen about reminders.
 */
reminding: Reminding, 
/**
 * Minutes without a touch after which a store with a lock closes, 1 to 60.
 */
lock_after: number, 
/**
 * The window shows nothing of the patient's while another one is in front.
 */
cover: boolean, 
/**
 * The hour of the day's list, as a civil time: what has no hour of its own is reminded of then.
 */
reminder_at: string, 
/**
 * The country whose emergency numbers are shown, as an ISO 3166 code; none: as the system's zone or language suggests.
 */
region: string | null, 
/**
 * Whom to call.
 */
clinic: ClinicContact, 
/**
 * What is true of the patient whatever the plan.
 */
profile: Profile, 
/**
 * How far the first questions have come.
 */
onboarding: Onboarding, };
/**
 * New settings, whole.
 */
export type SettingsArgs = { settings: Settings, };
/**
 * A picture, or a pair beside each other, to be handed out.
 */
export type ShareArgs = { 
/**
 * One photo, or the former and the later one.
 */
photos: Array<SharePhoto>, 
/**
 * The longest side of each picture in pixels, 320 to 4,000.
 */
long_edge: number, };
/**
 * One photo to be handed out.
 */
export type SharePhoto = { id: PhotoId, 
/**
 * How it is cropped and covered.
 */
shape: ShareShape, };
/**
 * How a photo is cropped and covered when it is shared: remembered for each view.
 */
export type ShareShape = { 
/**
 * What is cut out; none: the whole picture.
 */
crop: Area | null, 
/**
 * What is covered over, at most 10.
 */
covers: Array<Area>, };
/**
 * Who approved the pack.
 */
export type SignOff = { 
/**
 * Whether a clinician approved it.
 */
status: SignOffStatus, 
/**
 * What the patient reads about the approval.
 */
statement: string, 
/**
 * The sentence that the clinic's written instructions win.
 */
clinic_wins: string, approved_by: string | null, approved_on: string | null, };
/**
 * Whether a clinician approved the pack.
 */
export type SignOffStatus = "none" | "clinician";
/**
 * A source of a record.
 */
export type Source = { id: string, kind: SourceKind, 
/**
 * Shown as text, never opened.
 */
address: string, };
/**
 * The kind of source.
 */
export type SourceKind = "clinic" | "journal" | "public_body" | "label" | "press" | "app" | "repository";
/**
 * How near a visit is.
 */
export type Stage = "week" | "two_days" | "eve" | "two_hours";
/**
 * A view with a guide frame.
 */
export type StandardView = "front" | "front_down" | "top" | "crown" | "left45" | "right45" | "left90" | "right90" | "back" | "scar_close" | "scar_wide";
/**
 * What the app found when it started.
 */
export type Start = { "state": "ready", settings: Settings, 
/**
 * There is at least one care plan.
 */
has_plan: boolean, 
/**
 * Which key opens the store.
 */
opened_by: OpenedBy, 
/**
 * The data folder cannot be written: everything can be seen, backed up and exported, and nothing saved.
 */
read_only: boolean, 
/**
 * A copy was put back just now, and this came of it.
 */
restored: Restored | null, } | { "state": "passphrase_wanted", 
/**
 * The fewest characters it needs.
 */
min_length: number, } | { "state": "secret_needed", 
/**
 * Which kind.
 */
kind: SecretKind, 
/**
 * A recovery code opens it too.
 */
recoverable: boolean, 
/**
 * Seconds until it may be tried, after many failed attempts.
 */
wait: number, 
/**
 * A fingerprint or a face unlocks it too.
 */
biometric: boolean, 
/**
 * Theme and language of the lock screen.
 */
appearance: Appearance, } | { "state": "code_needed", 
/**
 * Theme and language of the lock screen.
 */
appearance: Appearance, };
/**
 * A kind of thing a read depends on.
 */
export type Tag = "plans" | "sessions" | "medicines" | "outcomes" | "diary" | "photos" | "keys" | "settings" | "touch_ups" | "reminders" | "history";
/**
 * A task: an instruction that the patient completes.
 */
export type Task = { event: string, instruction: InstructionView, 
/**
 * Completed once in its window, not every day.
 */
once: boolean, 
/**
 * Whether today is in its window.
 */
now: boolean, 
/**
 * What the patient recorded.
 */
state: OutcomeState | null, };
/**
 * A pack's terms, with their sources.
 */
export type Terms = { 
/**
 * What it costs, in the clinic's words.
 */
price: string | null, 
/**
 * How to book, in the clinic's words.
 */
how_to_book: string | null, 
/**
 * How far sources differ.
 */
range: string | null, 
/**
 * How many hours before a visit it has to be called off by.
 */
cancel_hours: number | null, sources: Array<Source>, 
/**
 * How well it is supported.
 */
confidence: Confidence, };
/**
 * How the app looks.
 */
export type Theme = "system" | "light" | "dark";
/**
 * What the patient records for an event.
 */
export type TickArgs = { 
/**
 * The event's key.
 */
event: string, 
/**
 * What to record; none takes it back.
 */
state: OutcomeState | null, };
/**
 * What the log looks like after files and rows were compared.
 */
export type Tidied = { 
/**
 * Pictures that came in and are not developed yet, because the app was ended in between: the screen develops them.
 */
waiting: Array<Waiting>, 
/**
 * How many photos have no file any more, or one that does not open.
 */
missing: number, 
/**
 * How many pictures had come in and have no file any more: nothing is left of them to develop.
 */
lost: number, 
/**
 * How many photos came back from their files: an older copy of the database did not know them.
 */
back: number, };
/**
 * How soon a warning's text says to get help. Never computed from the patient's entries.
 */
export type Tier = "emergency" | "urgent_today" | "clinic_24h" | "clinic_routine";
/**
 * Everything the Today screen shows.
 */
export type Today = { 
/**
 * The patient's local date.
 */
date: string, 
/**
 * One part per plan, the plan with the latest visit first.
 */
plans: Array<PlanToday>, 
/**
 * Every topic with its answers, in order of rank.
 */
answers: Array<TopicAnswer>, 
/**
 * Today's medicine reminders, and yesterday's that were not recorded.
 */
doses: Array<Dose>, };
/**
 * Something that changes tomorrow.
 */
export type TomorrowChange = { 
/**
 * None for a milestone.
 */
topic: string | null, 
/**
 * Completes "May I …?".
 */
topic_title: string | null, 
/**
 * The instruction from tomorrow on.
 */
instruction: InstructionView, };
/**
 * One question with the answers of all plans, the strictest first.
 */
export type TopicAnswer = { topic: string, 
/**
 * Completes "May I …?".
 */
title: string, 
/**
 * What people type when they mean this.
 */
words: Array<string>, 
/**
 * Lower comes first.
 */
rank: number, 
/**
 * The answers, the strictest first; never merged.
 */
answers: Array<PlanAnswer>, };
/**
 * A clinic's terms for the time after the last session. Days count from the end of that session, which is day 0. They are
 * dates to check and to ask the clinic, never a verdict.
 */
export type TouchUp = { 
/**
 * First day of the settle check.
 */
settle_from: number, 
/**
 * First day after the settle check.
 */
settle_to: number, 
/**
 * First day on which a touch-up may be done.
 */
not_before: number, 
/**
 * First day on which a touch-up is no longer free; none: the pack names no free period.
 */
free_until: number | null, 
/**
 * Days between yearly checks; the first is counted from day 0.
 */
look_every_days: number, 
/**
 * The price, in the clinic's words.
 */
price: string | null, 
/**
 * How to book, in the clinic's words.
 */
how_to_book: string | null, 
/**
 * How much the sources differ, in words.
 */
range: string | null, sources: Array<string>, confidence: Confidence, };
/**
 * Touch-ups of all plans whose pack has terms for them.
 */
export type TouchUps = { 
/**
 * The patient's local date.
 */
today: string, 
/**
 * There is a plan, with terms or without.
 */
has_plan: boolean, 
/**
 * One part for each plan with terms.
 */
plans: Array<PlanTouchUps>, 
/**
 * Whom to ask, from the clinic's pack and the settings; what neither says is empty.
 */
clinic: ClinicContact, };
/**
 * A fact about the patient that decides whether a record applies.
 */
export type Trait = "shaved" | "long_hair" | "scar" | "with_transplant" | "hair_system" | "minoxidil" | "finasteride" | "fue" | "fut";
/**
 * Maps a point of the later photo to the former one: `x' = a x + b y + c`, `y' = d x + e y + f`.
 *
 * Coordinates are in units of each photo's width, from its top left corner, x to the right and y down. So the transform is the
 * same at every size.
 */
export type Transform = { 
/**
 * Coefficient of x in x'.
 */
a: number, 
/**
 * Coefficient of y in x'.
 */
b: number, 
/**
 * Shift along x, in widths of the former photo.
 */
c: number, 
/**
 * Coefficient of x in y'.
 */
d: number, 
/**
 * Coefficient of y in y'.
 */
e: number, 
/**
 * Shift along y, in widths of the former photo.
 */
f: number, };
/**
 * The answer to "which treatment".
 */
export type TreatmentChooseArgs = { 
/**
 * The plans of the treatment. A date that is not given is taken over from the plan that is replaced.
 */
plans: Array<PlanAddArgs>, 
/**
 * The packs of the other answers: their plans are replaced.
 */
instead_of: Array<string>, };
/**
 * Why two photos compare badly. It advises and forbids nothing.
 */
export type Unfair = "light" | "hair_length" | "since_shave" | "view";
/**
 * Why the patient should ask.
 */
export type Unusual = { "code": "gap_short", 
/**
 * Days between the two.
 */
days: number, 
/**
 * The usual fewest.
 */
usual_from: number, 
/**
 * The usual most.
 */
usual_to: number | null, } | { "code": "gap_long", 
/**
 * Days between the two.
 */
days: number, 
/**
 * The usual fewest.
 */
usual_from: number, 
/**
 * The usual most.
 */
usual_to: number | null, } | { "code": "long_session", 
/**
 * Its planned length in minutes.
 */
minutes: number, 
/**
 * The limit in minutes.
 */
limit: number, } | { "code": "young_scar", 
/**
 * The date it reaches that age.
 */
old_enough_on: string, } | { "code": "scar_age_unknown" } | { "code": "soon_after_transplant", 
/**
 * The date the wait ends.
 */
wait_ends_on: string, } | { "code": "minoxidil_on_shaved_scalp" };
/**
 * What a plan answers on a day.
 */
export type Verdict = { "answer": "not_before", 
/**
 * The first date with another answer.
 */
date: string | null, 
/**
 * On that date the answer becomes "ask your clinic", not "yes".
 */
then_ask: boolean, } | { "answer": "ask" } | { "answer": "yes", 
/**
 * The first date of the unbroken "yes"; none: always.
 */
since: string | null, 
/**
 * The first date that is no longer "yes", because a planned visit is near.
 */
until: string | null, } | { "answer": "no_rule", 
/**
 * The first date on which a rule holds, because of a planned visit.
 */
until: string | null, };
/**
 * What brought a reminder.
 */
export type Via = "waker" | "window";
/**
 * What a photo shows. Written as the standard view's word, or as `own/` and the id of a custom view.
 */
export type View = string;
/**
 * A view of the patient's own.
 */
export type ViewArgs = { id: ViewId, };
/**
 * One custom photo view.
 */
export type ViewId = string;
/**
 * One view.
 */
export type ViewInfo = { view: View, 
/**
 * Its name, where it is one of the patient's own; the words of a standard view are the screen's.
 */
name: string | null, 
/**
 * How many photos there are of it.
 */
count: number, 
/**
 * The latest of them, to line the next one up with.
 */
latest: PhotoId | null, 
/**
 * A hairline was agreed over a photo of this view.
 */
hairline: boolean, };
/**
 * A view of the patient's own.
 */
export type ViewSaveArgs = { 
/**
 * The view; none: a new one.
 */
id: ViewId | null, name: string, };
/**
 * What was remembered for one view.
 */
export type ViewShape = { view: View, shape: ShareShape, };
/**
 * A picture that came in and is not developed yet.
 */
export type Waiting = { 
/**
 * The picture on its way.
 */
id: IncomingId, 
/**
 * What it shows.
 */
view: View, 
/**
 * When it came in.
 */
received_at: string, };
/**
 * What wakes Stipple while it is closed.
 */
export type Waker = "systemd" | "autostart" | "launchd" | "task_scheduler" | "phone" | "nothing";
/**
 * Whether the waker is in place.
 */
export type WakerState = "armed" | "not_set_up" | "broken";
/**
 * A warning sign as a screen shows it.
 */
export type WarningView = { id: string, 
/**
 * How soon its text says to get help.
 */
tier: Tier, title: string, 
/**
 * What the patient sees or feels.
 */
sign: string, action: string, sources: Array<Source>, 
/**
 * Today is among its usual days, so it is listed first within its tier.
 */
usual_now: boolean, };
/**
 * A day of the week.
 */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
/**
 * The settle check, or the yearly check of one year.
 */
export type Which = "settle" | { "year": number };

/** Every command: what it takes or gives beside JSON, its arguments and its value. */
export interface Commands {
  start: { kind: "value"; args: Nothing; value: Start };
  passphrase_set: { kind: "value"; args: PassphraseArgs; value: Start };
  unlock: { kind: "value"; args: SecretArgs; value: Start };
  recover: { kind: "value"; args: CodeArgs; value: Start };
  restore_copy: { kind: "value"; args: Nothing; value: Start };
  start_empty: { kind: "value"; args: Nothing; value: Start };
  keys: { kind: "value"; args: Nothing; value: Keys };
  lock_set: { kind: "value"; args: LockSetArgs; value: Done };
  lock_try: { kind: "value"; args: SecretArgs; value: Done };
  lock_remove: { kind: "value"; args: Nothing; value: Done };
  code_make: { kind: "value"; args: Nothing; value: NewCode };
  code_try: { kind: "value"; args: CodeArgs; value: Done };
  biometric_set: { kind: "value"; args: BiometricSetArgs; value: Done };
  biometric_unlock: { kind: "value"; args: BiometricUnlockArgs; value: Start };
  confirm: { kind: "value"; args: SecretArgs; value: Done };
  close: { kind: "value"; args: Nothing; value: Start };
  active: { kind: "value"; args: Nothing; value: Done };
  delete_everything: { kind: "value"; args: Nothing; value: Deleted };
  housekeeping: { kind: "value"; args: Nothing; value: Housekeeping };
  today: { kind: "value"; args: Nothing; value: Today };
  may_i: { kind: "value"; args: Nothing; value: Array<TopicAnswer> };
  journey: { kind: "value"; args: Nothing; value: Journey };
  help: { kind: "value"; args: Nothing; value: Help };
  tick: { kind: "value"; args: TickArgs; value: Done };
  plans: { kind: "value"; args: Nothing; value: Array<PlanView> };
  plan_add: { kind: "value"; args: PlanAddArgs; value: PlanId };
  treatment_choose: { kind: "value"; args: TreatmentChooseArgs; value: Done };
  plan_edit: { kind: "value"; args: PlanEditArgs; value: Done };
  plan_delete: { kind: "value"; args: PlanArgs; value: Done };
  plan_restore: { kind: "value"; args: PlanArgs; value: Done };
  packs: { kind: "value"; args: Nothing; value: Array<PackSummary> };
  pack: { kind: "value"; args: PackArgs; value: PackView };
  pack_preview: { kind: "value"; args: PackTextArgs; value: PackPreview };
  pack_opened: { kind: "value"; args: Nothing; value: string | null };
  pack_use: { kind: "value"; args: PackUseArgs; value: PlanId };
  pack_update_preview: { kind: "value"; args: PackUpdateArgs; value: PackPreview };
  pack_choose: { kind: "value"; args: PackChooseArgs; value: Done };
  pack_update: { kind: "value"; args: PackUpdateArgs; value: Done };
  sessions: { kind: "value"; args: Nothing; value: Sessions };
  session_add: { kind: "value"; args: SessionAddArgs; value: SessionId };
  session_move: { kind: "value"; args: SessionMoveArgs; value: Done };
  session_cancel: { kind: "value"; args: SessionArgs; value: Done };
  session_uncancel: { kind: "value"; args: SessionArgs; value: Done };
  session_done: { kind: "value"; args: SessionDoneArgs; value: Done };
  session_delete: { kind: "value"; args: SessionArgs; value: Done };
  session_restore: { kind: "value"; args: SessionArgs; value: Done };
  calendar: { kind: "file"; args: CalendarArgs; value: Done };
  medicines: { kind: "value"; args: Nothing; value: Medicines };
  medicine_add: { kind: "value"; args: MedicineAddArgs; value: MedicineId };
  medicine_edit: { kind: "value"; args: MedicineEditArgs; value: Done };
  medicine_delete: { kind: "value"; args: MedicineArgs; value: Done };
  medicine_restore: { kind: "value"; args: MedicineArgs; value: Done };
  diary: { kind: "value"; args: DiaryArgs; value: Diary };
  diary_save: { kind: "value"; args: DiarySaveArgs; value: DiaryId };
  diary_delete: { kind: "value"; args: DiaryEntryArgs; value: Done };
  diary_restore: { kind: "value"; args: DiaryEntryArgs; value: Done };
  photos: { kind: "value"; args: Nothing; value: PhotoLog };
  photo: { kind: "value"; args: PhotoArgs; value: PhotoDetail };
  photos_before: { kind: "value"; args: PhotoPartArgs; value: PhotoPart };
  photo_save: { kind: "value"; args: PhotoSaveArgs; value: Done };
  photo_marks_save: { kind: "value"; args: PhotoMarksArgs; value: Done };
  photos_deleted: { kind: "value"; args: Nothing; value: Array<DeletedPhoto> };
  photos_delete: { kind: "value"; args: PhotosArgs; value: Done };
  photos_restore: { kind: "value"; args: PhotosArgs; value: Done };
  photo_receive: { kind: "bytes"; args: PhotoReceiveArgs; value: Received };
  photo_picture: { kind: "file"; args: PictureArgs; value: Done };
  photos_purge: { kind: "value"; args: PhotosArgs; value: Done };
  photo_view_save: { kind: "value"; args: ViewSaveArgs; value: ViewId };
  photo_view_delete: { kind: "value"; args: ViewArgs; value: Done };
  photo_view_restore: { kind: "value"; args: ViewArgs; value: Done };
  photos_tidy: { kind: "value"; args: Nothing; value: Tidied };
  photo_develop: { kind: "value"; args: ImportArgs; value: Developed };
  photo_discard: { kind: "value"; args: ImportArgs; value: Done };
  photo_pair: { kind: "value"; args: PairArgs; value: Pair };
  photo_align: { kind: "value"; args: AlignArgs; value: Alignment };
  photo_pair_save: { kind: "value"; args: PairSaveArgs; value: Done };
  hairlines: { kind: "value"; args: Nothing; value: Array<HairlineView> };
  hairline_save: { kind: "value"; args: HairlineSaveArgs; value: HairlineId };
  hairline_agree: { kind: "value"; args: HairlineAgreeArgs; value: Done };
  hairline_delete: { kind: "value"; args: HairlineArgs; value: Done };
  hairline_restore: { kind: "value"; args: HairlineArgs; value: Done };
  share_shapes: { kind: "value"; args: Nothing; value: Array<ViewShape> };
  share_shape_save: { kind: "value"; args: ViewShape; value: Done };
  share_photos: { kind: "file"; args: ShareArgs; value: Done };
  export_choices: { kind: "value"; args: Nothing; value: ExportChoices };
  export_begin: { kind: "value"; args: ExportArgs; value: FileProgress };
  export_piece: { kind: "pieces"; args: Nothing; value: FileProgress };
  export_cancel: { kind: "value"; args: Nothing; value: Done };
  reminders: { kind: "value"; args: Nothing; value: Reminders };
  reminders_missed: { kind: "value"; args: Nothing; value: Array<ReminderPast> };
  reminders_reported: { kind: "value"; args: Nothing; value: Done };
  reminder_test: { kind: "value"; args: Nothing; value: ReminderTest };
  touch_ups: { kind: "value"; args: Nothing; value: TouchUps };
  check_in_save: { kind: "value"; args: CheckInArgs; value: Done };
  touch_up_free_until: { kind: "value"; args: FreeUntilArgs; value: Done };
  booking_save: { kind: "value"; args: BookingSaveArgs; value: BookingId };
  booking_sent: { kind: "value"; args: BookingSentArgs; value: Done };
  booking_unsent: { kind: "value"; args: BookingArgs; value: Done };
  booking_offered: { kind: "value"; args: BookingDateArgs; value: Done };
  booking_declined: { kind: "value"; args: BookingArgs; value: Done };
  booking_booked: { kind: "value"; args: BookingDateArgs; value: SessionId };
  booking_file: { kind: "file"; args: BookingFileArgs; value: Done };
  booking_delete: { kind: "value"; args: BookingArgs; value: Done };
  booking_restore: { kind: "value"; args: BookingArgs; value: Done };
  backup_state: { kind: "value"; args: Nothing; value: BackupState };
  backup_begin: { kind: "value"; args: BackupPassphraseArgs; value: FileProgress };
  backup_piece: { kind: "pieces"; args: Nothing; value: FileProgress };
  backup_saved: { kind: "value"; args: Nothing; value: Done };
  backup_cancel: { kind: "value"; args: Nothing; value: Done };
  restore_from: { kind: "source"; args: Nothing; value: Done };
  restore_open: { kind: "value"; args: BackupPassphraseArgs; value: RestorePreview };
  restore_begin: { kind: "value"; args: RestoreBeginArgs; value: RestoreProgress };
  restore_step: { kind: "value"; args: Nothing; value: RestoreProgress };
  restore_finish: { kind: "value"; args: Nothing; value: Done };
  restore_cancel: { kind: "value"; args: Nothing; value: Done };
  report_print: { kind: "file"; args: PrintArgs; value: Done };
  report_choices: { kind: "value"; args: Nothing; value: ReportChoices };
  painted: { kind: "value"; args: Nothing; value: Done };
  learn: { kind: "value"; args: Nothing; value: Array<Article> };
  settings: { kind: "value"; args: Nothing; value: Settings };
  settings_save: { kind: "value"; args: SettingsArgs; value: Done };
  history: { kind: "value"; args: HistoryArgs; value: History };
  about: { kind: "value"; args: Nothing; value: About };
}

/** Which tags each reading command depends on. */
export const dependsOn = {
  start: ["settings", "plans"],
  keys: ["keys"],
  today: ["plans", "sessions", "medicines", "outcomes", "settings"],
  may_i: ["plans", "sessions", "medicines", "settings"],
  journey: ["plans", "sessions", "medicines", "outcomes", "settings"],
  help: ["plans", "sessions", "medicines", "settings"],
  plans: ["plans"],
  packs: ["plans"],
  pack: ["plans"],
  pack_preview: ["plans"],
  pack_update_preview: ["plans"],
  sessions: ["plans", "sessions", "outcomes", "medicines", "settings"],
  medicines: ["medicines", "plans", "settings"],
  diary: ["diary", "sessions", "plans"],
  photos: ["photos", "plans", "sessions", "medicines", "outcomes", "settings"],
  photo: ["photos", "plans", "sessions"],
  photos_before: ["photos", "plans", "sessions", "medicines", "settings"],
  photos_deleted: ["photos"],
  photo_pair: ["photos", "plans", "sessions", "medicines"],
  photo_align: ["photos"],
  hairlines: ["photos"],
  share_shapes: ["photos"],
  export_choices: ["plans", "sessions", "medicines", "diary", "photos"],
  reminders: ["reminders", "plans", "sessions", "medicines", "outcomes", "settings", "touch_ups"],
  reminders_missed: ["reminders"],
  touch_ups: ["plans", "sessions", "medicines", "photos", "settings", "touch_ups"],
  backup_state: ["plans", "sessions", "medicines", "outcomes", "diary", "photos", "settings", "touch_ups"],
  report_choices: ["plans", "sessions", "medicines", "diary", "photos"],
  learn: [],
  settings: ["settings"],
  history: ["history"],
  about: ["plans"],
} as const satisfies Partial<Record<keyof Commands, readonly Tag[]>>;

/** A command that only reads. */
export type Read = keyof typeof dependsOn;
/** The commands of one kind. */
export type OfKind<K extends string> = {
  [C in keyof Commands]: Commands[C]["kind"] extends K ? C : never;
}[keyof Commands];
