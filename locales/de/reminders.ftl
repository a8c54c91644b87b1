reminders-title = Erinnerungen
reminders-delivery = Wie Erinnerungen dich erreichen
reminders-notifications-shown = Dieses Gerät zeigt Benachrichtigungen.
reminders-notifications-no-service = Dieses Gerät zeigt keine Benachrichtigungen. Erinnerungen warten hier und unter „Heute“ auf dich.
reminders-notifications-refused = Dieses Gerät lässt Stipple keine Benachrichtigungen zeigen. In den Einstellungen des Systems kannst du es erlauben.
reminders-off = Du hast Erinnerungen ausgeschaltet.
reminders-open-only = Sie kommen, solange Stipple offen ist.
reminders-removed = Im System ist nichts mehr von Stipple, das es weckt.
reminders-not-removed = Was Stipple weckt, ließ sich noch nicht aus dem System nehmen. Es wird jedes Mal wieder versucht, wenn Stipple nachsieht, was ansteht.
reminders-waker-systemd = Sie kommen auch, wenn Stipple zu ist: Der Timer des Systems weckt einen kleinen Teil davon.
reminders-waker-autostart = Sie kommen auch, wenn Stipple zu ist: Ein kleiner Teil davon startet mit deinem Desktop und bleibt in der Leiste.
reminders-waker-launchd = Sie kommen auch, wenn Stipple zu ist: Das System weckt einen kleinen Teil davon.
reminders-waker-task-scheduler = Sie kommen auch, wenn Stipple zu ist: Die Aufgabenplanung weckt einen kleinen Teil davon.
reminders-waker-phone = Sie kommen auch, wenn Stipple zu ist: Dein Telefon zeigt sie zu ihrer Zeit.
reminders-waker-nothing = Auf diesem Gerät kommen sie nur, solange Stipple offen ist.
reminders-not-set-up = Nichts steht an, darum ist nichts eingerichtet.
reminders-broken = Was Stipple wecken soll, ist da, aber das System führt es nicht aus. Schalte „Auch wenn Stipple zu ist“ aus und wieder ein.
reminders-woken = Zuletzt geweckt: { $when }
reminders-test = Schick mir in 10 Sekunden einen Test
reminders-test-coming = Er ist unterwegs. Du kannst Stipple offen lassen oder weglegen.
reminders-test-waiting = Er ist noch nicht gekommen. Lass die Seite offen oder sieh später unter „Was war“ nach.
reminders-test-woken = Er kam um { $at }, { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
} nach seiner Zeit. Was Stipple weckt, funktioniert.
reminders-test-open = Er kam um { $at }, { $seconds ->
    [one] eine Sekunde
   *[other] { $seconds } Sekunden
} nach seiner Zeit, weil Stipple offen war. Sonst hat es nichts geweckt.
reminders-test-missed = Er konnte nicht gezeigt werden.

reminders-ahead = Was ansteht
reminders-ahead-none = Nichts steht an.
reminders-ahead-none-action = Trag deine nächste Sitzung ein
reminders-ahead-more = { $count ->
    [one] Ein weiterer Tag
   *[other] { $count } weitere Tage
}
reminders-past = Was war
reminders-past-none = Noch nichts. Jede Erinnerung wird hier stehen, mit der Zeit, zu der sie wirklich kam.
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
reminders-why-no-waker = Stipple war zu, und auf diesem Gerät weckt es nichts.
reminders-why-no-service = Nichts auf diesem Gerät hat Benachrichtigungen gezeigt.
reminders-why-refused = Das System lässt Stipple keine Benachrichtigungen zeigen.
reminders-why-interrupted = Stipple wurde beendet, während es sie zeigte.
reminders-answer-done = Deine Antwort: erledigt.
reminders-answer-later = Deine Antwort: später.
reminders-answer-later-until = Deine Antwort: später. Sie kommt um { $at } noch einmal.
reminders-answer-open = Du hast Stipple geöffnet.
reminders-answer-closed = Du hast sie geschlossen.

reminders-about-photos = Fotos: Tag { $day }
reminders-about-session = Sitzung { $number }: { $when }
reminders-stage-week = in einer Woche
reminders-stage-two-days = in zwei Tagen, mit dem, was vorzubereiten ist
reminders-stage-eve = morgen
reminders-stage-two-hours = in zwei Stunden
reminders-about-cancel = Letzter Moment, deine Sitzung abzusagen: { $by }
reminders-about-settle = Die kostenlose Kontrolle deiner Klinik ist offen
reminders-about-free-opens = Eine Auffrischung ist möglich, kostenlos bis { $day }
reminders-about-free-ends = Die kostenlose Zeit für eine Auffrischung endet: { $day }
reminders-about-yearly = Dein jährlicher Blick
reminders-about-booking = Noch keine Antwort von deiner Klinik
reminders-about-test = Ein Test
reminders-about-gap = { $from } bis { $to }: Stipple lief nicht

reminders-what = Woran du erinnert wirst
reminders-on = Erinnerungen
reminders-list-at = Die Stunde für deine Tagesliste
reminders-list-at-hint = Was keine eigene Stunde hat, kommt dann. Medikamente haben ihre eigenen Zeiten.
reminders-kind-care = Was an einem Tag zu tun ist
    .hint = Die Schritte aus deinen Anweisungen.
reminders-kind-medicine = Medikamente
    .hint = Zu den Zeiten, die du für jedes gesetzt hast.
reminders-kind-photos = Fotosätze
    .hint = An den Tagen, die deine Anweisungen nennen.
reminders-kind-session = Sitzungen
    .hint = Eine Woche vorher, zwei Tage, am Vortag, zwei Stunden.
reminders-kind-cancel = Eine Sitzung absagen
    .hint = Einen Tag vor dem letzten Moment, wenn deine Anweisungen einen nennen.
reminders-kind-touch-up = Auffrischungen
    .hint = Wenn die kostenlose Kontrolle beginnt und eine Woche, bevor sie endet.
reminders-kind-yearly = Jährlicher Blick
    .hint = Einmal im Jahr nach deiner letzten Sitzung.
reminders-kind-booking = Noch einmal fragen
    .hint = Wenn deine Klinik nicht geantwortet hat, höchstens zweimal.
reminders-kind-test = Test
    .hint = Einer, um den du bittest.
reminders-own-hour = Zu einer eigenen Stunde
reminders-list-hour = Zur Stunde deiner Tagesliste
reminders-hour-of = { $kind }: die Stunde
reminders-hour-hint = Leer lassen für die Stunde deiner Tagesliste.

reminders-how = Wie sie kommen
reminders-full = Sagen, worum es geht
reminders-full-hint = Andere könnten es auf deinem Sperrbildschirm lesen.
reminders-neutral-example = Zum Beispiel: „Abendroutine. Eine Sache steht auf deiner Liste.“
reminders-full-example = Zum Beispiel: „Fotos: Tag 30“
reminders-background = Auch wenn Stipple zu ist
reminders-background-hint = Stipple bittet das System, es zu wecken. Ausgeschaltet wird all das wieder entfernt.
reminders-quiet = Ruhezeit
reminders-quiet-hint = Nur Medikamente kommen dann, weil du ihre Zeiten gesetzt hast.
reminders-quiet-from = Von
reminders-quiet-to = Bis
reminders-snooze = „Später“ heißt
reminders-minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
}
reminders-repeat = Noch einmal, wenn du nicht antwortest
reminders-repeat-never = Nie
reminders-a-day = Höchstens am Tag
reminders-a-day-hint = Was mehr ist, kommt zusammen. Medikamente kommen trotzdem zu ihren Zeiten.

reminders-missed-title = { $count ->
    [one] Eine Erinnerung kam nicht
   *[other] { $count } Erinnerungen kamen nicht
}
reminders-missed-text = „Heute“ zeigt, was jetzt ansteht. Nichts ist verloren.
reminders-missed-which = Welche
reminders-missed-more = Über deine Erinnerungen
