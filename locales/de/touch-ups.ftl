touch-ups-title = Auffrischungen
touch-ups-no-plan = Noch keine Anweisungen
    .text = Die Kontrolle bei deiner Praxis, die Zeit, in der eine Auffrischung kostenlos ist, und die jährliche Kontrolle kommen aus deinen Anweisungen. Wähle sie zuerst aus.
    .action = Anweisungen auswählen
touch-ups-none = Deine Anweisungen sagen nichts zu Auffrischungen
    .text = Deine Anweisungen sagen nichts über eine Kontrolle oder Auffrischung nach der letzten Sitzung. Neuere vielleicht schon.
    .action = Zu deinen Anweisungen
touch-ups-waiting = Nach deiner letzten Sitzung
touch-ups-waiting-text = Die Kontrolle bei deiner Praxis, die Zeit, in der eine Auffrischung kostenlos ist, und die jährliche Kontrolle zählen ab deiner letzten Sitzung.
touch-ups-waiting-ahead = Eine Sitzung steht noch bevor.
touch-ups-waiting-open = { $done } von { $of } geplanten Sitzungen haben stattgefunden. Wenn das alle waren, schließe die Behandlung ab.
touch-ups-waiting-action = Zu deinen Sitzungen

touch-ups-next = Was als Nächstes kommt
touch-ups-next-settle = Die Kontrolle bei deiner Praxis beginnt am { $day }.
touch-ups-next-yearly = Deine nächste jährliche Kontrolle: { $day }.

touch-ups-check-in-settle = Die Kontrolle bei deiner Praxis
touch-ups-check-in-settle-text = Die Farbe hat sich inzwischen gesetzt. Vergleich sie mit den Fotos von direkt nach deiner Sitzung.
touch-ups-check-in-yearly = Deine jährliche Kontrolle
touch-ups-check-in-yearly-text = Vergleich deine Kopfhaut jetzt mit den Fotos von direkt nach deiner letzten Sitzung.
touch-ups-check-in-photos = Mach zuerst die Fotos von heute, so wie damals.
touch-ups-no-former = Kein Foto von direkt nach der Sitzung
touch-ups-no-later = Noch nicht gemacht
touch-ups-compare = Fotos vergleichen
touch-ups-ask = Wie sieht es im Vergleich zu damals aus?
touch-ups-ask-without = Wie sieht deine Kopfhaut aus, verglichen mit direkt nach der Sitzung?
touch-ups-answer-lighter = Heller
touch-ups-answer-same = Gleich
touch-ups-answer-not-sure = Ich bin nicht sicher
touch-ups-take-back = Meine Antwort entfernen
touch-ups-said-lighter = Das ist es wert, deiner Praxis gezeigt zu werden.
touch-ups-said-same = Dann ist nichts zu tun. Du kannst es deiner Praxis trotzdem zeigen.
touch-ups-said-not-sure = Du kannst es deiner Praxis so oder so zeigen. Dafür ist die Kontrolle da.

touch-ups-windows = Was deine Praxis anbietet
touch-ups-windows-usual = Was Praxen meist anbieten
touch-ups-settle = Kontrolle bei deiner Praxis
touch-ups-from-to = { $from } bis { $to }
touch-ups-not-before = Früheste Auffrischung
touch-ups-free = Eine Auffrischung ist kostenlos
touch-ups-free-until = bis zum Ende von { $day } ({ $count ->
    [one] heute ist der letzte Tag
   *[other] { $count } Tage, heute mitgezählt
})
touch-ups-free-past = Der letzte kostenlose Tag war { $day }.
touch-ups-free-told = So hat es deine Praxis dir gesagt.
touch-ups-yearly = Jährliche Kontrolle
touch-ups-price = Preis
touch-ups-how = So buchst du
touch-ups-cancel = Einen Termin absagen
touch-ups-cancel-hours = spätestens { $count } Stunden vorher
touch-ups-tell = Meine Praxis hat einen anderen Tag genannt
touch-ups-tell-last = Der letzte Tag, an dem sie kostenlos ist
touch-ups-tell-hint = Leer lassen, um nach deinen Anweisungen zu zählen.

touch-ups-request = Um einen Termin bitten
touch-ups-request-text = Schreib auf, was dir passt. Deine Anfrage bleibt hier, bis du sie sendest.
touch-ups-days = Tage
touch-ups-times = Tageszeiten
touch-ups-any = egal
touch-ups-day-monday = Montag
touch-ups-day-tuesday = Dienstag
touch-ups-day-wednesday = Mittwoch
touch-ups-day-thursday = Donnerstag
touch-ups-day-friday = Freitag
touch-ups-day-saturday = Samstag
touch-ups-day-sunday = Sonntag
touch-ups-time-morning = Vormittag
touch-ups-time-afternoon = Nachmittag
touch-ups-time-evening = Abend
touch-ups-note = Deine Nachricht
touch-ups-note-hint = Was du fragen oder sagen möchtest.
touch-ups-photos = Fotos, die du mitschickst

touch-ups-your-request = Deine Anfrage
touch-ups-steps = Stand deiner Anfrage
touch-ups-state-draft = Geschrieben
touch-ups-state-sent = Gesendet
touch-ups-state-offered = Tag angeboten
touch-ups-state-booked = Gebucht
touch-ups-state-done = Hat stattgefunden
touch-ups-draft-text = Deine Anfrage ist geschrieben, aber noch nicht gesendet.
touch-ups-change = Anfrage ändern
touch-ups-sent-text = Am { $day } an deine Praxis gesendet.
touch-ups-open-again = Der Termin wurde abgesagt. Du kannst noch einmal fragen oder einen anderen Tag eintragen.
touch-ups-ask-again-text = Noch keine Antwort? Vielleicht ist deine Anfrage untergegangen. Du kannst freundlich noch einmal fragen.
touch-ups-asked-enough = Du hast zweimal noch einmal gefragt. Ein Anruf ist jetzt vielleicht der bessere Weg.
touch-ups-ask-again = Noch einmal fragen
touch-ups-unsent = Ich habe sie nicht gesendet
touch-ups-named = Sie haben einen Tag angeboten
touch-ups-settled = Der Tag steht fest
touch-ups-only-offered = Ich habe noch nicht zugesagt
touch-ups-take = Diesen Tag annehmen
touch-ups-decline = Diesen Tag ablehnen
touch-ups-to-session = Zur Sitzung
touch-ups-details = Worum du gebeten hast
touch-ups-asked-on = Gefragt am
touch-ups-delete = Anfrage löschen
touch-ups-deleted = Anfrage gelöscht.

touch-ups-hand-over = Anfrage senden
touch-ups-hand-over-text = Stipple sendet nichts von selbst. Du wählst, wie du sie sendest.
touch-ups-hand-over-words = Deine Nachricht
touch-ups-by-email = Als E-Mail
touch-ups-by-email-photos = Eine E-Mail öffnet sich ohne die Fotos. Sichere die Datei unten und hänge sie an.
touch-ups-by-phone = { $number } anrufen
touch-ups-by-phone-unknown = Per Telefon
touch-ups-by-file = Als Datei
touch-ups-by-file-hint = { $count ->
    [0] Eine Datei mit deiner Nachricht.
    [one] Eine Datei mit deiner Nachricht und einem Foto, abgedeckt wie beim letzten Teilen dieser Ansicht. Ein nie abgedecktes Foto ist ganz zu sehen. Die Datei enthält kein Datum und keinen Ort.
   *[other] Eine Datei mit deiner Nachricht und { $count } Fotos, abgedeckt wie beim letzten Teilen jeder Ansicht. Ein nie abgedecktes Foto ist ganz zu sehen. Die Datei enthält kein Datum und keinen Ort.
}
touch-ups-did-you = Hast du deine Anfrage gesendet?
touch-ups-did = Ja, ich habe sie gesendet
touch-ups-not-yet = Noch nicht

touch-ups-letter-subject = Bitte um einen Termin
touch-ups-letter = Guten Tag, ich möchte gern zu einer Kontrolle oder Auffrischung kommen.
touch-ups-letter-again = Guten Tag, ich habe vor einigen Tagen geschrieben und möchte noch einmal um einen Termin bitten.
touch-ups-letter-day = { $day ->
    [one] Meine letzte Sitzung ist einen Tag her.
   *[other] Meine letzte Sitzung ist { $day } Tage her.
}
touch-ups-letter-days = Tage, die mir passen: { $days }
touch-ups-letter-times = Zeiten, die mir passen: { $times }
touch-ups-letter-photos = { $count ->
    [one] Ein Foto liegt bei.
   *[other] { $count } Fotos liegen bei.
}
touch-ups-letter-end = Vielen Dank. Welchen Tag könnten Sie mir anbieten?
