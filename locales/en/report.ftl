# Text of the printed pages. The reader is a clinician, so the patient is in the third person.
report-doc-title = Report for a clinician
report-doc-made = Made with Stipple on { $date } from what the patient entered. Stipple examines and measures nothing: this is a record, not a diagnosis.
report-doc-name = Name
report-doc-born = Date of birth
report-doc-foot = Made with Stipple from what the patient entered. A record, not a diagnosis.
report-doc-page = Page { $at } of { $of }
report-doc-lacking = { $count ->
    [one] (1 character that cannot be printed here)
   *[other] ({ $count } characters that cannot be printed here)
}
report-doc-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
report-doc-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] June
    [7] July
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[other] Dec
} { $year }
report-doc-words = What the patient wants to say or ask
report-doc-clinic = Clinic
report-doc-course = Course: { $title }
report-doc-treatment = Treatment
report-doc-smp = Scalp micropigmentation (SMP)
report-doc-surgery = Hair transplant
report-doc-reason = Reason
report-doc-sessions = Sessions
report-doc-counted = { $done } took place, { $planned } planned
report-doc-areas = Areas
report-doc-closed = Course closed on
report-doc-scar = Scar made on
report-doc-transplant = Transplant on
report-doc-sutures = Stitches or staples out on
report-doc-instructions = Instructions in use
report-doc-pack = { $title }, version { $version }
report-doc-signed = Signed off by
report-doc-signed-by = { $name }, { $date }
report-doc-unsigned = Nobody. General guidance that no clinician has signed off.
report-doc-number = No.
report-doc-date-head = Date
report-doc-with-state = { $day } ({ $state })
report-doc-length = Length
report-doc-minutes = { $minutes } min
report-doc-hours = { $hours } h
report-doc-hours-minutes = { $hours } h { $minutes } min
report-doc-pigment = Pigment
report-doc-batch = Batch
report-doc-needle = Needle
report-doc-note = Note
report-doc-no-sessions = No sessions are entered.
report-doc-medicines = Medicines
report-doc-medicines-lead = As the patient entered them. Stipple holds times for reminders, no doses, and gives no advice about medicines.
report-doc-medicine = Name
report-doc-from = From
report-doc-until = Until
report-doc-still = still taken
report-doc-times = Reminders at
report-doc-diary = Diary
report-doc-diary-lead = The patient’s own answers on scales from 0 to 10, as they were given. A line joins the days that have an answer and says nothing about the days between. Dashed lines are sessions, by number.
report-doc-scale = { $name } ({ $low }, { $high })
report-doc-chart-alt = { $question }: { $count } answers from { $from } to { $last }.
report-doc-diary-none = No answers are entered for this time.
report-doc-notes = Notes
report-doc-answers = Answers
report-doc-compared = Compared with the last photo: { $answer }
report-doc-photos = Photos
report-doc-photos-lead = Taken by the patient and made smaller for this report. Light, distance and hair length differ from picture to picture. What the patient covers when sharing a view is covered here.
report-doc-photos-missing = { $count ->
    [one] One photo could not be read and is not here.
   *[other] { $count } photos could not be read and are not here.
}
report-doc-photo-alt = { $view }, { $date }
report-doc-photo-day-session = { $day ->
    [0] Day of session { $number }
   *[other] Day { $day } after session { $number }
}
report-doc-photo-day-surgery = { $day ->
    [0] Day of the transplant
   *[other] Day { $day } after the transplant
}
report-doc-photo-before = { $days ->
    [one] 1 day before the first session
   *[other] { $days } days before the first session
}
report-doc-photo-clipper = Clipper { $mm } mm

report-card-doc-title = Pigment card
report-card-doc-dates = Dates
report-card-doc-span = { $count } sessions, { $from } to { $last }
report-card-doc-lead = Pigment in the skin of the scalp, as noted from the clinic’s record.
report-card-doc-none = No session is noted yet. The clinic can fill this in.
report-card-doc-scan = Before a scan, a laser or an operation
report-card-doc-scan-says = { $title }, version { $version }
report-card-doc-made = Made with Stipple on { $date } from what the patient entered.
report-card-doc-outside = For medical staff
report-card-doc-outside-text = Please read the other side.
report-card-doc-cut = Cut along the dashed line, then fold backwards along the dotted one.

# The pages where the report and the card are made.
report-title = Report for a clinician
report-lead = A file to print or to send, for your clinic or a doctor: dates, pigment, medicines, your diary and photos. You choose what goes in.
report-open = The file is not encrypted. Anyone who has it can read it and see the photos in it. Save it only where that is all right for you.
report-courses = Your course
report-course-sessions = { $count ->
    [0] No session yet
    [one] 1 session
   *[other] { $count } sessions
}
report-session-notes = Your notes about the sessions
report-medicines = Medicines
report-medicine-until = until { $day }
report-diary = Diary
report-chart = Your answers over time, as a chart
report-since = From
report-since-quarter = 3 months
report-since-year = 1 year
report-since-all = All
report-notes = { $count ->
    [0] Your notes: none chosen
    [one] Your notes: 1 chosen
   *[other] Your notes: { $count } chosen
}
report-notes-more = Show earlier notes
report-photos = Photos
report-photos-lead = Only photos you choose are included. Stipple makes a smaller copy of each, without its location.
report-photos-covers = What you covered when you last shared a view is covered here too.
report-photos-chosen = { $count ->
    [0] None chosen
    [one] 1 photo chosen
   *[other] { $count } photos chosen
}
report-photos-too-many = That is too many. One report takes { $most }.
report-photos-private = { $count ->
    [one] 1 photo is private and left out.
   *[other] { $count } photos are private and left out.
}
report-photos-all = Choose all
report-photos-all-of = Choose all: { $view }
report-photos-none = Choose none
report-photos-none-of = Choose none: { $view }
report-photos-more-of = Show all { $count }: { $view }
report-photos-more = Show all { $count }
report-words = What you want to say or ask
report-words-hint = Your text appears at the top of the report and is not stored anywhere else.
report-file = Your file
report-paper = Paper
report-paper-a4 = A4
report-paper-letter = US Letter
report-name-hint = Stipple does not store your name. The first page has a line where you can write it.
report-make = Make the report
report-making = Making your file.
report-making-then = Then choose where to save it, in the window that opens.
report-made = Report saved.
report-empty-title = No report yet
report-empty-text = Once there is a session, a diary entry or a photo, you can choose what a clinician should see.
report-empty-action = Choose instructions

report-card-title = Pigment card
report-card-lead = A card to cut out, fold and carry: which pigment is in your skin, its batch, and whom to ask. A doctor needs to know that if your skin ever reacts.
report-card-scan = If your instructions say what to tell staff before a scan, the card says it too.
report-card-outside = When folded, the card shows no details on the outside.
report-card-which = Which course
report-card-recorded = { $count ->
    [one] The pigment of 1 session is recorded.
   *[other] The pigment of { $count } sessions is recorded.
}
report-card-bare = No pigment is recorded yet. The card then has lines to write on. Your clinic can fill them in.
report-card-note = Record it in your sessions
report-card-name-hint = Stipple does not store your name. The card has a line where you can write it.
report-card-open = The file is not encrypted. Anyone who has the file or the card can read it.
report-card-make = Make the card
report-card-made = Card saved.
