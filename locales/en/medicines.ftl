medicines-title = Medicines
medicines-no-dose = Stipple does not set doses. Your prescriber and the leaflet do.
medicines-empty-title = Nothing here yet
medicines-empty-text = Add a medicine you already take or were given. Stipple lists it on your day and shows what the leaflet says.
medicines-add = Add a medicine
medicines-which = Which one?
medicines-other = Another medicine
medicines-other-hint = Use the name on the box
medicines-read-first = Please read this first
medicines-name = Name on the box
medicines-name-missing = Write the name on the box.
medicines-how-often = How often a day
medicines-how-often-hint = As your prescriber or the leaflet says.
medicines-times = { $count ->
    [0] No set time
    [one] Once
    [2] Twice
   *[other] { $count } times
}
medicines-time = { $count ->
    [one] At
   *[other] Time { $number }
}
medicines-time-missing = Choose a time.
medicines-days = On which days
medicines-days-daily = Every day
medicines-days-every = Every few days
medicines-days-weekdays = On certain weekdays
medicines-days-apart = Days from one to the next
medicines-days-apart-hint = 2 means every other day, counted from the first day.
medicines-days-which = Weekdays
medicines-every = { $count ->
    [one] Daily at { $times }
   *[other] Every { $count } days at { $times }
}
medicines-on-weekdays = { $days } at { $times }
medicines-until-day = Last day, if you know it
medicines-until-day-hint = Leave this empty if there is no end yet.
medicines-started = First day
medicines-started-missing = Choose the first day.
medicines-stopped = Last day it was taken
medicines-stopped-hint = Leave this empty while you take the medicine.
medicines-stop-first = The last day cannot be before the first day.
medicines-note = What your leaflet or prescriber says
medicines-note-hint = In your own words, so you have it at hand.
medicines-since = Since { $date }
medicines-begins = From { $date }
medicines-until = { $from } to { $last }
medicines-stopped-group = No longer taken
medicines-daily = { $count ->
    [0] No set time
    [one] Daily at { $times }
   *[other] Daily at { $times }
}
medicines-expected = Normal now
medicines-kind-take = How to take it
medicines-kind-missed = If you forget one
medicines-kind-expect = What to expect
medicines-kind-caution = Good to know
medicines-kind-set-up = Before you start
medicines-own-note = Your note
medicines-unknown = Stipple has no information about this medicine. Read its leaflet.
medicines-stop = I stopped taking it
medicines-stop-text = This only records that you stopped. The leaflet says what to know about stopping. Tell whoever prescribed the medicine.
medicines-stop-save = Save
medicines-stopped-undo = { $name } marked as stopped.
medicines-past = Past doses
medicines-past-day = Day
medicines-past-none = No dose was scheduled or recorded on this day.
medicines-past-add = Add a dose
medicines-delete = Delete
medicines-deleted = { $name } deleted.
medicines-added = { $name } added.
