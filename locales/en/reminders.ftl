reminders-title = Reminders
reminders-delivery = How reminders reach you
reminders-notifications-shown = This device shows notifications.
reminders-notifications-no-service = This device shows no notifications. Reminders wait for you here and on Today.
reminders-notifications-refused = This device does not allow Stipple to show notifications. You can allow them in the system’s settings.
reminders-off = You have turned reminders off.
reminders-open-only = Reminders come while Stipple is open.
reminders-removed = Stipple no longer starts in the background. Its timer was removed from your system.
reminders-not-removed = The background timer could not be removed from your system yet. Stipple tries again each time it checks for reminders.
reminders-waker-systemd = Reminders come while Stipple is closed, too: a system timer starts a small part of Stipple.
reminders-waker-autostart = Reminders come while Stipple is closed, too: a small part of Stipple starts with your desktop and stays in the tray.
reminders-waker-launchd = Reminders come while Stipple is closed, too: the system starts a small part of Stipple.
reminders-waker-task-scheduler = Reminders come while Stipple is closed, too: the Task Scheduler starts a small part of Stipple.
reminders-waker-phone = Reminders come while Stipple is closed, too: your phone shows them on time.
reminders-waker-nothing = On this device, reminders come only while Stipple is open.
reminders-not-set-up = No reminders are coming up, so no timer is set.
reminders-broken = Background reminders are set up, but the system does not run them. Turn “Also while Stipple is closed” off and on again.
reminders-woken = Last background check: { $when }
reminders-test = Send me a test in 10 seconds
reminders-test-coming = The test is on its way. You can leave Stipple open or do something else.
reminders-test-waiting = The test has not arrived yet. Keep this page open, or check later under “Past reminders”.
reminders-test-woken = The test came at { $at }, { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} after its time. Background reminders work.
reminders-test-open = The test came at { $at }, { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
} after its time, because Stipple was open. No background timer showed it.
reminders-test-missed = The test could not be shown.

reminders-ahead = Coming up
reminders-ahead-none = No reminders are coming up.
reminders-ahead-none-action = Enter your next session
reminders-ahead-more = { $count ->
    [one] One more day
   *[other] { $count } more days
}
reminders-past = Past reminders
reminders-past-none = Nothing yet. Each reminder is listed here with the time it was shown.
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
reminders-why-no-waker = Stipple was closed, and this device has no background reminders.
reminders-why-no-service = This device showed no notifications.
reminders-why-refused = The system does not allow Stipple to show notifications.
reminders-why-interrupted = Stipple was stopped while showing it.
reminders-answer-done = You said: done.
reminders-answer-later = You said: later.
reminders-answer-later-until = You said: later. It will be shown again at { $at }.
reminders-answer-open = You opened Stipple.
reminders-answer-closed = You closed it.

reminders-about-photos = Photos: day { $day }
reminders-about-session = Session { $number }: { $when }
reminders-stage-week = in a week
reminders-stage-two-days = in two days, with what to get ready
reminders-stage-eve = tomorrow
reminders-stage-two-hours = in two hours
reminders-about-cancel = Last chance to cancel your session: { $by }
reminders-about-settle = Your clinic’s free check is open
reminders-about-free-opens = You can have a touch-up, free until { $day }
reminders-about-free-ends = The free time for a touch-up ends: { $day }
reminders-about-yearly = Your yearly check
reminders-about-booking = No answer from your clinic yet
reminders-about-test = A test
reminders-about-gap = { $from } to { $to }: Stipple did not run

reminders-what = What to remind you of
reminders-on = Reminders
reminders-list-at = Time of your daily list
reminders-list-at-hint = Tasks without a time of their own come then. Medicines have their own times.
reminders-kind-care = What to do each day
    .hint = The steps your instructions ask for.
reminders-kind-medicine = Medicines
    .hint = At the times you set for each.
reminders-kind-photos = Photo sets
    .hint = On the days your instructions name.
reminders-kind-session = Sessions
    .hint = A week, two days, one day and two hours before.
reminders-kind-cancel = Cancelling a session
    .hint = A day before the deadline, if your instructions name one.
reminders-kind-touch-up = Touch-ups
    .hint = When the free check opens, and a week before it ends.
reminders-kind-yearly = Yearly check
    .hint = Once a year after your last session.
reminders-kind-booking = Asking again
    .hint = If your clinic has not answered, at most twice.
reminders-kind-test = Test
    .hint = A test you ask for.
reminders-own-hour = At its own time
reminders-list-hour = At the time of your daily list
reminders-hour-of = { $kind }: time
reminders-hour-hint = Leave this empty to use the time of your daily list.

reminders-how = How they come
reminders-full = Show details
reminders-full-hint = Others could read them on your lock screen.
reminders-neutral-example = For example: “Evening routine. One thing is on your list.”
reminders-full-example = For example: “Photos: day 30”
reminders-background = Also while Stipple is closed
reminders-background-hint = Stipple asks the system to start it when a reminder is due. Turning this off removes the timer again.
reminders-quiet = Quiet hours
reminders-quiet-hint = Only medicines come then, because you set their times.
reminders-quiet-from = From
reminders-quiet-to = To
reminders-snooze = “Later” means
reminders-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
reminders-repeat = Remind again if you don’t answer
reminders-repeat-never = Never
reminders-a-day = Maximum a day
reminders-a-day-hint = Any further reminders come together. Medicines always come at their times.

reminders-missed-title = { $count ->
    [one] One reminder was missed
   *[other] { $count } reminders were missed
}
reminders-missed-text = Today shows what is due now, so nothing is lost.
reminders-missed-which = See which ones
reminders-missed-more = About your reminders
