touch-ups-title = Touch-ups
touch-ups-no-plan = No instructions yet
    .text = The check with your clinic, the time when a touch-up is free, and the yearly check come from your instructions. Choose your instructions first.
    .action = Choose instructions
touch-ups-none = Your instructions don’t mention touch-ups
    .text = Your instructions say nothing about a check or a touch-up after the last session. Newer ones may.
    .action = See your instructions
touch-ups-waiting = After your last session
touch-ups-waiting-text = The check with your clinic, the time when a touch-up is free, and the yearly check are counted from your last session.
touch-ups-waiting-ahead = A session is still ahead.
touch-ups-waiting-open = { $done } of { $of } planned sessions took place. If those were all, close the course.
touch-ups-waiting-action = Go to your sessions

touch-ups-next = What comes next
touch-ups-next-settle = The check with your clinic opens on { $day }.
touch-ups-next-yearly = Your next yearly check: { $day }.

touch-ups-check-in-settle = The check with your clinic
touch-ups-check-in-settle-text = The colour has settled by now. Compare it with the photos taken just after your session.
touch-ups-check-in-yearly = Your yearly check
touch-ups-check-in-yearly-text = Compare your scalp now with the photos taken just after your last session.
touch-ups-check-in-photos = First take today’s photos, the same way as then.
touch-ups-no-former = No photo from just after the session
touch-ups-no-later = Not taken yet
touch-ups-compare = Compare the photos
touch-ups-ask = How does it look compared with then?
touch-ups-ask-without = How does your scalp look compared with just after the session?
touch-ups-answer-lighter = Lighter
touch-ups-answer-same = The same
touch-ups-answer-not-sure = I am not sure
touch-ups-take-back = Remove my answer
touch-ups-said-lighter = Worth showing your clinic.
touch-ups-said-same = Then nothing needs to be done. You can still show your clinic.
touch-ups-said-not-sure = You can show your clinic either way. That is what the check is for.

touch-ups-windows = What your clinic offers
touch-ups-windows-usual = What clinics usually offer
touch-ups-settle = Check with your clinic
touch-ups-from-to = { $from } to { $to }
touch-ups-not-before = Earliest touch-up
touch-ups-free = A touch-up is free
touch-ups-free-until = until the end of { $day } ({ $count ->
    [one] today is the last day
   *[other] { $count } days, including today
})
touch-ups-free-past = The last free day was { $day }.
touch-ups-free-told = As your clinic told you.
touch-ups-yearly = Yearly check
touch-ups-price = Price
touch-ups-how = How to book
touch-ups-cancel = Cancelling a visit
touch-ups-cancel-hours = { $count } hours before, at the latest
touch-ups-tell = My clinic gave me another date
touch-ups-tell-last = The last day a touch-up is free
touch-ups-tell-hint = Leave this empty to use your instructions.

touch-ups-request = Ask for a visit
touch-ups-request-text = Write down what would suit you. Your request stays here until you send it.
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
touch-ups-note = Your message
touch-ups-note-hint = What you would like to ask or say.
touch-ups-photos = Photos to include

touch-ups-your-request = Your request
touch-ups-steps = Progress of your request
touch-ups-state-draft = Written
touch-ups-state-sent = Sent
touch-ups-state-offered = Date offered
touch-ups-state-booked = Booked
touch-ups-state-done = Took place
touch-ups-draft-text = Your request is written but not sent yet.
touch-ups-change = Change request
touch-ups-sent-text = Sent to your clinic on { $day }.
touch-ups-open-again = The visit was cancelled. You can ask again, or enter another date.
touch-ups-ask-again-text = No answer yet? Your request may have got lost. You can kindly ask once more.
touch-ups-asked-enough = You have asked again twice. A call may be the better way now.
touch-ups-ask-again = Ask again
touch-ups-unsent = I did not send it
touch-ups-named = They offered a date
touch-ups-settled = The date is agreed
touch-ups-only-offered = I have not said yes yet
touch-ups-take = Accept this date
touch-ups-decline = Decline this date
touch-ups-to-session = Go to the session
touch-ups-details = What you asked for
touch-ups-asked-on = Asked on
touch-ups-delete = Delete the request
touch-ups-deleted = Request deleted.

touch-ups-hand-over = Send your request
touch-ups-hand-over-text = Stipple sends nothing by itself. You choose how to send it.
touch-ups-hand-over-words = Your message
touch-ups-by-email = As an e-mail
touch-ups-by-email-photos = An e-mail opens without the photos. Save the file below and attach it.
touch-ups-by-phone = Call { $number }
touch-ups-by-phone-unknown = By telephone
touch-ups-by-file = As a file
touch-ups-by-file-hint = { $count ->
    [0] A file with your message.
    [one] A file with your message and one photo, covered as you last shared that view. A photo you never covered is shown in full. The file has no date and no place.
   *[other] A file with your message and { $count } photos, covered as you last shared each view. A photo you never covered is shown in full. The file has no date and no place.
}
touch-ups-did-you = Did you send your request?
touch-ups-did = Yes, I sent it
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
    [one] A photo is included.
   *[other] { $count } photos are included.
}
touch-ups-letter-end = Thank you. Which date could you offer me?
