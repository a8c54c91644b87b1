may-title = Darf ich …?
may-search = Was möchtest du tun?
    .example = swim, hat, coffee …
may-clear = Suche leeren
may-found = { $count ->
    [0] Nichts gefunden
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
may-none = Nichts zu „{ $typed }“
may-none-call = Deine Anweisungen erwähnen es nicht, und das ist kein Ja. Versuch ein anderes Wort, oder ruf deine Praxis an und frag.
may-none-clinic = So erreichst du deine Praxis
may-empty = Noch keine Antworten
    .text = Sobald Stipple deine Behandlung kennt, siehst du hier Thema für Thema, was deine Anweisungen heute sagen.
    .action = Plan einrichten
may-group-no = Nein
may-group-not-yet = Noch nicht
may-group-ask = Frag deine Praxis
may-group-yes = Ja
may-group-no-rule = Heute ohne Regel
