packs-title = Your instructions
packs-lead = Every answer in Stipple comes from these instructions.
packs-in-force = In use
packs-none-title = No instructions yet
packs-none-text = Choose what was done, or what is planned. Or open the file your clinic gave you.
packs-add = Add instructions
packs-add-text = General guidance that comes with Stipple. Your clinic’s written instructions always win.
packs-add-which = What is being done?
packs-add-own = From your clinic
packs-add-method = Which kind of transplant?
packs-add-fue = FUE, hairs taken one by one
packs-add-fut = FUT, a strip of skin
packs-added = { $title } added.
packs-by-clinic = From { $clinic }
packs-general = General guidance
packs-signed = Signed off by { $by } on { $on }.
packs-not-signed = Not signed off by a clinician.
packs-read = Read in full
packs-read-of = Read in full: { $title }
packs-remove = Remove
packs-remove-of = Remove: { $title }
packs-removed = { $title } removed.
packs-newer = A newer version is here: { $version }
packs-newer-see = See what is new
packs-gone-title = These instructions no longer exist
packs-gone-text = They may have been replaced by others.
packs-all = Your instructions

packs-open = A file from your clinic
packs-open-text = Its name ends in .stipple-pack. You see everything before anything changes.
packs-open-choose = Open a file
packs-open-drop = Drop to open the file
packs-open-too-large = This file is too large to be a clinic’s instructions.
packs-preview-title = Before you use it
packs-preview-text = Nothing has changed yet. Take your time to read.
packs-preview-none = The file is no longer open. Open it again to read it.
packs-reading = Reading the file …
packs-update-title = What is new
packs-update-same = You already have the newest version.
packs-compare = Compared with what you use now
packs-compare-with = Compare with
packs-compare-same = These instructions say the same as { $title }.
packs-compare-added = { $count ->
    [one] 1 new
   *[other] { $count } new
}
packs-compare-removed = { $count ->
    [one] 1 removed
   *[other] { $count } removed
}
packs-compare-changed = { $count ->
    [one] 1 changed
   *[other] { $count } changed
}
packs-compare-terms = { $count ->
    [one] 1 change to sessions, photos or touch-ups
   *[other] { $count } changes to sessions, photos or touch-ups
}
packs-compare-before = Now
packs-compare-after = New
packs-use-plan = Use in place of “{ $title }”
packs-use-new = Use in addition
packs-use-only = Use these instructions
packs-use-update = Use the new version
packs-use-replaces = Your sessions and entries stay as they are. Only the instructions change.
packs-used = { $title } is in use now.

packs-about = About these instructions
packs-clinic-phone = Telephone
packs-clinic-emergency = Out of hours
packs-clinic-email = E-mail
packs-clinic-address = Address
packs-sessions = { $count ->
    [one] Usually 1 session
   *[other] Usually { $count } sessions
}
packs-cancel = { $hours ->
    [one] If you can’t come, usually cancel at least 1 hour before.
   *[other] If you can’t come, usually cancel at least { $hours } hours before.
}
packs-cancel-none = The instructions say nothing about cancelling a visit.
packs-photos-days = { $count ->
    [0] Photos every { $every } days.
    [one] Photos on day { $days }, then every { $every } days.
   *[other] Photos on days { $days }, then every { $every } days.
}
packs-photos-before = { $days ->
    [one] One more set 1 day before a check.
   *[other] One more set { $days } days before a check.
}
packs-photos-views = Views: { $views }
packs-terms = After the last session
packs-terms-lead = Days are counted from the end of your last session. They are days to check and to ask. Your clinic decides.
packs-terms-lead-general = Days are counted from the end of your last session. They are only a guide: your clinic’s own days may come sooner, so ask early.
packs-terms-settle = First check, once the colour has settled
packs-terms-days = Day { $from } to day { $last }
packs-terms-touch-up = A touch-up
packs-terms-from = From day { $day }
packs-terms-free = Free of charge
packs-terms-until = Up to and including day { $day }
packs-terms-unsaid = The instructions don’t say. Ask your clinic.
packs-terms-check-in = A later check, with new photos
packs-terms-every = Every { $days } days
packs-terms-price = What it costs
packs-terms-book = How to book
packs-terms-none = The instructions say nothing about touch-ups.
packs-topics = Instructions by topic
packs-warnings = Warning signs
packs-why = Why: { $why }
packs-kind-do = Do this
packs-kind-dont = Don’t on these days
packs-kind-may = You may
packs-kind-expect = Normal
packs-kind-tell = Ask your clinic
packs-only-for = Only for: { $traits }
packs-window = { $span }, counted from { $anchor }
packs-anchor-session1-start = the start of your first session
packs-anchor-session-start = the start of your next session
packs-anchor-session-end = the end of each session
packs-anchor-session1-end = the end of your first session
packs-anchor-session2-end = the end of your second session
packs-anchor-final-session-end = the end of your last session
packs-anchor-surgery = your surgery
packs-anchor-scar-surgery = the day the scar was made
packs-anchor-suture-removal = the day stitches come out
packs-anchor-medicine-start = your first day with the medicine
packs-trait-shaved = shaved look
packs-trait-long-hair = longer hair
packs-trait-scar = a scar
packs-trait-with-transplant = a transplant as well
packs-trait-hair-system = a wig or hair system
packs-trait-minoxidil = minoxidil
packs-trait-finasteride = finasteride
packs-trait-fue = FUE
packs-trait-fut = FUT

packs-faults = What is wrong in the file
packs-fault-line = Line { $line }
packs-fault-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
packs-fault-too-large = The file is too large.
packs-fault-not-text = This is not a text file.
packs-fault-empty-file = The file is empty.
packs-fault-unreadable = The file cannot be read: { $detail }
packs-fault-unknown-field = This field is not known. Check its spelling.
packs-fault-missing-field = This field is missing.
packs-fault-unknown-word = “{ $found }” is not allowed here.
packs-fault-unsupported-format = The file is in format { $found }, which this version of Stipple does not support.
packs-fault-bad-form = This value has the wrong form.
packs-fault-empty-text = The text is empty.
packs-fault-unknown-base = The file builds on “{ $found }”, which is not known.
packs-fault-unknown-record = This refers to “{ $found }”, which does not exist.
packs-fault-duplicate-id = This id is used twice.
packs-fault-unknown-topic = The topic “{ $found }” is not declared.
packs-fault-no-source = The source is missing.
packs-fault-unknown-source = The source “{ $found }” is not declared.
packs-fault-window-backwards = The window ends before it begins.
packs-fault-gap = Topic “{ $topic }”: day { $from } to day { $to } have no answer.
packs-fault-gap-open = Topic “{ $topic }”: from day { $from } on there is no answer.
packs-fault-overlap = Topic “{ $topic }”: two answers from day { $from } on, the other being “{ $other }”.
packs-fault-may-inside-dont = This allows what “{ $other }” still forbids.
packs-fault-bad-language = The language is written “{ $found }”. Write it as a language tag: { $meant }.
packs-fault-approved-in-future = The sign-off has a date in the future.
packs-fault-urgent-warning = “{ $found }” is a sign that needs help today. Every pack keeps it, at least as urgent.
packs-fault-no-approver = The file says that a clinician signed it off, but not who or when.
packs-fault-no-course = The number of sessions is missing.
packs-fault-out-of-range = The number is out of range.
