welcome-progress = { $number } of { $count }
welcome-date = Date
welcome-time = Time, if you know it
welcome-today = Today
welcome-yesterday = Yesterday
welcome-other-day = Another day
welcome-no-date = No date yet

welcome-what = What is Stipple helping you with?
welcome-what-help = SMP is scalp micropigmentation: fine dots of pigment in the scalp. You can change every answer later, and all of them stay on this device.
welcome-what-shaved = SMP, shaved look
    .hint = Looks like short stubble
welcome-what-density = SMP under long hair
    .hint = Between the hairs, so that less scalp shows
welcome-what-scar = SMP over a scar
    .hint = Makes a scar less visible
welcome-what-both = SMP and a hair transplant
    .hint = Both, one after the other
welcome-what-fue = Hair transplant, FUE
    .hint = Hairs were taken one by one
welcome-what-fut = Hair transplant, FUT
    .hint = A strip of skin was taken, with stitches
welcome-what-file = I have a file from my clinic
    .hint = Your clinic’s own instructions for Stipple

welcome-backup = I have a backup
welcome-which = Which kind of transplant?
welcome-which-help = Your answer decides what you read about the place the hairs came from.

welcome-scar = When was the scar made?
welcome-scar-help = Most clinics ask how old a scar is before they treat it.
welcome-scar-date = I know about when
    .hint = The month is enough; any day in it will do
welcome-scar-unknown = I don’t know

welcome-surgery = When is your transplant?
welcome-surgery-help = The days after it are counted from this date.
welcome-surgery-other = Past or planned

welcome-last = When was your last session?
welcome-last-help = Everything you may and may not do is counted from this day. You can add earlier sessions later.
welcome-last-today = Today
welcome-last-yesterday = Yesterday
welcome-last-other = Another day
    .hint = Any day in the past
welcome-last-none = None so far

welcome-next = When is your next session?
welcome-next-help = Then you see how long it is until the session, and how to get ready.
welcome-next-date = On this day

welcome-hair = How do you wear your hair?
welcome-hair-help = Some instructions differ.
welcome-hair-shaved = Shaved
    .hint = Shaved, or clipped to stubble
welcome-hair-long = Longer
    .hint = Anything longer than stubble
welcome-system-ask = Do you wear a wig or hair system?
welcome-system = I wear a wig or hair system
    .hint = A topper or hairpiece counts too

welcome-person = Are you a woman or a man?
welcome-person-help = We ask only because some medicines are not for women. Stipple uses your answer for nothing else.
welcome-person-woman = Woman
welcome-person-man = Man
welcome-person-unsaid = Rather not say
    .hint = Then every medicine is listed

welcome-medicines = Do you use a medicine for your hair?
welcome-medicines-help = The medicine then appears in your daily list at its time. Your doctor or the leaflet says how much you take.
welcome-medicines-none = None of these
welcome-setup-help = Please read this before you add it.
welcome-setup-count = How often a day?
welcome-setup-times = { $count ->
    [one] Once
    [2] Twice
   *[other] { $count } times
}
welcome-setup-at = { $count ->
    [one] I take it at
   *[other] Time { $number }
}
welcome-setup-started = Using it since

welcome-reminder = What time suits you?
welcome-reminder-help = Stipple then reminds you of your daily list, in words that give nothing away. You can turn this off under Reminders. Medicines have their own times.
welcome-reminder-at = Time of your daily list
welcome-neutral = Neutral words
    .hint = Calendar files say only “Appointment”. Nothing that others can see names your treatment.

welcome-clinic = Who do you call?
welcome-clinic-help = The number is then one tap away when something looks wrong.
welcome-clinic-name = Name of your clinic
welcome-clinic-phone = Telephone number
