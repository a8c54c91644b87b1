lock-title = Sperre und Privates
lock-app = App-Sperre
lock-is-none = Es gibt keine Sperre. Wer auf diesem Gerät angemeldet ist, kann Stipple öffnen.
lock-is-pin = Eine PIN öffnet Stipple.
lock-is-passphrase = Eine Passphrase öffnet Stipple.
lock-no-key-store = Dieses Gerät bewahrt keine Geheimnisse für Apps auf. Eine PIN allein wäre hier zu schwach, eine Passphrase ist es nicht.
lock-not-in-force = Eine neue ist gesetzt und hat Stipple noch nicht geöffnet. Darum gilt weiter, was vorher galt. Setz sie noch einmal, oder lass es.
lock-set-pin = PIN setzen
lock-change-pin = PIN ändern
lock-set-passphrase = Passphrase setzen
lock-change-passphrase = Passphrase ändern
lock-now = Jetzt sperren
lock-remove = Sperre wegnehmen
lock-pin = PIN
lock-pin-hint = Mindestens 6 Ziffern, nicht alle der Reihe nach.
lock-pin-text = Schnell getippt. Sie wirkt zusammen mit einem Geheimnis, das dieses Gerät aufbewahrt: Wer beides hat, kann eine kurze PIN erraten, eine Passphrase nicht.
lock-passphrase-text = Die stärkste Sperre. Ein paar Wörter hintereinander merkt man sich leicht.
lock-mismatch = Die beiden sind nicht gleich. Tipp sie noch einmal.
lock-set-go = Weiter
lock-try = Probier sie einmal
lock-try-text = Tipp sie so, wie du es von jetzt an tun wirst. Hat sie einmal geöffnet, gilt das Frühere nicht mehr.
lock-try-go = Von jetzt an verwenden
lock-biometric = Auch Finger oder Gesicht öffnet
lock-biometric-hint = So wie du dieses Gerät entsperrst. Was du tippst, gilt weiter, und das Gerät hält den Schlüssel nur für dich.
lock-biometric-ask = Stipple öffnen
lock-biometric-set-ask = Damit Stipple öffnen
lock-biometric-use = Finger oder Gesicht
lock-code = Wiederherstellungscode
lock-code-none = Wenn du die Sperre vergisst oder dieses Gerät seinen Schlüssel verliert, öffnet nur ein Wiederherstellungscode deine Bilder wieder. Es gibt noch keinen.
lock-code-there = Du hast einen Wiederherstellungscode. Er öffnet Stipple, wenn sonst nichts es tut.
lock-code-to-try = Ein neuer Code wurde gemacht und noch nicht eingetippt. Er ersetzt noch keinen anderen.
lock-code-make = Code machen
lock-code-anew = Einen neuen machen
lock-code-hint = 26 Buchstaben und Ziffern. Leerzeichen und Kleinschreibung sind egal.
lock-code-write = Schreib das auf
lock-code-write-text = Er wird nur dieses eine Mal gezeigt. Wer ihn und dieses Gerät hat, kann Stipple öffnen. Fotografier ihn nicht.
lock-code-keep = Bewahr ihn bei den Papieren auf, die dir wichtig sind, nicht beim Gerät.
lock-code-written = Ich habe ihn aufgeschrieben
lock-code-print = Drucken
lock-code-paper = Wiederherstellungscode
lock-code-type = Tipp ihn einmal ein
lock-code-type-text = Von deinem Papier, damit du weißt, dass er stimmt.
lock-code-check = Prüfen
lock-code-see = Noch einmal zeigen
lock-recovered = Der Wiederherstellungscode hat Stipple geöffnet. Wenn du die Sperre vergessen hast, setz jetzt eine neue.
lock-glances = Wenn du nicht hinsiehst
lock-after = Von selbst sperren, wenn nichts berührt wurde seit
lock-cover = Leer, wenn ein anderes Fenster vorn ist
lock-cover-hint = Man sieht nichts von dir, bis du zurückkommst.
lock-delete = Alles löschen
lock-delete-text = Deine Einträge, deine Fotos, ihre Kopien und die Schlüssel dazu, von diesem Gerät.
lock-delete-go = Alles löschen
lock-delete-what = Zuerst werden die Schlüssel zerstört, damit niemand lesen kann, was ein Datenträger vielleicht behält, dann jede Datei. Dateien, die du anderswo gespeichert hast, etwa Sicherungen, bleiben.
lock-delete-no-way-back = Das kann niemand rückgängig machen.
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
lock-deleted-none = Von dir ist nichts mehr da.
lock-deleted-left = { $count ->
    [one] 1 Datei ließ sich nicht entfernen. Ohne ihren Schlüssel kann sie niemand lesen.
   *[other] { $count } Dateien ließen sich nicht entfernen. Ohne ihre Schlüssel kann sie niemand lesen.
}
lock-deleted-anew = Neu beginnen
lock-confirm = Bist du es?
lock-confirm-text = Dafür tipp sie noch einmal.
lock-confirm-go = Weiter
lock-limits = Ein Programm, das unter deinem Namen läuft, während Stipple offen ist, kann lesen, was Stipple liest. Das ändert keine Sperre.
