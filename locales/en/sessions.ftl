sessions-title = Sessions
sessions-number = Session { $number }
sessions-transplant = { $number ->
    [one] Transplant
   *[other] Transplant { $number }
}
sessions-number-of = Session { $number } of { $of }
sessions-cancelled-one = Cancelled session
sessions-when = { $date }, { $time }
sessions-zone = Clinic time ({ $zone })
sessions-left-days = { $count ->
    [0] today
    [one] tomorrow
   *[other] in { $count } days
}
sessions-left-hours = { $count ->
    [0] now
    [one] in 1 hour
   *[other] in { $count } hours
}
sessions-length-minutes = { $minutes } min
sessions-length-hours = { $hours ->
    [one] 1 hour
   *[other] { $hours } hours
}
sessions-length-both = { $hours } h { $minutes } min
sessions-about = about { $length }

sessions-next = Next
sessions-planned = Planned after that
sessions-done = Took place
sessions-cancelled = Cancelled
sessions-assumed = Did this take place?
sessions-preparation-count = Getting ready: { $ticked } of { $all } ticked
sessions-preparation = Getting ready
sessions-preparation-later = Starts { $day }
sessions-usual = The usual time for your next session
sessions-usual-window = { $from } to { $last }
sessions-usual-open = From { $from } on
sessions-usual-help = This is general guidance. Your clinic sets the day.
sessions-why = See why
sessions-all-done = { $of ->
    [one] Your session took place.
   *[other] All { $of } planned sessions took place.
}

sessions-empty-title = No sessions yet
sessions-empty-text = Add the first one, planned or past. Everything else is counted from it: what you may do, what is normal, and the countdown.
sessions-none-title = No instructions yet
sessions-none-text = First choose what is being done. Then your sessions are listed here.
sessions-none-action = Choose instructions

sessions-add = Add a session
sessions-add-plan = Which treatment is it?
sessions-add-state = Has it taken place?
sessions-add-planned = It is planned
sessions-add-done = It took place
sessions-date = Date
sessions-date-missing = Choose a date.
sessions-time = Time, if you know it
sessions-length = How long
sessions-length-unknown = Not known
sessions-zone-other = The clinic is in another time zone
sessions-zone-label = The clinic’s time zone
sessions-zone-same = Same as mine
sessions-move = Change date or time
sessions-moved = Session moved to { $date }.
sessions-added = Session added.
sessions-cancel = Mark as cancelled
sessions-cancelled-undo = Session cancelled.
sessions-uncancel = Mark as planned again
sessions-delete = Delete
sessions-deleted = Session deleted.
sessions-mark-done = It took place
sessions-marked = Saved: the session took place.
sessions-assumed-text = The time of this session has passed. Until you say otherwise, Stipple counts from it as if it took place.
sessions-calendar = Calendar file
sessions-calendar-all = Calendar file of all
sessions-calendar-help = { $neutral ->
    [yes] The entry says only “Appointment”.
   *[no] The entry says “SMP session”. You can choose neutral words in Settings.
}
sessions-calendar-saved = Calendar file saved.
sessions-calendar-neutral = Appointment
sessions-calendar-plain = SMP session

sessions-record = Treatment record
sessions-record-edit = Change the record
sessions-record-why = Needed if your skin ever reacts: a doctor then wants to know exactly what was used.
sessions-record-empty = Nothing recorded yet. Ask your clinic for the pigment and its batch number.
sessions-record-areas = Where
sessions-record-areas-hint = Which parts of your scalp, in your clinic’s words.
sessions-record-area-add = Another part
sessions-record-area-remove = Remove { $area }
sessions-area-hairline = Hairline
sessions-area-temples = Temples
sessions-area-top = Top
sessions-area-crown = Crown
sessions-area-sides = Sides
sessions-area-back = Back
sessions-area-scar = Scar
sessions-record-brand = Pigment brand
sessions-record-shade = Shade or mix
sessions-record-batch = Batch number
sessions-record-batch-hint = The number is on the bottle. Your clinic can tell you.
sessions-record-needle = Needle
sessions-record-note = Your note
sessions-record-length = Length


sessions-course-edit = Course details
sessions-course-close = Close the course
sessions-course-close-text = Close the course when your clinic says you have had your last session. Nothing is deleted, and you can reopen it.
sessions-course-close-on = Closed on
sessions-course-closed = Closed on { $date }
sessions-course-closed-undo = Course closed.
sessions-course-reopen = Reopen the course
sessions-course-reopened = Course reopened.
sessions-course-planned = Sessions your clinic plans
sessions-course-planned-usual = { $count ->
    [one] As usual (1)
   *[other] As usual ({ $count })
}
sessions-course-scar = When the scar was made
sessions-course-transplant = When your transplant was
sessions-course-sutures = When stitches or staples came out
sessions-course-date-hint = Leave this empty if you don’t know.
