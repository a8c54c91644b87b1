# Text der gedruckten Seiten. Sie sind für die Praxis, darum stehen Patientin oder Patient in der dritten Person.
report-doc-title = Bericht für die Praxis
report-doc-made = Mit Stipple am { $date } erstellt, aus eigenen Angaben der Patientin oder des Patienten. Stipple untersucht und misst nichts: Das ist eine Aufzeichnung, keine Diagnose.
report-doc-name = Name
report-doc-born = Geburtsdatum
report-doc-foot = Mit Stipple aus eigenen Angaben erstellt. Eine Aufzeichnung, keine Diagnose.
report-doc-page = Seite { $at } von { $of }
report-doc-lacking = { $count ->
    [one] (1 Zeichen, das hier nicht gedruckt werden kann)
   *[other] ({ $count } Zeichen, die hier nicht gedruckt werden können)
}
report-doc-date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[other] Dezember
} { $year }
report-doc-day = { $day }.{ $month }.{ $year }
report-doc-words = Was gesagt oder gefragt werden soll
report-doc-clinic = Praxis
report-doc-course = Behandlung: { $title }
report-doc-treatment = Verfahren
report-doc-smp = Kopfhautpigmentierung (SMP)
report-doc-surgery = Haartransplantation
report-doc-reason = Anlass
report-doc-sessions = Sitzungen
report-doc-counted = { $done } stattgefunden, { $planned } geplant
report-doc-areas = Stellen
report-doc-closed = Abgeschlossen am
report-doc-scar = Narbe entstanden am
report-doc-transplant = Transplantation am
report-doc-sutures = Fäden oder Klammern entfernt am
report-doc-instructions = Gültige Anweisungen
report-doc-pack = { $title }, Version { $version }
report-doc-signed = Freigegeben von
report-doc-signed-by = { $name }, { $date }
report-doc-unsigned = Niemandem. Allgemeine Hinweise, von keiner Fachperson freigegeben.
report-doc-number = Nr.
report-doc-date-head = Datum
report-doc-with-state = { $day } ({ $state })
report-doc-length = Dauer
report-doc-minutes = { $minutes } min
report-doc-hours = { $hours } h
report-doc-hours-minutes = { $hours } h { $minutes } min
report-doc-pigment = Pigment
report-doc-batch = Charge
report-doc-needle = Nadel
report-doc-note = Notiz
report-doc-no-sessions = Es sind keine Sitzungen eingetragen.
report-doc-medicines = Medikamente
report-doc-medicines-lead = Wie selbst eingetragen. Stipple kennt Zeiten für Erinnerungen, keine Dosis, und gibt keinen Rat zu Medikamenten.
report-doc-medicine = Name
report-doc-from = Von
report-doc-until = Bis
report-doc-still = wird genommen
report-doc-times = Erinnerung um
report-doc-diary = Tagebuch
report-doc-diary-lead = Eigene Antworten auf Skalen von 0 bis 10, wie sie gegeben wurden. Eine Linie verbindet die Tage mit Antwort und sagt nichts über die Tage dazwischen. Gestrichelte Linien sind Sitzungen, mit ihrer Nummer.
report-doc-scale = { $name } ({ $low }, { $high })
report-doc-chart-alt = { $question }: { $count } Antworten von { $from } bis { $last }.
report-doc-diary-none = Für diese Zeit sind keine Antworten eingetragen.
report-doc-notes = Notizen
report-doc-answers = Antworten
report-doc-compared = Im Vergleich zum letzten Foto: { $answer }
report-doc-photos = Fotos
report-doc-photos-lead = Selbst aufgenommen und für diesen Bericht verkleinert. Licht, Abstand und Haarlänge sind von Bild zu Bild verschieden. Was beim Teilen einer Ansicht abgedeckt wird, ist es auch hier.
report-doc-photos-missing = { $count ->
    [one] Ein Foto war nicht lesbar und fehlt hier.
   *[other] { $count } Fotos waren nicht lesbar und fehlen hier.
}
report-doc-photo-alt = { $view }, { $date }
report-doc-photo-day-session = { $day ->
    [0] Tag von Sitzung { $number }
   *[other] Tag { $day } nach Sitzung { $number }
}
report-doc-photo-day-surgery = { $day ->
    [0] Tag der Transplantation
   *[other] Tag { $day } nach der Transplantation
}
report-doc-photo-before = { $days ->
    [one] 1 Tag vor der ersten Sitzung
   *[other] { $days } Tage vor der ersten Sitzung
}
report-doc-photo-clipper = Maschine { $mm } mm

report-card-doc-title = Pigmentkarte
report-card-doc-dates = Daten
report-card-doc-span = { $count } Sitzungen, { $from } bis { $last }
report-card-doc-lead = Pigment in der Kopfhaut, aus den Angaben der Praxis notiert.
report-card-doc-none = Noch ist keine Sitzung notiert. Die Praxis kann das hier eintragen.
report-card-doc-scan = Vor MRT, Laser oder Operation
report-card-doc-scan-says = { $title }, Version { $version }
report-card-doc-made = Mit Stipple am { $date } aus eigenen Angaben erstellt.
report-card-doc-outside = Für medizinisches Personal
report-card-doc-outside-text = Bitte die andere Seite lesen.
report-card-doc-cut = An der gestrichelten Linie ausschneiden, an der gepunkteten nach hinten falten.

# Die Seiten, auf denen Bericht und Karte entstehen.
report-title = Bericht für die Praxis
report-lead = Eine Datei zum Drucken oder Schicken, für deine Praxis oder einen Arzt: Termine, Pigment, Medikamente, dein Tagebuch und Fotos. Du wählst, was hineinkommt.
report-open = Die Datei ist nicht verschlüsselt. Wer sie hat, kann sie lesen und die Fotos darin sehen. Speichere sie nur dort, wo das für dich in Ordnung ist.
report-courses = Deine Behandlung
report-course-sessions = { $count ->
    [0] Noch keine Sitzung
    [one] 1 Sitzung
   *[other] { $count } Sitzungen
}
report-session-notes = Deine Notizen zu den Sitzungen
report-medicines = Medikamente
report-medicine-until = bis { $day }
report-diary = Tagebuch
report-chart = Deine Antworten im Lauf der Zeit, als Diagramm
report-since = Ab wann
report-since-quarter = 3 Monate
report-since-year = 1 Jahr
report-since-all = Alles
report-notes = { $count ->
    [0] Deine Notizen: keine gewählt
    [one] Deine Notizen: 1 gewählt
   *[other] Deine Notizen: { $count } gewählt
}
report-notes-more = Frühere Notizen zeigen
report-photos = Fotos
report-photos-lead = Nur Fotos, die du wählst, kommen hinein. Stipple macht von jedem eine kleinere Kopie ohne den Ort.
report-photos-covers = Was du beim letzten Teilen einer Ansicht abgedeckt hast, ist auch hier abgedeckt.
report-photos-chosen = { $count ->
    [0] Keines gewählt
    [one] 1 Foto gewählt
   *[other] { $count } Fotos gewählt
}
report-photos-too-many = Das sind zu viele. Ein Bericht fasst { $most }.
report-photos-private = { $count ->
    [one] 1 Foto ist privat und wird weggelassen.
   *[other] { $count } Fotos sind privat und werden weggelassen.
}
report-photos-all = Alle wählen
report-photos-all-of = Alle wählen: { $view }
report-photos-none = Keines wählen
report-photos-none-of = Keines wählen: { $view }
report-photos-more-of = Alle { $count } zeigen: { $view }
report-photos-more = Alle { $count } zeigen
report-words = Was du sagen oder fragen willst
report-words-hint = Dein Text steht oben im Bericht und wird sonst nirgends gespeichert.
report-file = Deine Datei
report-paper = Papier
report-paper-a4 = A4
report-paper-letter = US Letter
report-name-hint = Stipple speichert deinen Namen nicht. Die erste Seite hat eine Linie dafür.
report-make = Bericht erstellen
report-making = Deine Datei wird erstellt.
report-making-then = Wähl dann in dem Fenster, das sich öffnet, wo du sie speicherst.
report-made = Bericht gespeichert.
report-empty-title = Noch kein Bericht
report-empty-text = Sobald es eine Sitzung, einen Tagebucheintrag oder ein Foto gibt, kannst du wählen, was eine Fachperson sehen soll.
report-empty-action = Anweisungen wählen

report-card-title = Pigmentkarte
report-card-lead = Eine Karte zum Ausschneiden, Falten und Mitnehmen: welches Pigment in deiner Haut ist, seine Charge und wen man fragt. Das muss eine Ärztin oder ein Arzt wissen, falls deine Haut je reagiert.
report-card-scan = Wenn deine Anweisungen sagen, was vor einer Aufnahme zu sagen ist, steht auch das auf der Karte.
report-card-outside = Gefaltet zeigt die Karte außen keine Einzelheiten.
report-card-which = Welche Behandlung
report-card-recorded = { $count ->
    [one] Das Pigment von 1 Sitzung ist notiert.
   *[other] Das Pigment von { $count } Sitzungen ist notiert.
}
report-card-bare = Noch ist kein Pigment notiert. Die Karte hat dann Linien zum Schreiben; deine Praxis kann sie ausfüllen.
report-card-note = Bei den Sitzungen notieren
report-card-name-hint = Stipple speichert deinen Namen nicht. Die Karte hat eine Linie dafür.
report-card-open = Die Datei ist nicht verschlüsselt. Wer die Datei oder die Karte hat, kann sie lesen.
report-card-make = Karte erstellen
report-card-made = Karte gespeichert.
