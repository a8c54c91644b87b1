settings-title = Einstellungen
settings-lead = Jede Änderung wird sofort gespeichert.
settings-as-device = Wie dieses Gerät
settings-unsaid = Keine Angabe

settings-clinic = Deine Praxis
settings-clinic-help = Diese Nummern stehen unter „{ $help }“.
settings-clinic-pack = Die Anweisungen von { $clinic } bringen eigene Nummern mit. Was du hier einträgst, wird stattdessen gezeigt.
settings-clinic-name = Name
settings-clinic-phone = Telefon
settings-clinic-emergency = Telefon außerhalb der Sprechzeiten
settings-clinic-emergency-hint = Für abends und das Wochenende, falls es eine gibt.
settings-clinic-email = E-Mail
settings-region = Land
settings-region-hint = Danach richtet sich, welche Notrufnummer gezeigt wird.
settings-region-elsewhere = Ein anderes Land

settings-appearance = Sprache und Darstellung
settings-language = Sprache
settings-theme = Darstellung
settings-theme-light = Hell
settings-theme-dark = Dunkel
settings-neutral = Neutrale Worte
settings-neutral-hint = In Kalenderdateien steht dann nur „Termin“. Nichts, was andere sehen könnten, nennt deine Behandlung.

settings-day = Dein Tag
settings-reminders = Erinnerungen
settings-reminders-text = Woran Stipple dich erinnert, wann und mit welchen Worten.

settings-you = Über dich
settings-you-help = Nur damit du die Anweisungen siehst, die zu dir passen. Deine Antworten bleiben auf diesem Gerät.
settings-hair = Wie du dein Haar trägst
settings-hair-shaved = Rasiert
settings-hair-long = Länger
settings-hair-system = Ich trage eine Perücke oder ein Haarteil
settings-hair-system-hint = Auch ein Haarersatz am Oberkopf zählt.
settings-person = Frau oder Mann
settings-person-woman = Frau
settings-person-man = Mann
settings-person-why = Das wird nur gefragt, weil manche Medikamente nicht für Frauen sind.

settings-data = Wo deine Einträge sind
settings-data-text = Alles, was du schreibst, bleibt verschlüsselt auf diesem Gerät. Es gibt kein Konto.
settings-data-network = Stipple benutzt das Netz nicht.
settings-data-more = Was Stipple sendet
