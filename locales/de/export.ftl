export-title = Export und Sicherung
export-empty = Hier ist noch nichts. Sobald du Einträge hast, kannst du sie hier exportieren.

export-locked = Verschlüsselt, zum Aufbewahren
export-locked-text = Mit einer Passphrase verschlüsselt. Nur wer die Passphrase kennt, kann die Datei öffnen.
export-backup = Sicherung
    .hint = Alles in einer verschlüsselten Datei speichern oder daraus wiederherstellen

export-readable = Zum Lesen und Weitergeben
export-readable-text = Nicht verschlüsselt: Wer diese Dateien hat, kann sie lesen.
export-open = Alles exportieren
    .hint = Tabellen, Fotos und ein Kalender für andere Programme
export-report = Bericht für die Praxis
    .hint = Dein Verlauf und die Fotos, die du wählst, als PDF
export-card = Pigmentkarte
    .hint = Was auf deiner Kopfhaut verwendet wurde, auf einer Seite zum Mitnehmen

export-open-title = Alles exportieren
export-open-none = Noch nichts zu exportieren
export-open-none-text = Sobald du Termine, Tagebucheinträge, Medikamente oder Fotos hast, kannst du sie hier als gewöhnliche Dateien speichern.
export-open-lead = Eine ZIP-Datei mit allem, was du eingetragen hast, als gewöhnliche Dateien, die andere Programme öffnen. Deine Daten gehören dir. Der Export ändert hier nichts.
export-open-who = Diese Dateien kann jeder lesen
export-open-who-text = Die Dateien sind nicht verschlüsselt. Wer die ZIP-Datei bekommt, sieht deine Fotos und liest deine Notizen.
export-open-who-else = Speichere die ZIP-Datei dort, wo nur du hinsiehst, und lösche sie, wenn du sie nicht mehr brauchst. Um alles sicher aufzubewahren, leg lieber eine Sicherung an.
export-open-backup = Lieber eine Sicherung anlegen

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
export-open-rest = Erledigte Aufgaben, Auffrischungen, Erinnerungen, deine Anweisungen und Einstellungen, und ein Kalender
export-open-files = Jede Liste kommt zweimal: als Tabelle für ein Tabellenprogramm (CSV) und mit genauen Werten für andere Programme (JSON). Eine README erklärt jede Datei.
export-open-deleted = Was du gelöscht hast, ist nicht dabei.

export-open-choose = Speichern
export-open-private = { $count ->
    [one] Auch dein privates Foto
   *[other] Auch deine { $count } privaten Fotos
  }
export-open-private-hint = Aus: Private Fotos und alles dazu werden weggelassen.
export-open-history = Auch die Änderungen
export-open-history-hint = Darin steht jede Änderung, auch was du gelöscht hast.
export-open-do = ZIP-Datei speichern
export-open-size = Etwa { $megabytes } MB
export-open-making = Deine Dateien werden gespeichert
export-open-made = ZIP-Datei gespeichert.
