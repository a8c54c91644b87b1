journey-title = Verlauf
journey-today = Heute
journey-earlier = { $count ->
    [one] Früher: 1 Eintrag
   *[other] Früher: { $count } Einträge
}
journey-earlier-hide = Frühere Einträge ausblenden
journey-past = Vergangen
journey-visit-done = Hat stattgefunden
journey-visit-planned = Geplant
journey-visit-cancelled = Abgesagt
journey-visit-assumed = Hat das stattgefunden?
journey-kind-expect = Normal
journey-kind-opens = Ab diesem Tag
journey-kind-arrange = Zu vereinbaren
journey-photos = Ein guter Tag für Fotos
journey-photos-noted = Fotos, notiert
journey-photos-of = Fotos vom { $day }
journey-photos-further = { $count } weitere
journey-medicine-start = { $name }: erster Tag
journey-medicine-stop = { $name }: abgesetzt
journey-closed = Deine Behandlung ist abgeschlossen
journey-closed-help = Alles, was ab deiner letzten Sitzung zählt, geht von hier aus weiter.
journey-ongoing = ab dann dauerhaft
journey-until = bis { $day }
journey-empty-title = Dein Verlauf beginnt mit deiner ersten Sitzung
journey-empty-text = Sobald ihr Datum hier steht, siehst du alles, was folgt: was wann normal ist, was du wieder darfst und wann du wiederkommst.
journey-empty-action = Erste Sitzung eintragen
journey-none-title = Noch keine Anweisungen
journey-none-text = Wähl aus, was gemacht wurde oder geplant ist. Dann siehst du hier deine ganze Behandlung.
journey-none-action = Anweisungen auswählen

# Zeiträume in Tagen und Monaten, gezählt ab einem Termin.
journey-span-itself = Am Tag selbst
journey-span-day = Tag { $day }
journey-span-days = Tag { $from } bis { $last }
journey-span-month = Monat { $month }
journey-span-months = Monat { $from } bis { $last }
journey-span-day-month = Tag { $day } bis Monat { $month }
journey-span-from-itself = Ab dem Tag selbst
journey-span-from-day = Ab Tag { $day }
journey-span-from-month = Ab Monat { $month }
journey-span-before-one = { $days ->
    [one] Am Tag davor
   *[other] { $days } Tage davor
}
journey-span-before = { $from } bis { $last } Tage davor
journey-span-before-itself = { $days ->
    [one] Am Tag davor und am Tag selbst
   *[other] { $days } Tage davor bis zum Tag selbst
}
journey-span-before-after = { $days ->
    [one] Vom Tag davor bis Tag { $day }
   *[other] { $days } Tage davor bis Tag { $day }
}
journey-span-from-before = { $days ->
    [one] Ab dem Tag davor
   *[other] Ab { $days } Tage davor
}
