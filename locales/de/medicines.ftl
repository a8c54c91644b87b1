medicines-title = Medikamente
medicines-no-dose = Stipple legt keine Dosis fest. Das tun deine Ärztin, dein Arzt und die Packungsbeilage.
medicines-empty-title = Noch nichts eingetragen
medicines-empty-text = Trag ein Medikament ein, das du schon nimmst oder bekommen hast. Stipple zeigt es an deinem Tag und sagt dir, was in der Packungsbeilage steht.
medicines-add = Medikament eintragen
medicines-which = Welches?
medicines-other = Ein anderes Medikament
medicines-other-hint = Mit dem Namen auf der Packung
medicines-read-first = Bitte lies das zuerst
medicines-name = Name auf der Packung
medicines-name-missing = Schreib den Namen von der Packung ab.
medicines-how-often = Wie oft am Tag
medicines-how-often-hint = So, wie es verordnet ist oder in der Packungsbeilage steht.
medicines-times = { $count ->
    [0] Ohne feste Uhrzeit
    [one] Einmal
    [2] Zweimal
   *[other] { $count }-mal
}
medicines-time = { $count ->
    [one] Um
   *[other] { $number }. Uhrzeit
}
medicines-time-missing = Wähle eine Uhrzeit.
medicines-days = An welchen Tagen
medicines-days-daily = Jeden Tag
medicines-days-every = Alle paar Tage
medicines-days-weekdays = An bestimmten Wochentagen
medicines-days-apart = Tage vom einen zum nächsten
medicines-days-apart-hint = 2 heißt jeden zweiten Tag, ab dem ersten Tag gezählt.
medicines-days-which = Wochentage
medicines-every = { $count ->
    [one] Täglich um { $times }
   *[other] Alle { $count } Tage um { $times }
}
medicines-on-weekdays = { $days } um { $times }
medicines-until-day = Letzter Tag, falls du ihn kennst
medicines-until-day-hint = Lass es leer, solange es kein Ende gibt.
medicines-started = Erster Tag
medicines-started-missing = Wähle den ersten Tag.
medicines-stopped = Letzter Tag der Einnahme
medicines-stopped-hint = Lass es leer, solange du es nimmst.
medicines-stop-first = Der letzte Tag kann nicht vor dem ersten liegen.
medicines-note = Was die Packungsbeilage oder die Verordnung sagt
medicines-note-hint = In deinen Worten, damit du es zur Hand hast.
medicines-since = Seit { $date }
medicines-begins = Ab { $date }
medicines-until = { $from } bis { $last }
medicines-stopped-group = Wird nicht mehr genommen
medicines-daily = { $count ->
    [0] Ohne feste Uhrzeit
    [one] Täglich um { $times }
   *[other] Täglich um { $times }
}
medicines-expected = Jetzt normal
medicines-kind-take = So nimmst du es
medicines-kind-missed = Wenn du es vergisst
medicines-kind-expect = Was zu erwarten ist
medicines-kind-caution = Gut zu wissen
medicines-kind-set-up = Bevor du anfängst
medicines-own-note = Deine Notiz
medicines-unknown = Zu diesem Medikament hat Stipple keine Angaben. Lies die Packungsbeilage.
medicines-stop = Ich nehme es nicht mehr
medicines-stop-text = Hier hältst du nur fest, dass du aufgehört hast. Was beim Absetzen wichtig ist, steht in der Packungsbeilage. Sag es auch der Person, die es verordnet hat.
medicines-stop-save = Speichern
medicines-stopped-undo = { $name } ist als abgesetzt notiert.
medicines-past = Frühere Einnahmen
medicines-past-day = Tag
medicines-past-none = An diesem Tag war nichts vorgesehen und nichts notiert.
medicines-past-add = Einnahme nachtragen
medicines-delete = Löschen
medicines-deleted = { $name } gelöscht.
medicines-added = { $name } eingetragen.
