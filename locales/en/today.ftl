today-day = Day { $day }
today-day-of-session = the day of session { $number } of { $of }
today-day-of-surgery = the day of your transplant
today-after-session = after session { $number } of { $of }
today-months-after-session = { $months } months after session { $number } of { $of }
today-after-course = after your last session
today-months-after-course = { $months } months after your last session
today-after-surgery = after your transplant
today-months-after-surgery = { $months } months after your transplant
today-in-days = { $count ->
    [0] Today
    [one] In { $count } day
   *[other] In { $count } days
}
today-in-hours = { $count ->
    [0] Now
    [one] In { $count } hour
   *[other] In { $count } hours
}
today-until-session = session { $number } of { $of }: { $when }
today-until-surgery = your transplant: { $when }
today-next-session = Session { $number }
today-next-surgery = Transplant
today-chip-days = { $count ->
    [0] { $what } today
    [one] { $what } in { $count } day
   *[other] { $what } in { $count } days
}
today-chip-hours = { $count ->
    [0] { $what } now
    [one] { $what } in { $count } hour
   *[other] { $what } in { $count } hours
}
today-not-begun = Not started yet
today-no-session = You have no session yet.
today-add-session = Add a session
today-resume = Continue with the first questions

today-empty = Nothing here yet. First tell Stipple which treatment you had.
    .text = Then you see what you may do, what is normal now, and when your next session is.
    .action = Set up your plan

today-assumed-session = Did session { $number } take place on { $day }?
today-assumed-surgery = Did your transplant take place on { $day }?
today-assumed-why = The time has passed, so Stipple counts the days from then until you say otherwise.
today-assumed-moved = No, it was moved

today-may-i = May I today?
today-silent = Your instructions have no rule about the usual questions today.

today-to-do = To do today
today-preparing = Getting ready
today-nothing = Nothing to do today
today-next-change = That’s fine. The next change comes on { $day }.
today-no-change = That’s fine. Nothing changes for now.
today-more-about = More about { $title }
today-keep-in-mind = Keep in mind
today-dose-taken = Taken
today-dose-skipped = Skipped
today-dose-yesterday = yesterday, { $time }
today-dose-late = Late or not sure? Never take two at once. Your leaflet says what to do.
today-dose-leaflet = About your medicines

today-normal = Normal now
today-tomorrow = Tomorrow changes

today-photo-due = Photos: day { $day }
today-photo-next = Next photos
today-photo-when = { $when }, on { $day }
today-photo-take = Take the set
today-photo-taken = The photos are taken
today-photo-elsewhere = I took them elsewhere
today-photo-how = How to take them
today-photo-intro = Photos taken the same way each time show what the mirror hides. A few sets are enough; there is no need to look every day.
today-photo-same = The same each time
today-photo-rule-place = The same place and the same time of day, in front of a plain wall.
today-photo-rule-light = The same light. No flash.
today-photo-rule-dry = Dry hair, nothing in it. If you shave, the same time since the last shave.
today-photo-rule-camera = The camera on the back of the phone, at the same distance, without zoom or filter.
today-photo-views = Which views
today-photo-view-front = Front: eyes level, from your forehead up.
today-photo-view-top = Top: from above.
today-photo-view-crown = Crown: from behind and above.
today-photo-view-sides = Both sides: your ear in the middle.
today-photo-view-back = Back: chin level.
today-photo-own = Photos taken with Stipple are encrypted on this device, only for you, and stay out of your camera roll.

today-caution-about = Session { $number }, { $day }

today-touch-up = Your touch-up
today-touch-up-open = Open touch-ups
today-touch-up-settle = The check with your clinic is open.
today-touch-up-yearly = It is time for your yearly check.
today-touch-up-ends = { $count ->
    [one] Today is the last day on which a touch-up is free.
   *[other] A touch-up is free for { $count } more days, including today.
}
today-touch-up-offered = Your clinic offered a date and is waiting for your answer.
today-touch-up-again = No answer from your clinic yet. You can ask again.
today-touch-up-draft = Your request is written but not sent yet.
unusable-title = { $count ->
    [one] 1 entry can’t be shown
   *[other] { $count } entries can’t be shown
  }
unusable-text = Everything else is there. You can delete an entry that can’t be shown.
unusable-delete = Delete { $what }
