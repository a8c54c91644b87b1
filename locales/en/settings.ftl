settings-title = Settings
settings-lead = Each change is saved at once.
settings-as-device = Same as this device
settings-unsaid = Not said

settings-clinic = Your clinic
settings-clinic-help = These numbers appear under “{ $help }”.
settings-clinic-pack = The instructions from { $clinic } include their own numbers. Numbers you enter here are shown instead.
settings-clinic-name = Name
settings-clinic-phone = Telephone
settings-clinic-emergency = Telephone out of hours
settings-clinic-emergency-hint = For the evening and the weekend, if they have one.
settings-clinic-email = E-mail
settings-region = Country
settings-region-hint = Decides which emergency number is shown.
settings-region-elsewhere = Another country

settings-appearance = Language and appearance
settings-language = Language
settings-theme = Appearance
settings-theme-light = Light
settings-theme-dark = Dark
settings-neutral = Neutral words
settings-neutral-hint = Calendar files then say only “Appointment”. Nothing that others can see names your treatment.

settings-day = Your day
settings-reminders = Reminders
settings-reminders-text = What Stipple reminds you of, when, and in which words.

settings-you = About you
settings-you-help = Used only to show the instructions that fit you. Your answers stay on this device.
settings-hair = How you wear your hair
settings-hair-shaved = Shaved
settings-hair-long = Longer
settings-hair-system = I wear a wig or hair system
settings-hair-system-hint = A topper or hairpiece counts too.
settings-person = Woman or man
settings-person-woman = Woman
settings-person-man = Man
settings-person-why = We ask only because some medicines are not for women.

settings-data = Where your entries are
settings-data-text = Everything you write stays on this device, encrypted. There is no account.
settings-data-network = Stipple does not use the network.
settings-data-more = What Stipple sends
