<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>bifrost::FilterReader</name>
    <message>
        <source>A quotation mark is missing at the end.</source>
        <translation>Am Ende fehlt ein Anführungszeichen.</translation>
    </message>
    <message>
        <source>There is no field “%1”. Do you mean “%2”? Put the text in quotes to search for it.</source>
        <translation>Ein Feld „%1“ gibt es nicht. Ist „%2“ gemeint? Setzen Sie den Text in Anführungszeichen, um nach ihm zu suchen.</translation>
    </message>
    <message>
        <source>Say which %1, for example %2.</source>
        <translation>Sagen Sie, welcher Wert für %1 gemeint ist, zum Beispiel %2.</translation>
    </message>
    <message>
        <source>“last” cannot be turned round.</source>
        <translation>„last“ lässt sich nicht umkehren.</translation>
    </message>
    <message>
        <source>“stream” is yes or no.</source>
        <translation>„stream“ ist yes oder no.</translation>
    </message>
    <message>
        <source>Write a time with its unit, such as %1:&gt;2s or %1:&lt;500ms.</source>
        <translation>Geben Sie eine Zeit mit Einheit an, etwa %1:&gt;2s oder %1:&lt;500ms.</translation>
    </message>
    <message>
        <source>Write a time with its unit, such as last:5m or last:1h.</source>
        <translation>Geben Sie eine Zeit mit Einheit an, etwa last:5m oder last:1h.</translation>
    </message>
    <message>
        <source>“%1” needs a number, such as %1:&gt;%2.</source>
        <translation>„%1“ braucht eine Zahl, etwa %1:&gt;%2.</translation>
    </message>
    <message>
        <source>“cost” needs an amount in dollars, such as cost:&gt;0.01.</source>
        <translation>„cost“ braucht einen Betrag in Dollar, etwa cost:&gt;0.01.</translation>
    </message>
    <message>
        <source>“status” is a number like 429, a group like 4xx, or ok, error, cancelled, running.</source>
        <translation>„status“ ist eine Zahl wie 429, eine Gruppe wie 4xx oder ok, error, cancelled, running.</translation>
    </message>
</context>
<context>
    <name>bifrost::Gateway</name>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Running at %1</source>
        <translation>Läuft unter %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
</context>
<context>
    <name>bifrost::TrafficModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
</context>
<context>
    <name>bifrost::TrafficText</name>
    <message>
        <source>%1 → %2</source>
        <comment>model that was asked for, model that answered</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>tokens in, tokens out</comment>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AboutBox</name>
    <message>
        <source>About Bifrost Desktop</source>
        <translation>Über Bifrost Desktop</translation>
    </message>
    <message>
        <source>Bifrost Desktop %1</source>
        <translation>Bifrost Desktop %1</translation>
    </message>
    <message>
        <source>A gateway between the AI tools of this computer and their models.

Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation>Ein Gateway zwischen den KI-Werkzeugen dieses Rechners und ihren Modellen.

Freie Software unter der GNU General Public License, Version 3 oder später (GPL-3.0-or-later). Ohne jede Gewährleistung.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ActionTable</name>
    <message>
        <source>&amp;Open Bifrost</source>
        <translation>Bifrost &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster &amp;schließen</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit Bifrost</source>
        <translation>Bifrost &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Start gateway</source>
        <translation>Gateway &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresse &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Bifrost Desktop</source>
        <translation>Ü&amp;ber Bifrost Desktop</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filter</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>Next &amp;region</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Previous re&amp;gion</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation>&amp;Menü</translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation>Wie das S&amp;ystem</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>S&amp;witch light and dark</source>
        <translation>Hell und dunkel &amp;wechseln</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AddressChip</name>
    <message>
        <source>Copy address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation>Adresse des Gateways</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CopyFeedback</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DesktopShell</name>
    <message>
        <source>Bifrost takes no new requests and quits when the running ones have ended.</source>
        <translation>Bifrost nimmt keine neuen Anfragen an und beendet sich, sobald die laufenden fertig sind.</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>Jetzt beenden</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::EmptyState</name>
    <message>
        <source>Copy test command</source>
        <translation>Testbefehl kopieren</translation>
    </message>
    <message>
        <source>Start gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Test command</source>
        <translation>Testbefehl</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>Point a client at the gateway, or try this line: it needs no account.</source>
        <translation>Richten Sie ein Programm auf das Gateway, oder probieren Sie diese Zeile: Sie braucht kein Konto.</translation>
    </message>
    <message>
        <source>Point a client at the gateway and its requests appear here.</source>
        <translation>Richten Sie ein Programm auf das Gateway, und seine Anfragen erscheinen hier.</translation>
    </message>
    <message>
        <source>The gateway is starting</source>
        <translation>Das Gateway startet</translation>
    </message>
    <message>
        <source>The gateway is stopping</source>
        <translation>Das Gateway hält an</translation>
    </message>
    <message>
        <source>Requests that are running may end.</source>
        <translation>Laufende Anfragen dürfen zu Ende gehen.</translation>
    </message>
    <message>
        <source>The gateway is stopped</source>
        <translation>Das Gateway ist angehalten</translation>
    </message>
    <message>
        <source>Start it, and the tools on this computer can reach their models.</source>
        <translation>Starten Sie es, und die Werkzeuge auf diesem Rechner erreichen ihre Modelle.</translation>
    </message>
    <message>
        <source>The gateway is not running</source>
        <translation>Das Gateway läuft nicht</translation>
    </message>
    <message>
        <source>Once the reason is mended, it can be started again.</source>
        <translation>Sobald der Grund behoben ist, lässt es sich wieder starten.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GatewayControl</name>
    <message>
        <source>&amp;Start gateway</source>
        <translation>Gateway &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation>&amp;Sofort anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop gateway</source>
        <translation>Gateway &amp;anhalten</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Header</name>
    <message>
        <source>Stop now</source>
        <translation>Sofort anhalten</translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Cut off the requests that are still running</source>
        <translation>Die noch laufenden Anfragen abbrechen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::InfoBar</name>
    <message>
        <source>Close message</source>
        <translation>Meldung schließen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LivePage</name>
    <message>
        <source>Live traffic</source>
        <translation>Live-Verkehr</translation>
    </message>
    <message>
        <source>%1 since start</source>
        <translation>%1 seit dem Start</translation>
    </message>
    <message>
        <source>, %1 too fast to show</source>
        <translation>, %1 zu schnell zum Anzeigen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::MainWindow</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation>Bifrost Desktop</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation>Das Gateway läuft nicht.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation>&amp;Gateway</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation>&amp;Erscheinungsbild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::NavigationButton</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>ungespeicherte Änderungen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::QuitDialog</name>
    <message>
        <source>Quit Bifrost</source>
        <translation>Bifrost beenden</translation>
    </message>
    <message>
        <source>Requests still running: %1</source>
        <translation>Noch laufende Anfragen: %1</translation>
    </message>
    <message>
        <source>They can end first: Bifrost then takes no new ones and quits with the last of them. Quitting now cuts them off.</source>
        <translation>Sie können erst zu Ende gehen: Bifrost nimmt dann keine neuen an und beendet sich mit der letzten. Wer sofort beendet, bricht sie ab.</translation>
    </message>
    <message>
        <source>&amp;Finish, then quit</source>
        <translation>&amp;Abwarten, dann beenden</translation>
    </message>
    <message>
        <source>Quit &amp;now</source>
        <translation>&amp;Sofort beenden</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ShortcutList</name>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests that are running now</source>
        <translation>Anfragen, die gerade laufen</translation>
    </message>
    <message>
        <source>%1 req/s</source>
        <translation>%1 Anfr./s</translation>
    </message>
    <message>
        <source>Requests that ended in the last second</source>
        <translation>Anfragen, die in der letzten Sekunde geendet haben</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Steps</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TrafficTable</name>
    <message>
        <source>Last requests</source>
        <translation>Letzte Anfragen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Tray</name>
    <message>
        <source>Bifrost keeps running</source>
        <translation>Bifrost läuft weiter</translation>
    </message>
    <message>
        <source>The gateway stays at work. Open its window or quit it from this icon.</source>
        <translation>Das Gateway arbeitet weiter. Über dieses Symbol lässt sich das Fenster öffnen oder das Programm beenden.</translation>
    </message>
    <message>
        <source>Bifrost: %1</source>
        <translation>Bifrost: %1</translation>
    </message>
</context>
</TS>
