# Was Benachrichtigungen sagen. Die neutralen nennen nichts, was verrät, worum es geht.
notify-done = Erledigt
notify-later = Später
notify-tray-open = Stipple öffnen
notify-tray-stop = Keine Erinnerungen mehr, wenn Stipple zu ist
notify-open = Öffnen
notify-routine = { $part ->
    [morning] Morgenroutine
    [day] Dein Tag
   *[evening] Abendroutine
}
notify-count = { $count ->
    [one] Eine Sache steht auf deiner Liste.
   *[other] { $count } Dinge stehen auf deiner Liste.
}
notify-date = Ein Termin steht bevor
notify-date-when = { $stage ->
    [week] in einer Woche
    [two-days] in zwei Tagen
    [eve] morgen
   *[two-hours] in zwei Stunden
}
notify-date-move = Wenn der Termin nicht passt, sag es jetzt.
notify-check-in = Etwas wartet auf dich
notify-check-in-open = Öffne Stipple, um es zu sehen.
notify-locked = Etwas steht auf deiner Liste
notify-locked-open = Öffne Stipple, um es zu sehen.
notify-test = Ein Test von Stipple
notify-test-came = Der Test ist angekommen. Erinnerungen erreichen dich.

# Ausführlich, für die, die es so möchten.
notify-dose-plan = { $name }: { $answer }
notify-photos = Fotos: Tag { $day }
notify-session = Sitzung { $number } { $when }
notify-prepare = { $count ->
    [one] Eine Sache ist vorzubereiten
   *[other] { $count } Dinge sind vorzubereiten
}
notify-cancel = Die Zeit, in der du deine Sitzung ohne Gebühr verschieben kannst, endet bald
notify-settle = Die kostenlose Kontrolle deiner Praxis ist offen
notify-free-opens = Eine Auffrischung ist jetzt möglich. Sie ist noch { $days ->
    [one] einen Tag
   *[other] { $days } Tage
} kostenlos
notify-free-ends = Die kostenlose Zeit für eine Auffrischung endet in { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
}
notify-yearly = Zeit für deine jährliche Kontrolle
notify-booking = Noch keine Antwort? Du kannst deine Praxis noch einmal fragen.
