# What notifications say. The neutral ones name nothing that gives the patient away.
notify-done = Done
notify-later = Later
notify-tray-open = Open Stipple
notify-tray-stop = Stop reminders while Stipple is closed
notify-open = Open
notify-routine = { $part ->
    [morning] Morning routine
    [day] Your day
   *[evening] Evening routine
}
notify-count = { $count ->
    [one] One thing is on your list.
   *[other] { $count } things are on your list.
}
notify-date = A date is coming up
notify-date-when = { $stage ->
    [week] in a week
    [two-days] in two days
    [eve] tomorrow
   *[two-hours] in two hours
}
notify-date-move = If the date does not suit you, say so now.
notify-check-in = Something is waiting for you
notify-check-in-open = Open Stipple to see it.
notify-locked = Something is on your list
notify-locked-open = Open Stipple to see it.
notify-test = A test from Stipple
notify-test-came = The test arrived. Reminders reach you.

# In full, for those who chose it.
notify-dose-plan = { $name }: { $answer }
notify-photos = Photos: day { $day }
notify-session = Session { $number } { $when }
notify-prepare = { $count ->
    [one] One thing to get ready
   *[other] { $count } things to get ready
}
notify-cancel = The time to move your session without a fee ends soon
notify-settle = Your clinic’s free check is open
notify-free-opens = You can have a touch-up now. It is free for { $days ->
    [one] one more day
   *[other] { $days } more days
}
notify-free-ends = The free time for a touch-up ends in { $days ->
    [one] one day
   *[other] { $days } days
}
notify-yearly = Time for your yearly check
notify-booking = No answer yet? You can ask your clinic again.
