photos-view-front = Vorne
photos-view-front-down = Vorne, Kinn gesenkt
photos-view-top = Oben
photos-view-crown = Wirbel
photos-view-left45 = Links, halb gedreht
photos-view-right45 = Rechts, halb gedreht
photos-view-left90 = Linke Seite
photos-view-right90 = Rechte Seite
photos-view-back = Hinten
photos-view-scar-close = Narbe, nah
photos-view-scar-wide = Narbe und Umgebung
photos-own-view = Eigene Ansicht

photos-before-session = { $days ->
    [one] Der Tag vor Sitzung 1
   *[other] { $days } Tage vor Sitzung 1
}
photos-before-surgery = { $days ->
    [one] Der Tag vor deiner Transplantation
   *[other] { $days } Tage vor deiner Transplantation
}
photos-day-session = { $day ->
    [0] Der Tag von Sitzung { $number }
   *[other] Tag { $day } nach Sitzung { $number }
}
photos-day-surgery = { $day ->
    [0] Der Tag deiner Transplantation
   *[other] Tag { $day } nach deiner Transplantation
}
photos-month-session = Monat { $month } nach Sitzung { $number }
photos-month-surgery = Monat { $month } nach deiner Transplantation

photos-hair-hours = { $hours ->
    [one] 1 Stunde seit der letzten Rasur
   *[other] { $hours } Stunden seit der letzten Rasur
}
photos-hair-days = { $days } Tage seit der letzten Rasur
photos-hair-clipper = Schermaschine { $mm } mm
photos-hair-blade = Klinge ohne Aufsatz

photos-light-too-dark = Hier war das Licht etwas schwach. An einem helleren Ort lässt sich das nächste leichter vergleichen.
photos-light-too-bright = Hier war das Licht sehr hell. Weicheres Licht zeigt mehr.
photos-light-cast = Das Licht hatte hier eine Farbe. Tageslicht oder eine weiße Lampe zeigt den Ton echter.

photos-alt = { $view }, { $day }
photos-covered = Verdeckt
photos-show = Zeigen
photos-missing = Das Bild fehlt
photos-broken = Es ließ sich nicht zeigen
