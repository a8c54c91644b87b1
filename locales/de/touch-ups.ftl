touch-ups-title = Auffrischungen
touch-ups-no-plan = Noch nichts, wovon an gezählt wird
    .text = Die Kontrolle bei deiner Klinik, die Zeit, in der eine Auffrischung kostenlos ist, und der jährliche Blick kommen aus deinen Anweisungen. Wähle sie zuerst aus.
    .action = Anweisungen auswählen
touch-ups-none = Hier steht nichts zu Auffrischungen
    .text = Deine Anweisungen sagen nichts über eine Kontrolle oder Auffrischung nach der letzten Sitzung. Neuere vielleicht schon.
    .action = Zu deinen Anweisungen
touch-ups-waiting = Nach deiner letzten Sitzung
touch-ups-waiting-text = Die Kontrolle bei deiner Klinik, die Zeit, in der eine Auffrischung kostenlos ist, und der jährliche Blick zählen ab deiner letzten Sitzung.
touch-ups-waiting-ahead = Eine Sitzung steht noch bevor.
touch-ups-waiting-open = { $done } von { $of } geplanten Sitzungen haben stattgefunden. Wenn das alle waren, schließe die Behandlung ab.
touch-ups-waiting-action = Zu deinen Sitzungen

touch-ups-next = Was als Nächstes kommt
touch-ups-next-settle = Die Kontrolle bei deiner Klinik beginnt am { $day }.
touch-ups-next-yearly = Dein nächster jährlicher Blick: { $day }.

touch-ups-check-in-settle = Die Kontrolle bei deiner Klinik
touch-ups-check-in-settle-text = Die Farbe hat sich inzwischen gesetzt. Sieh sie dir neben den Fotos von direkt nach deiner Sitzung an.
touch-ups-check-in-yearly = Dein jährlicher Blick
touch-ups-check-in-yearly-text = Sieh sie dir neben den Fotos von direkt nach deiner letzten Sitzung an.
touch-ups-check-in-photos = Mach zuerst die Fotos von heute, so wie damals.
touch-ups-no-former = Kein Foto von direkt nach der Sitzung
touch-ups-no-later = Noch nicht gemacht
touch-ups-compare = Übereinander legen
touch-ups-ask = Wie sieht es für dich neben damals aus?
touch-ups-ask-without = Wie sieht es für dich aus, verglichen mit direkt nach der Sitzung?
touch-ups-answer-lighter = Heller
touch-ups-answer-same = Gleich
touch-ups-answer-not-sure = Ich bin nicht sicher
touch-ups-take-back = Meine Antwort zurücknehmen
touch-ups-said-lighter = Das ist es wert, deiner Klinik gezeigt zu werden.
touch-ups-said-same = Dann ist nichts zu tun. Du kannst es deiner Klinik trotzdem zeigen.
touch-ups-said-not-sure = Du kannst es deiner Klinik so oder so zeigen. Dafür ist die Kontrolle da.

touch-ups-windows = Was deine Klinik anbietet
touch-ups-windows-usual = Was Kliniken meist anbieten
touch-ups-settle = Kontrolle bei deiner Klinik
touch-ups-from-to = { $from } bis { $to }
touch-ups-not-before = Eine Auffrischung nicht vor
touch-ups-free = Eine Auffrischung ist kostenlos
touch-ups-free-until = bis zum Ende von { $day } ({ $count ->
    [one] heute ist der letzte Tag
   *[other] { $count } Tage, mit heute
})
touch-ups-free-past = Das war bis { $day }.
touch-ups-free-told = So hat es deine Klinik dir gesagt.
touch-ups-yearly = Jährlicher Blick
touch-ups-price = Preis
touch-ups-how = So buchst du
touch-ups-cancel = Einen Termin absagen
touch-ups-cancel-hours = spätestens { $count } Stunden vorher
touch-ups-tell = Meine Klinik hat einen anderen Tag genannt
touch-ups-tell-last = Der letzte Tag, an dem sie kostenlos ist
touch-ups-tell-hint = Leer lassen, um nach deinen Anweisungen zu zählen.

touch-ups-request = Um einen Termin bitten
touch-ups-request-text = Schreib auf, was dir passt. Es bleibt hier, bis du es übergibst.
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
touch-ups-note = Deine Worte
touch-ups-note-hint = Was du fragen oder sagen möchtest.
touch-ups-photos = Fotos, die mitgehen

touch-ups-your-request = Deine Anfrage
touch-ups-steps = Wie weit sie ist
touch-ups-state-draft = Geschrieben
touch-ups-state-sent = Gesendet
touch-ups-state-offered = Tag genannt
touch-ups-state-booked = Gebucht
touch-ups-state-done = Hat stattgefunden
touch-ups-draft-text = Sie ist geschrieben, und noch niemand hat sie.
touch-ups-change = Ändern
touch-ups-sent-text = Deine Klinik hat sie seit { $day }.
touch-ups-open-again = Der Termin wurde abgesagt. Du kannst noch einmal fragen oder einen anderen Tag eintragen.
touch-ups-ask-again-text = Noch keine Antwort? Vielleicht ist sie untergegangen. Du kannst freundlich noch einmal fragen.
touch-ups-asked-enough = Du hast zweimal noch einmal gefragt. Ein Anruf ist jetzt vielleicht der bessere Weg.
touch-ups-ask-again = Noch einmal fragen
touch-ups-unsent = Ich habe sie doch nicht gesendet
touch-ups-named = Sie haben einen Tag genannt
touch-ups-settled = Er steht fest
touch-ups-only-offered = Ich habe noch nicht zugesagt
touch-ups-take = Diesen Tag nehmen
touch-ups-decline = Er passt nicht
touch-ups-to-session = Zur Sitzung
touch-ups-details = Worum du gebeten hast
touch-ups-asked-on = Gefragt am
touch-ups-delete = Anfrage löschen
touch-ups-deleted = Anfrage gelöscht.

touch-ups-hand-over = Übergeben
touch-ups-hand-over-text = Stipple sendet nichts von selbst. Du wählst den Weg.
touch-ups-hand-over-words = Die Worte
touch-ups-by-email = Als E-Mail
touch-ups-by-email-photos = Eine E-Mail öffnet sich ohne die Fotos. Sichere die Datei unten und hänge sie an.
touch-ups-by-phone = { $number } anrufen
touch-ups-by-phone-unknown = Per Telefon
touch-ups-by-file = Als Datei
touch-ups-by-file-hint = { $count ->
    [0] Eine Datei mit den Worten.
    [one] Eine Datei mit den Worten und einem Foto, abgedeckt wie beim letzten Teilen dieser Ansicht; ein nie abgedecktes geht ganz mit. Darin stehen kein Datum und kein Ort.
   *[other] Eine Datei mit den Worten und { $count } Fotos, abgedeckt wie beim letzten Teilen jeder Ansicht; ein nie abgedecktes geht ganz mit. Darin stehen kein Datum und kein Ort.
}
touch-ups-did-you = Hast du sie übergeben?
touch-ups-did = Ja, sie haben sie
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
    [one] Ein Foto geht mit.
   *[other] { $count } Fotos gehen mit.
}
touch-ups-letter-end = Vielen Dank. Welchen Tag könnten Sie mir anbieten?
