lock-title = Sperre und Privates
lock-app = App-Sperre
lock-is-none = Es gibt keine Sperre. Wer auf diesem Gerät angemeldet ist, kann Stipple öffnen.
lock-is-pin = Eine PIN öffnet Stipple.
lock-is-passphrase = Eine Passphrase öffnet Stipple.
lock-no-key-store = Dieses Gerät hat keinen Schlüsselspeicher für Apps, eine PIN allein wäre darum zu schwach. Nimm stattdessen eine Passphrase.
lock-not-in-force = Deine neue Sperre gilt, sobald du einmal mit ihr entsperrt hast.
lock-set-pin = PIN setzen
lock-change-pin = PIN ändern
lock-set-passphrase = Passphrase setzen
lock-change-passphrase = Passphrase ändern
lock-now = Jetzt sperren
lock-remove = Sperre entfernen
lock-pin = PIN
lock-pin-hint = Mindestens 6 Ziffern, nicht alle der Reihe nach.
lock-pin-text = Schnell getippt. Eine PIN wirkt zusammen mit einem Geheimnis auf diesem Gerät. Wer beides hat, kann eine kurze PIN erraten, eine Passphrase nicht.
lock-passphrase-text = Die stärkste Sperre. Ein paar Wörter hintereinander merkt man sich leicht.
lock-mismatch = Die beiden sind nicht gleich. Tipp die zweite noch einmal.
lock-set-go = Weiter
lock-try = Probier deine neue Sperre
lock-try-text = Gib deine neue PIN oder Passphrase ein. Sobald sie Stipple entsperrt, gilt die alte nicht mehr.
lock-try-go = Neue Sperre verwenden
lock-biometric = Mit Fingerabdruck oder Gesicht entsperren
lock-biometric-hint = So wie du dieses Gerät entsperrst. Deine PIN oder Passphrase gilt weiter, und das Gerät hält den Schlüssel nur für dich.
lock-biometric-ask = Stipple entsperren
lock-biometric-set-ask = Erlauben, damit Stipple zu entsperren
lock-biometric-use = Fingerabdruck oder Gesicht
lock-code = Wiederherstellungscode
lock-code-none = Wenn du deine PIN oder Passphrase vergisst oder dieses Gerät seinen Schlüssel verliert, öffnet nur ein Wiederherstellungscode deine Bilder wieder. Du hast noch keinen.
lock-code-there = Du hast einen Wiederherstellungscode. Er öffnet Stipple, wenn sonst nichts es tut.
lock-code-to-try = Dein neuer Code gilt, sobald du ihn einmal eingegeben hast.
lock-code-make = Code erstellen
lock-code-anew = Neuen Code erstellen
lock-code-hint = 26 Buchstaben und Ziffern. Leerzeichen und Groß- oder Kleinschreibung sind egal.
lock-code-write = Schreib das auf
lock-code-write-text = Stipple zeigt diesen Code nur einmal. Wer den Code und dieses Gerät hat, kann Stipple öffnen. Fotografier ihn nicht.
lock-code-keep = Bewahr das Papier bei deinen wichtigen Papieren auf, nicht beim Gerät.
lock-code-written = Ich habe ihn aufgeschrieben
lock-code-print = Code drucken
lock-code-paper = Wiederherstellungscode
lock-code-type = Gib den Code einmal ein
lock-code-type-text = Schreib ihn von deinem Papier ab, damit du weißt, dass das Papier stimmt.
lock-code-check = Code prüfen
lock-code-see = Code noch einmal zeigen
lock-recovered = Der Wiederherstellungscode hat Stipple geöffnet. Wenn du deine PIN oder Passphrase vergessen hast, setz jetzt eine neue.
lock-glances = Wenn du nicht hinsiehst
lock-after = Automatisch sperren nach
lock-cover = Stipple verdecken, wenn ein anderes Fenster vorn ist
lock-cover-hint = Niemand sieht deine Daten, bis du zurückkommst.
lock-delete = Alles löschen
lock-delete-text = Löscht deine Einträge, deine Fotos, ihre Kopien und ihre Schlüssel von diesem Gerät.
lock-delete-go = Alles löschen
lock-delete-what = Stipple zerstört zuerst die Schlüssel, damit niemand lesen kann, was ein Datenträger vielleicht behält. Dann löscht Stipple jede Datei. Dateien, die du anderswo gespeichert hast, etwa Sicherungen, bleiben.
lock-delete-no-way-back = Das lässt sich nicht rückgängig machen.
lock-delete-sure = Ja, alles löschen
lock-delete-yes = Endgültig löschen
lock-deleted = Alles ist gelöscht
lock-deleted-text = Das wurde vom Gerät entfernt:
lock-deleted-keys = { $count ->
    [one] 1 Datei mit Schlüsseln, vorher überschrieben
   *[other] { $count } Dateien mit Schlüsseln, vorher überschrieben
}
lock-deleted-entries = { $count ->
    [one] 1 Geheimnis im Schlüsselspeicher des Systems
   *[other] { $count } Geheimnisse im Schlüsselspeicher des Systems
}
lock-deleted-databases = { $count ->
    [one] 1 Datei mit deinen Einträgen
   *[other] { $count } Dateien mit deinen Einträgen und ihren Kopien
}
lock-deleted-pictures = { $count ->
    [one] 1 Bilddatei
   *[other] { $count } Bilddateien
}
lock-deleted-others = { $count ->
    [one] 1 andere Datei, etwa die Liste der Erinnerungen
   *[other] { $count } andere Dateien, etwa die Liste der Erinnerungen
}
lock-deleted-none = Von deinen Daten ist nichts mehr da.
lock-deleted-left = { $count ->
    [one] 1 Datei ließ sich nicht löschen. Ihr Schlüssel ist weg, also kann sie niemand lesen.
   *[other] { $count } Dateien ließen sich nicht löschen. Ihre Schlüssel sind weg, also kann sie niemand lesen.
}
lock-deleted-anew = Neu beginnen
lock-confirm = Bestätige, dass du es bist
lock-confirm-text = Gib deine PIN oder Passphrase noch einmal ein.
lock-confirm-go = Weiter
lock-limits = Während Stipple offen ist, können andere Programme, die unter deinem Namen laufen, lesen, was Stipple liest. Das ändert keine Sperre.
