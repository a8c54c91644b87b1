app-title = Stipple

common-save = Save
common-cancel = Cancel
common-undo = Undo
common-back = Back
common-close = Close
common-later = I’ll do it later
common-next = Next
common-retry = Try again
common-edit = Change
common-add = Add
common-yes = Yes
common-no = No
common-loading = One moment …
common-see-all = See all
common-saved = Saved
common-skip = Go to the content
common-help = Something looks wrong

common-nav = Main menu
common-nav-today = Today
common-nav-journey = Journey
common-nav-may = May I?
common-nav-photos = Photos
common-nav-more = More

common-mark-may = Yes
common-mark-not-yet = Not yet
common-mark-not-until = Not until
common-mark-dont = No
common-mark-do = Do
common-mark-ask = Ask your clinic
common-mark-normal = Normal now
common-mark-no-rule = No rule

common-today = today
common-tomorrow = tomorrow
common-yesterday = yesterday
common-in-days = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
common-days-ago = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
common-from = from { $day }
common-until = until { $day }
common-through = until the end of { $day }
common-window = Applies from { $from } until the end of { $last }
common-window-day = Applies on { $day } only
common-window-open = Applies from { $from }

common-why = Why
common-said-by-clinic = { $clinic } says this.
common-said-by-guidance = General guidance:
common-version = version { $version }
common-confidence-A = Well supported: a health authority, a medicine label or a published study says this.
common-confidence-B = Most clinics say the same.
common-confidence-C = Clinics differ on this. Yours may say something else.
common-confidence-D = Few sources say this. Ask your clinic if you are unsure.
common-sources = Where this comes from
common-range = How sources differ:
common-source-clinic = Clinic:
common-source-journal = Study:
common-source-public-body = Health authority:
common-source-label = Medicine label:
common-source-press = Article:
common-source-app = App:
common-source-repository = Collection:
common-other-language = The instructions are written in { $language }.

common-then-ask = ask your clinic { $from }
common-also = Also
common-comes-next = What comes next
common-no-rule-text = Your instructions say nothing about this today. That is not a yes. If you are unsure, ask your clinic.
common-why-asked = Why ask?
common-days-or-more = { $from } days or more
common-days-range = { $from } to { $to } days
common-caution-gap-short =
    { $days ->
        [one] This session is { $days } day after the previous one. The usual gap is { $usual }.
       *[other] This session is { $days } days after the previous one. The usual gap is { $usual }.
    } Ask your clinic whether the date is right.
common-caution-gap-long =
    { $days ->
        [one] This session is { $days } day after the previous one. The usual gap is { $usual }.
       *[other] This session is { $days } days after the previous one. The usual gap is { $usual }.
    } Ask your clinic whether this gap is fine.
common-caution-long-session = This session is planned for { $hours } hours. More than { $limit } hours is unusual. Ask your clinic about breaks, or about a second day.
common-caution-young-scar = On that day your scar is younger than most clinics ask for. Your scar reaches that age on { $day }. Ask your clinic.
common-caution-scar-age-unknown = Most clinics want to know how old the scar is. Tell your clinic before the session.
common-caution-soon-after-transplant = This session is sooner after your transplant than most clinics plan. The usual wait ends on { $day }. Ask your surgeon.
common-caution-minoxidil = You use minoxidil and shave your head. Some leaflets advise against the two together. Ask your clinic or your doctor.
common-starts-again = Your next session restarts the count, so the date is later.

common-procedure-smp = SMP
common-procedure-transplant = Transplant
common-procedure-medicine = Medicine

# The system's file dialog is in the system's language. These are its title and the text on the page meanwhile.
place-save = Choose where to save the file
place-open = Choose the file
place-asking = Choose where to save the file, in the window that opened.
place-asking-which = Choose the file, in the window that opened.
