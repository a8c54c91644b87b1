touch-ups-title = Touch-ups
touch-ups-no-plan = Nothing to count from yet
    .text = The check with your clinic, the time in which a touch-up is free, and the yearly look come from your instructions. Choose them first.
    .action = Choose instructions
touch-ups-none = Nothing about touch-ups here
    .text = Your instructions say nothing about a check or a touch-up after the last session. Newer ones may.
    .action = See your instructions
touch-ups-waiting = After your last session
touch-ups-waiting-text = The check with your clinic, the time in which a touch-up is free, and the yearly look count from your last session.
touch-ups-waiting-ahead = A session is still ahead.
touch-ups-waiting-open = { $done } of { $of } planned sessions took place. If that was all of them, close the course.
touch-ups-waiting-action = To your sessions

touch-ups-next = What comes next
touch-ups-next-settle = The check with your clinic opens on { $day }.
touch-ups-next-yearly = Your next yearly look: { $day }.

touch-ups-check-in-settle = The check with your clinic
touch-ups-check-in-settle-text = The colour has settled by now. Look at it beside the photos taken just after your session.
touch-ups-check-in-yearly = Your yearly look
touch-ups-check-in-yearly-text = Look at it beside the photos taken just after your last session.
touch-ups-check-in-photos = Take the photos of today first, the same way as then.
touch-ups-no-former = No photo from just after the session
touch-ups-no-later = Not taken yet
touch-ups-compare = Lay them over each other
touch-ups-ask = How does it look to you beside then?
touch-ups-ask-without = How does it look to you, compared with just after the session?
touch-ups-answer-lighter = Lighter
touch-ups-answer-same = The same
touch-ups-answer-not-sure = I am not sure
touch-ups-take-back = Take my answer back
touch-ups-said-lighter = Worth showing your clinic.
touch-ups-said-same = Then nothing needs to be done. You can still show it to your clinic.
touch-ups-said-not-sure = You can show it to your clinic either way. That is what the check is for.

touch-ups-windows = What your clinic offers
touch-ups-windows-usual = What clinics usually offer
touch-ups-settle = Check with your clinic
touch-ups-from-to = { $from } to { $to }
touch-ups-not-before = A touch-up not before
touch-ups-free = A touch-up is free
touch-ups-free-until = until the end of { $day } ({ $count ->
    [one] today is the last day
   *[other] { $count } days, with today
})
touch-ups-free-past = It was until { $day }.
touch-ups-free-told = As your clinic told you.
touch-ups-yearly = Yearly look
touch-ups-price = Price
touch-ups-how = How to book
touch-ups-cancel = Calling a visit off
touch-ups-cancel-hours = { $count } hours before, at the latest
touch-ups-tell = My clinic named another day
touch-ups-tell-last = The last day on which it is free
touch-ups-tell-hint = Leave it empty to count by your instructions.

touch-ups-request = Ask for a visit
touch-ups-request-text = Write down what would suit you. It stays here until you hand it over.
touch-ups-days = Days
touch-ups-times = Times of day
touch-ups-any = any
touch-ups-day-monday = Monday
touch-ups-day-tuesday = Tuesday
touch-ups-day-wednesday = Wednesday
touch-ups-day-thursday = Thursday
touch-ups-day-friday = Friday
touch-ups-day-saturday = Saturday
touch-ups-day-sunday = Sunday
touch-ups-time-morning = Morning
touch-ups-time-afternoon = Afternoon
touch-ups-time-evening = Evening
touch-ups-note = Your words
touch-ups-note-hint = What you would like to ask or say.
touch-ups-photos = Photos to go with it

touch-ups-your-request = Your request
touch-ups-steps = How far it has come
touch-ups-state-draft = Written
touch-ups-state-sent = Sent
touch-ups-state-offered = Date named
touch-ups-state-booked = Booked
touch-ups-state-done = Took place
touch-ups-draft-text = It is written, and nobody has it yet.
touch-ups-change = Change it
touch-ups-sent-text = Your clinic has it since { $day }.
touch-ups-open-again = The visit was called off. You can ask again, or enter another date.
touch-ups-ask-again-text = No answer yet? It may have got lost. You can ask once more, kindly.
touch-ups-asked-enough = You have asked again twice. A call may be the better way now.
touch-ups-ask-again = Ask again
touch-ups-unsent = I did not send it after all
touch-ups-named = They named a date
touch-ups-settled = It is settled
touch-ups-only-offered = I have not said yes yet
touch-ups-take = Take this date
touch-ups-decline = It does not suit
touch-ups-to-session = To the session
touch-ups-details = What you asked for
touch-ups-asked-on = Asked on
touch-ups-delete = Delete the request
touch-ups-deleted = Request deleted.

touch-ups-hand-over = Hand it over
touch-ups-hand-over-text = Stipple sends nothing by itself. You choose the way.
touch-ups-hand-over-words = The words
touch-ups-by-email = As an e-mail
touch-ups-by-email-photos = An e-mail opens without the photos. Save the file below and attach it.
touch-ups-by-phone = Call { $number }
touch-ups-by-phone-unknown = By telephone
touch-ups-by-file = As a file
touch-ups-by-file-hint = { $count ->
    [0] A file with the words.
    [one] A file with the words and one photo, covered as you last shared that view; one you never covered goes whole. It holds no date and no place.
   *[other] A file with the words and { $count } photos, covered as you last shared each view; one you never covered goes whole. They hold no date and no place.
}
touch-ups-did-you = Did you hand it over?
touch-ups-did = Yes, it is with them
touch-ups-not-yet = Not yet

touch-ups-letter-subject = A request for an appointment
touch-ups-letter = Hello, I would like to come for a check or a touch-up.
touch-ups-letter-again = Hello, I wrote to you some days ago and would like to ask again for an appointment.
touch-ups-letter-day = { $day ->
    [one] It is one day since my last session.
   *[other] It is { $day } days since my last session.
}
touch-ups-letter-days = Days that suit me: { $days }
touch-ups-letter-times = Times that suit me: { $times }
touch-ups-letter-photos = { $count ->
    [one] A photo goes with it.
   *[other] { $count } photos go with it.
}
touch-ups-letter-end = Thank you. Which date could you offer me?
