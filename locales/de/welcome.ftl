welcome-progress = { $number } von { $count }
welcome-date = Datum
welcome-time = Uhrzeit, falls du sie weißt
welcome-today = Heute
welcome-yesterday = Gestern
welcome-other-day = An einem anderen Tag
welcome-no-date = Noch kein Termin

welcome-what = Wobei hilft dir Stipple?
welcome-what-help = SMP ist Kopfhautpigmentierung: feine Punkte aus Farbe in der Kopfhaut. Jede Antwort lässt sich später ändern, und alle bleiben auf diesem Gerät.
welcome-what-shaved = SMP, rasiert
    .hint = Sieht aus wie kurze Stoppeln
welcome-what-density = SMP unter langem Haar
    .hint = Zwischen den Haaren, damit weniger Kopfhaut durchscheint
welcome-what-scar = SMP auf einer Narbe
    .hint = Macht eine Narbe unauffälliger
welcome-what-both = SMP und eine Haartransplantation
    .hint = Beides, eins nach dem anderen
welcome-what-fue = Haartransplantation, FUE
    .hint = Die Haare wurden einzeln entnommen
welcome-what-fut = Haartransplantation, FUT
    .hint = Ein Hautstreifen wurde entnommen, mit Naht
welcome-what-file = Ich habe eine Datei von meiner Praxis
    .hint = Die eigenen Anweisungen deiner Praxis für Stipple

welcome-backup = Ich habe eine Sicherung
welcome-which = Welche Art von Transplantation?
welcome-which-help = Deine Antwort entscheidet, was du über die Stelle liest, von der die Haare stammen.

welcome-scar = Wann ist die Narbe entstanden?
welcome-scar-help = Die meisten Praxen fragen, wie alt eine Narbe ist, bevor sie sie behandeln.
welcome-scar-date = Ich weiß es ungefähr
    .hint = Der Monat genügt; nimm irgendeinen Tag darin
welcome-scar-unknown = Ich weiß es nicht

welcome-surgery = Wann ist deine Transplantation?
welcome-surgery-help = Ab diesem Tag zählen die Tage danach.
welcome-surgery-other = Vergangen oder geplant

welcome-last = Wann war deine letzte Sitzung?
welcome-last-help = Ab ihr zählt alles, was du darfst und was nicht. Frühere Sitzungen kannst du später nachtragen.
welcome-last-today = Heute
welcome-last-yesterday = Gestern
welcome-last-other = An einem anderen Tag
    .hint = Irgendein vergangener Tag
welcome-last-none = Bisher keine

welcome-next = Wann ist deine nächste Sitzung?
welcome-next-help = Dann siehst du, wie lange es bis zur Sitzung ist und wie du dich vorbereitest.
welcome-next-date = An diesem Tag

welcome-hair = Wie trägst du dein Haar?
welcome-hair-help = Manche Anweisungen unterscheiden sich.
welcome-hair-shaved = Rasiert
    .hint = Rasiert oder auf Stoppeln gekürzt
welcome-hair-long = Länger
    .hint = Alles, was länger als Stoppeln ist
welcome-system-ask = Trägst du eine Perücke oder ein Haarteil?
welcome-system = Ich trage eine Perücke oder ein Haarteil
    .hint = Auch ein Haarersatz am Oberkopf zählt

welcome-person = Bist du eine Frau oder ein Mann?
welcome-person-help = Wir fragen nur, weil manche Medikamente nichts für Frauen sind. Stipple nutzt deine Antwort für nichts anderes.
welcome-person-woman = Frau
welcome-person-man = Mann
welcome-person-unsaid = Möchte ich nicht sagen
    .hint = Dann werden alle Medikamente angeboten

welcome-medicines = Nimmst du etwas für deine Haare?
welcome-medicines-help = Das Medikament steht dann zu seiner Zeit in deiner Tagesliste. Wie viel du nimmst, sagt deine Ärztin, dein Arzt oder der Beipackzettel.
welcome-medicines-none = Nichts davon
welcome-setup-help = Lies das bitte einmal, bevor es hinzukommt.
welcome-setup-count = Wie oft am Tag?
welcome-setup-times = { $count ->
    [one] Einmal
    [2] Zweimal
   *[other] { $count } Mal
}
welcome-setup-at = { $count ->
    [one] Ich nehme es um
   *[other] Uhrzeit { $number }
}
welcome-setup-started = Ich nehme es seit

welcome-reminder = Welche Uhrzeit passt dir?
welcome-reminder-help = Dann erinnert dich Stipple an deine Tagesliste, mit Worten, die nichts verraten. Unter „Erinnerungen“ kannst du das ausschalten. Medikamente haben ihre eigenen Zeiten.
welcome-reminder-at = Uhrzeit der Tagesliste
welcome-neutral = Neutrale Worte
    .hint = In Kalenderdateien steht nur „Termin“. Nichts, was jemand anderes sehen könnte, nennt deine Behandlung.

welcome-clinic = Wen rufst du an?
welcome-clinic-help = Dann ist die Nummer nur einen Fingertipp entfernt, wenn etwas nicht stimmt.
welcome-clinic-name = Name deiner Praxis
welcome-clinic-phone = Telefonnummer
