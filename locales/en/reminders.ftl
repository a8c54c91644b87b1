reminders-title = Reminders
reminders-delivery = How reminders reach you
reminders-notifications-shown = This device shows notifications.
reminders-notifications-no-service = This device shows no notifications. Reminders wait for you here and on Today.
reminders-notifications-refused = This device does not let Stipple show notifications. You can allow it in the system’s settings.
reminders-off = You have switched reminders off.
reminders-open-only = They come while Stipple is open.
reminders-removed = Nothing of Stipple is left in the system that would wake it.
reminders-not-removed = What wakes Stipple could not be taken out of the system yet. It is tried again every time Stipple looks what is due.
reminders-waker-systemd = They come while Stipple is closed, too: the system’s timer wakes a small part of it.
reminders-waker-autostart = They come while Stipple is closed, too: a small part of it starts with your desktop and stays in the tray.
reminders-waker-launchd = They come while Stipple is closed, too: the system wakes a small part of it.
reminders-waker-task-scheduler = They come while Stipple is closed, too: the Task Scheduler wakes a small part of it.
reminders-waker-phone = They come while Stipple is closed, too: your phone shows them at their time.
reminders-waker-nothing = On this device they come only while Stipple is open.
reminders-not-set-up = Nothing is to come, so nothing is set up.
reminders-broken = What should wake Stipple is there, but the system does not run it. Switch “Also while Stipple is closed” off and on again.
reminders-woken = Last woken: { $when }
reminders-test = Send me a test in 10 seconds
reminders-test-coming = It is on its way. You can leave Stipple open or put it aside.
reminders-test-waiting = It has not come yet. Keep this page open, or look again later under “What was”.
reminders-test-woken = It came at { $at }, { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} after its time. What wakes Stipple works.
reminders-test-open = It came at { $at }, { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} after its time, because Stipple was open. Nothing else woke it.
reminders-test-missed = It could not be shown.

reminders-ahead = What is to come
reminders-ahead-none = Nothing is to come.
reminders-ahead-none-action = Enter your next session
reminders-ahead-more = { $count ->
    [one] One more day
   *[other] { $count } more days
}
reminders-past = What was
reminders-past-none = Nothing yet. Each reminder will stand here, with when it really came.
reminders-past-all = Show all ({ $count })
reminders-planned = Planned for { $day }, { $time }
reminders-shown = Shown at { $at }.
reminders-shown-late = Shown at { $at }, { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} late.
reminders-showing = Being shown.
reminders-shows = Shown { $count } times.
reminders-missed = Not shown.
reminders-why-off = The device was off or asleep.
reminders-why-no-waker = Stipple was closed, and nothing wakes it on this device.
reminders-why-no-service = Nothing on this device showed notifications.
reminders-why-refused = The system does not let Stipple show notifications.
reminders-why-interrupted = Stipple was stopped while showing it.
reminders-answer-done = You said: done.
reminders-answer-later = You said: later.
reminders-answer-later-until = You said: later. It comes again at { $at }.
reminders-answer-open = You opened Stipple.
reminders-answer-closed = You closed it.

reminders-about-photos = Photos: day { $day }
reminders-about-session = Session { $number }: { $when }
reminders-stage-week = in a week
reminders-stage-two-days = in two days, with what to get ready
reminders-stage-eve = tomorrow
reminders-stage-two-hours = in two hours
reminders-about-cancel = Last moment to call your session off: { $by }
reminders-about-settle = Your clinic’s free check is open
reminders-about-free-opens = A touch-up can be done, free until { $day }
reminders-about-free-ends = The free time for a touch-up ends: { $day }
reminders-about-yearly = Your yearly look
reminders-about-booking = No answer from your clinic yet
reminders-about-test = A test
reminders-about-gap = { $from } to { $to }: Stipple did not run

reminders-what = What to remind you of
reminders-on = Reminders
reminders-list-at = The hour of your day’s list
reminders-list-at-hint = What has no hour of its own comes then. Medicines have their own times.
reminders-kind-care = What to do on a day
    .hint = The steps your instructions ask for.
reminders-kind-medicine = Medicines
    .hint = At the times you set for each.
reminders-kind-photos = Photo sets
    .hint = On the days your instructions name.
reminders-kind-session = Sessions
    .hint = A week before, two days, the day before, two hours.
reminders-kind-cancel = Calling a session off
    .hint = A day before the last moment, where your instructions name one.
reminders-kind-touch-up = Touch-ups
    .hint = When the free check opens, and a week before it ends.
reminders-kind-yearly = Yearly look
    .hint = Once a year after your last session.
reminders-kind-booking = Asking again
    .hint = When your clinic has not answered, twice at most.
reminders-kind-test = Test
    .hint = One you ask for.
reminders-own-hour = At its own hour
reminders-list-hour = At the hour of your day’s list
reminders-hour-of = { $kind }: the hour
reminders-hour-hint = Leave it empty for the hour of your day’s list.

reminders-how = How they come
reminders-full = Say what it is about
reminders-full-hint = Others could read it on your lock screen.
reminders-neutral-example = For example: “Evening routine. One thing is on your list.”
reminders-full-example = For example: “Photos: day 30”
reminders-background = Also while Stipple is closed
reminders-background-hint = Stipple asks the system to wake it. Switched off, all of that is removed again.
reminders-quiet = Quiet hours
reminders-quiet-hint = Only medicines come then, because you set their times.
reminders-quiet-from = From
reminders-quiet-to = To
reminders-snooze = “Later” means
reminders-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
reminders-repeat = Once more when you do not answer
reminders-repeat-never = Never
reminders-a-day = At most a day
reminders-a-day-hint = What is more comes together. Medicines come at their times all the same.

reminders-missed-title = { $count ->
    [one] One reminder did not come
   *[other] { $count } reminders did not come
}
reminders-missed-text = Today shows what is due now, so nothing is lost.
reminders-missed-which = Which ones
reminders-missed-more = About your reminders
