export-title = Export und Sicherung
export-empty = Noch ist nichts eingetragen. Sobald es etwas gibt, kannst du hier alles mitnehmen.

export-locked = Zum sicheren Aufbewahren
export-locked-text = Mit einer Passphrase verschlossen. Ohne sie kann niemand hineinsehen.
export-backup = Sicherungsdatei
    .hint = Alles in einer verschlossenen Datei, und wieder zurück

export-readable = Zum Lesen und Weitergeben
export-readable-text = Nicht verschlossen: Wer diese Dateien hat, kann sie lesen.
export-open = Alles in offener Form
    .hint = Tabellen, Fotos und ein Kalender für andere Programme
export-report = Bericht für die Praxis
    .hint = Dein Verlauf und die Fotos, die du wählst, als PDF
export-card = Pigmentkarte
    .hint = Was auf deiner Kopfhaut verwendet wurde, auf einer Seite zum Mitnehmen

export-open-title = Offene Dateien
export-open-none = Noch nichts zum Mitnehmen
export-open-none-text = Deine Termine, dein Tagebuch, deine Medikamente und Fotos werden hier stehen, um sie als gewöhnliche Dateien zu speichern.
export-open-lead = Eine ZIP-Datei mit allem, was du eingetragen hast, als gewöhnliche Dateien, die andere Programme öffnen. Deine Daten gehören dir: Hier ändert sich nichts, wenn du sie mitnimmst.
export-open-who = Diese Dateien kann jeder lesen
export-open-who-text = Sie sind nicht verschlossen. Wer die ZIP-Datei bekommt, sieht deine Fotos und liest deine Notizen.
export-open-who-else = Speichere sie dort, wo nur du hinsiehst, und lösche sie, wenn du sie nicht mehr brauchst. Um alles sicher aufzubewahren, leg lieber eine Sicherungsdatei an.
export-open-backup = Lieber eine Sicherungsdatei anlegen

export-open-what = Was darin ist
export-open-visits = { $count ->
    [0] Noch keine Termine
    [one] 1 Termin mit seinem Pigment-Nachweis
   *[other] { $count } Termine mit ihren Pigment-Nachweisen
  }
export-open-diary = { $count ->
    [0] Noch keine Tagebucheinträge
    [one] 1 Tagebucheintrag
   *[other] { $count } Tagebucheinträge
  }
export-open-medicines = { $count ->
    [0] Keine Medikamente
    [one] 1 Medikament
   *[other] { $count } Medikamente
  }
export-open-photos = { $count ->
    [0] Keine Fotos
    [one] 1 Foto als JPEG-Bild, benannt nach Datum und Ansicht
   *[other] { $count } Fotos als JPEG-Bilder, benannt nach Datum und Ansicht
  }
export-open-rest = Abgehaktes, Auffrischungen, Erinnerungen, deine Anweisungen und Einstellungen, und ein Kalender
export-open-files = Jede Liste kommt zweimal: als Tabelle für ein Tabellenprogramm (CSV) und mit genauen Werten für andere Programme (JSON). Eine README erklärt jede Datei.
export-open-deleted = Was du gelöscht hast, ist nicht dabei.

export-open-choose = Speichern
export-open-private = { $count ->
    [one] Auch dein privates Foto
   *[other] Auch deine { $count } privaten Fotos
  }
export-open-private-hint = Aus: Was privat ist, bleibt hier, mit allem, was dazu gesagt ist.
export-open-history = Auch die Änderungen
export-open-history-hint = Darin steht jede Änderung, also auch noch, was du gelöscht hast.
export-open-do = ZIP-Datei speichern
export-open-size = Etwa { $megabytes } MB
export-open-making = Deine Dateien werden geschrieben
export-open-made = Gespeichert. Die ZIP-Datei liegt dort, wo du sie haben wolltest.
