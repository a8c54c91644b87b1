reminders-title = Erinnerungen
reminders-delivery = Wie Erinnerungen dich erreichen
reminders-notifications-shown = Dieses Gerät zeigt Benachrichtigungen.
reminders-notifications-no-service = Dieses Gerät zeigt keine Benachrichtigungen. Erinnerungen warten hier und unter „Heute“ auf dich.
reminders-notifications-refused = Dieses Gerät lässt Stipple keine Benachrichtigungen zeigen. In den Einstellungen des Systems kannst du es erlauben.
reminders-off = Du hast Erinnerungen ausgeschaltet.
reminders-open-only = Erinnerungen kommen, solange Stipple offen ist.
reminders-removed = Stipple startet nicht mehr im Hintergrund. Der Timer wurde aus deinem System entfernt.
reminders-not-removed = Der Timer im Hintergrund ließ sich noch nicht aus deinem System entfernen. Stipple versucht es bei jeder Prüfung der Erinnerungen wieder.
reminders-waker-systemd = Erinnerungen kommen auch, wenn Stipple zu ist: Ein Timer des Systems startet einen kleinen Teil von Stipple.
reminders-waker-autostart = Erinnerungen kommen auch, wenn Stipple zu ist: Ein kleiner Teil von Stipple startet mit deinem Desktop und bleibt in der Leiste.
reminders-waker-launchd = Erinnerungen kommen auch, wenn Stipple zu ist: Das System startet einen kleinen Teil von Stipple.
reminders-waker-task-scheduler = Erinnerungen kommen auch, wenn Stipple zu ist: Die Aufgabenplanung startet einen kleinen Teil von Stipple.
reminders-waker-phone = Erinnerungen kommen auch, wenn Stipple zu ist: Dein Telefon zeigt sie pünktlich.
reminders-waker-nothing = Auf diesem Gerät kommen Erinnerungen nur, solange Stipple offen ist.
reminders-not-set-up = Es stehen keine Erinnerungen an, darum ist kein Timer gesetzt.
reminders-broken = Erinnerungen im Hintergrund sind eingerichtet, aber das System führt sie nicht aus. Schalte „Auch wenn Stipple zu ist“ aus und wieder ein.
reminders-woken = Letzte Prüfung im Hintergrund: { $when }
reminders-test = Schick mir in 10 Sekunden einen Test
reminders-test-coming = Der Test ist unterwegs. Du kannst Stipple offen lassen oder etwas anderes tun.
reminders-test-waiting = Der Test ist noch nicht gekommen. Lass die Seite offen oder sieh später unter „Frühere Erinnerungen“ nach.
reminders-test-woken = Der Test kam um { $at }, { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
} nach seiner Zeit. Erinnerungen im Hintergrund funktionieren.
reminders-test-open = Der Test kam um { $at }, { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
} nach seiner Zeit, weil Stipple offen war. Kein Timer im Hintergrund hat ihn gezeigt.
reminders-test-missed = Der Test konnte nicht gezeigt werden.

reminders-ahead = Was ansteht
reminders-ahead-none = Es stehen keine Erinnerungen an.
reminders-ahead-none-action = Trag deine nächste Sitzung ein
reminders-ahead-more = { $count ->
    [one] Ein weiterer Tag
   *[other] { $count } weitere Tage
}
reminders-past = Frühere Erinnerungen
reminders-past-none = Noch nichts. Jede Erinnerung steht hier mit der Zeit, zu der sie gezeigt wurde.
reminders-past-all = Alle zeigen ({ $count })
reminders-planned = Geplant für { $day }, { $time }
reminders-shown = Gezeigt um { $at }.
reminders-shown-late = Gezeigt um { $at }, { $minutes ->
    [one] eine Minute
   *[other] { $minutes } Minuten
} später.
reminders-showing = Wird gerade gezeigt.
reminders-shows = { $count }-mal gezeigt.
reminders-missed = Nicht gezeigt.
reminders-why-off = Das Gerät war aus oder hat geschlafen.
reminders-why-no-waker = Stipple war zu, und dieses Gerät hat keine Erinnerungen im Hintergrund.
reminders-why-no-service = Dieses Gerät hat keine Benachrichtigungen gezeigt.
reminders-why-refused = Das System lässt Stipple keine Benachrichtigungen zeigen.
reminders-why-interrupted = Stipple wurde beendet, während es sie zeigte.
reminders-answer-done = Deine Antwort: erledigt.
reminders-answer-later = Deine Antwort: später.
reminders-answer-later-until = Deine Antwort: später. Sie wird um { $at } noch einmal gezeigt.
reminders-answer-open = Du hast Stipple geöffnet.
reminders-answer-closed = Du hast sie geschlossen.

reminders-about-photos = Fotos: Tag { $day }
reminders-about-session = Sitzung { $number }: { $when }
reminders-stage-week = in einer Woche
reminders-stage-two-days = in zwei Tagen, mit dem, was vorzubereiten ist
reminders-stage-eve = morgen
reminders-stage-two-hours = in zwei Stunden
reminders-about-cancel = Letzte Gelegenheit, deine Sitzung abzusagen: { $by }
reminders-about-settle = Die kostenlose Kontrolle deiner Praxis ist offen
reminders-about-free-opens = Eine Auffrischung ist möglich, kostenlos bis { $day }
reminders-about-free-ends = Die kostenlose Zeit für eine Auffrischung endet: { $day }
reminders-about-yearly = Deine jährliche Kontrolle
reminders-about-booking = Noch keine Antwort von deiner Praxis
reminders-about-test = Ein Test
reminders-about-gap = { $from } bis { $to }: Stipple lief nicht

reminders-what = Woran du erinnert wirst
reminders-on = Erinnerungen
reminders-list-at = Uhrzeit deiner Tagesliste
reminders-list-at-hint = Aufgaben ohne eigene Uhrzeit kommen dann. Medikamente haben ihre eigenen Zeiten.
reminders-kind-care = Was an einem Tag zu tun ist
    .hint = Die Schritte aus deinen Anweisungen.
reminders-kind-medicine = Medikamente
    .hint = Zu den Zeiten, die du für jedes gesetzt hast.
reminders-kind-photos = Fotosätze
    .hint = An den Tagen, die deine Anweisungen nennen.
reminders-kind-session = Sitzungen
    .hint = Eine Woche, zwei Tage, einen Tag und zwei Stunden vorher.
reminders-kind-cancel = Eine Sitzung absagen
    .hint = Einen Tag vor dem letzten Moment, wenn deine Anweisungen einen nennen.
reminders-kind-touch-up = Auffrischungen
    .hint = Wenn die kostenlose Kontrolle beginnt und eine Woche, bevor sie endet.
reminders-kind-yearly = Jährliche Kontrolle
    .hint = Einmal im Jahr nach deiner letzten Sitzung.
reminders-kind-booking = Noch einmal fragen
    .hint = Wenn deine Praxis nicht geantwortet hat, höchstens zweimal.
reminders-kind-test = Test
    .hint = Einer, um den du bittest.
reminders-own-hour = Zu einer eigenen Uhrzeit
reminders-list-hour = Zur Uhrzeit deiner Tagesliste
reminders-hour-of = { $kind }: Uhrzeit
reminders-hour-hint = Leer lassen für die Uhrzeit deiner Tagesliste.

reminders-how = Wie sie kommen
reminders-full = Einzelheiten zeigen
reminders-full-hint = Andere könnten sie auf deinem Sperrbildschirm lesen.
reminders-neutral-example = Zum Beispiel: „Abendroutine. Eine Sache steht auf deiner Liste.“
reminders-full-example = Zum Beispiel: „Fotos: Tag 30“
reminders-background = Auch wenn Stipple zu ist
reminders-background-hint = Stipple bittet das System, es zu starten, wenn eine Erinnerung fällig ist. Ausgeschaltet wird der Timer wieder entfernt.
reminders-quiet = Ruhezeit
reminders-quiet-hint = Nur Medikamente kommen dann, weil du ihre Zeiten gesetzt hast.
reminders-quiet-from = Von
reminders-quiet-to = Bis
reminders-snooze = „Später“ heißt
reminders-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
reminders-repeat = Noch einmal erinnern, wenn du nicht antwortest
reminders-repeat-never = Nie
reminders-a-day = Höchstens am Tag
reminders-a-day-hint = Weitere Erinnerungen kommen zusammen. Medikamente kommen immer zu ihren Zeiten.

reminders-missed-title = { $count ->
    [one] Eine Erinnerung ist ausgefallen
   *[other] { $count } Erinnerungen sind ausgefallen
}
reminders-missed-text = „Heute“ zeigt, was jetzt ansteht. Nichts ist verloren.
reminders-missed-which = Welche das sind
reminders-missed-more = Über deine Erinnerungen
