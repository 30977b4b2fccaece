<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>bifrost::Conversation</name>
    <message>
        <source>%1, %2</source>
        <comment>kind of a part of a message, its size</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>unknown part</source>
        <translation>unbekannter Teil</translation>
    </message>
</context>
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
    <name>bifrost::JsonLines</name>
    <message>
        <source>(%1 in all)</source>
        <comment>size of a text</comment>
        <translation>(insgesamt %1)</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n Element</numerusform>
            <numerusform>%n Elemente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more lines</source>
        <translation>
            <numerusform>… %n weitere Zeile</numerusform>
            <numerusform>… %n weitere Zeilen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::RequestText</name>
    <message>
        <source>The body was too long to be kept: put it into request.json.</source>
        <translation>Der Inhalt war zu lang, um ihn aufzuheben: Setzen Sie ihn in request.json ein.</translation>
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
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Via</source>
        <comment>the provider that a request went through</comment>
        <translation>Via</translation>
    </message>
    <message>
        <source>Model asked, used</source>
        <translation>Modell (verwendet)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation>Tokens ein / aus</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
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
    <message>
        <source>%1 broken off</source>
        <comment>status</comment>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation>&lt;1 ms</translation>
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
        <source>Save support &amp;bundle…</source>
        <translation>&amp;Diagnosepaket speichern…</translation>
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
    <message>
        <source>&amp;Move details</source>
        <translation>Details &amp;verschieben</translation>
    </message>
    <message>
        <source>&amp;Local only</source>
        <translation>Nur &amp;lokal</translation>
    </message>
    <message>
        <source>Start at lo&amp;gin</source>
        <translation>Beim &amp;Anmelden starten</translation>
    </message>
    <message>
        <source>Find a co&amp;mmand</source>
        <translation>&amp;Befehl suchen</translation>
    </message>
    <message>
        <source>Pa&amp;use for 1 hour</source>
        <translation>Für 1 Stunde a&amp;ussetzen</translation>
    </message>
    <message>
        <source>start stop restart run gateway server</source>
        <translation>starten anhalten stoppen neu gateway server</translation>
    </message>
    <message>
        <source>pause break hour gateway</source>
        <translation>pause anhalten stunde gateway</translation>
    </message>
    <message>
        <source>copy address url base endpoint clipboard</source>
        <translation>adresse kopieren url endpunkt zwischenablage</translation>
    </message>
    <message>
        <source>local only offline private cloud off</source>
        <translation>nur lokal offline privat ohne cloud</translation>
    </message>
    <message>
        <source>start login autostart boot</source>
        <translation>autostart anmelden anmeldung starten</translation>
    </message>
    <message>
        <source>close hide window tray</source>
        <translation>fenster schließen verbergen</translation>
    </message>
    <message>
        <source>quit exit end</source>
        <translation>beenden schließen ende</translation>
    </message>
    <message>
        <source>sidebar navigation</source>
        <translation>seitenleiste navigation</translation>
    </message>
    <message>
        <source>theme appearance colours system automatic</source>
        <translation>theme erscheinungsbild farben system automatisch</translation>
    </message>
    <message>
        <source>theme appearance colours light day</source>
        <translation>theme erscheinungsbild farben hell tag</translation>
    </message>
    <message>
        <source>theme appearance colours dark night</source>
        <translation>theme erscheinungsbild farben dunkel nacht</translation>
    </message>
    <message>
        <source>theme appearance colours switch light dark</source>
        <translation>theme erscheinungsbild farben wechseln hell dunkel</translation>
    </message>
    <message>
        <source>keyboard shortcuts keys help</source>
        <translation>tastatur kürzel tasten hilfe</translation>
    </message>
    <message>
        <source>about version licence</source>
        <translation>über version lizenz</translation>
    </message>
    <message>
        <source>filter find search</source>
        <translation>filter finden suchen</translation>
    </message>
    <message>
        <source>apply save store</source>
        <translation>anwenden übernehmen speichern</translation>
    </message>
    <message>
        <source>revert undo discard</source>
        <translation>zurücknehmen rückgängig verwerfen</translation>
    </message>
    <message>
        <source>delete remove</source>
        <translation>löschen entfernen</translation>
    </message>
    <message>
        <source>pause hold freeze continue</source>
        <translation>pause anhalten festhalten weiter</translation>
    </message>
    <message>
        <source>details pane show hide</source>
        <translation>einzelheiten bereich zeigen verbergen</translation>
    </message>
    <message>
        <source>details pane move right below</source>
        <translation>einzelheiten bereich verschieben rechts unten</translation>
    </message>
    <message>
        <source>new add create</source>
        <translation>neu hinzufügen anlegen</translation>
    </message>
    <message>
        <source>refresh update reload</source>
        <translation>aktualisieren neu laden auffrischen</translation>
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
    <message>
        <source>From other computers:</source>
        <translation>Von anderen Rechnern:</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colour scheme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Like the system follows the desktop, also when it changes by day and night.</source>
        <translation>Wie das System folgt dem Desktop, auch wenn der zwischen Tag und Nacht wechselt.</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation>Sprache der Fenster</translation>
    </message>
    <message>
        <source>In force when Bifrost is started again.</source>
        <translation>Gilt, wenn Bifrost neu gestartet wird.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AttemptRow</name>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Attempt %1: %2, %3, %4</source>
        <translation>Versuch %1: %2, %3, %4</translation>
    </message>
    <message>
        <source>, key “%1”</source>
        <translation>, Schlüssel „%1“</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AttemptsTab</name>
    <message>
        <source>What the provider answered</source>
        <translation>Was der Anbieter geantwortet hat</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>No provider was asked.</source>
        <translation>Es wurde kein Anbieter gefragt.</translation>
    </message>
    <message>
        <source>What was sent is not in memory.</source>
        <translation>Was gesendet wurde, ist nicht im Speicher.</translation>
    </message>
    <message>
        <source>This attempt ended before anything was sent.</source>
        <translation>Dieser Versuch endete, bevor etwas gesendet wurde.</translation>
    </message>
    <message>
        <source>in this program</source>
        <translation>in diesem Programm</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::BudgetBar</name>
    <message>
        <source>%1 % used</source>
        <translation>%1 % verbraucht</translation>
    </message>
    <message>
        <source>, %1 % reserved</source>
        <translation>, %1 % reserviert</translation>
    </message>
    <message>
        <source>, forecast %1 %</source>
        <translation>, Prognose %1 %</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CommandField</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>Everything that can be done, by its name (%1)</source>
        <translation>Alles, was getan werden kann, beim Namen (%1)</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen…</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CommandList</name>
    <message>
        <source>Nothing has this name.</source>
        <translation>Nichts heißt so.</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>command, its number, how many there are</comment>
        <translation>%1, %2 von %3</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Assistant calls a tool</source>
        <translation>Assistent ruft ein Werkzeug auf</translation>
    </message>
    <message>
        <source>Assistant thinks</source>
        <translation>Assistent denkt nach</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation>Ergebnis des Werkzeugs</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
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
    <name>bifrost::gui::DatabaseSize</name>
    <message>
        <source>Requests are not kept: the log is off.</source>
        <translation>Anfragen werden nicht aufbewahrt: Das Protokoll ist aus.</translation>
    </message>
    <message>
        <source>SQLite, %1</source>
        <translation>SQLite, %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file: its size</comment>
        <translation>%1: %2</translation>
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
    <message>
        <source>Bifrost Desktop</source>
        <translation>Bifrost Desktop</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DetailHead</name>
    <message>
        <source>What can be done with this request</source>
        <translation>Was sich mit dieser Anfrage tun lässt</translation>
    </message>
    <message>
        <source>Close the details (Ctrl+D)</source>
        <translation>Details schließen (Strg+D)</translation>
    </message>
    <message>
        <source>Choose a request to see what it said.</source>
        <translation>Wählen Sie eine Anfrage, um ihren Inhalt zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DetailPane</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DiffView</name>
    <message>
        <source>Difference to the request of the client</source>
        <translation>Unterschied zur Anfrage des Clients</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ElsewhereNote</name>
    <message>
        <source>key “%1”</source>
        <translation>Schlüssel „%1“</translation>
    </message>
    <message>
        <source>Changed elsewhere:</source>
        <translation>Anderswo geändert:</translation>
    </message>
    <message>
        <source>%1. The form shows what is stored now, with your changes on top.</source>
        <translation>%1. Das Formular zeigt, was jetzt gespeichert ist, mit Ihren Änderungen darin.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Changed here and elsewhere:</source>
        <translation>Hier und anderswo geändert:</translation>
    </message>
    <message>
        <source>%1. Choose what holds, then apply.</source>
        <translation>%1. Wählen Sie, was gelten soll, und wenden Sie es dann an.</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Meines behalten</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Anderes nehmen</translation>
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
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Sendet …</translation>
    </message>
    <message>
        <source>Point a client at the gateway, or send a first request from here: it needs no account.</source>
        <translation>Richten Sie ein Programm auf das Gateway, oder senden Sie von hier eine erste Anfrage: Sie braucht kein Konto.</translation>
    </message>
    <message>
        <source>Language of the example</source>
        <translation>Sprache des Beispiels</translation>
    </message>
    <message>
        <source>Point a client at the gateway with its password, or send a first request from here.</source>
        <translation>Richten Sie einen Client mit dem Passwort auf das Gateway, oder senden Sie von hier eine erste Anfrage.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::EngineSentences</name>
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
    <message>
        <source>%1 has no address. Enter a base URL such as http://localhost:11434.</source>
        <translation>%1 hat keine Adresse. Geben Sie eine Basis-URL wie http://localhost:11434 ein.</translation>
    </message>
    <message>
        <source>Enter the key, or choose a variable of the environment.</source>
        <translation>Geben Sie den Schlüssel ein, oder wählen Sie eine Umgebungsvariable.</translation>
    </message>
    <message>
        <source>%1 is not the name of a header.</source>
        <translation>%1 ist nicht der Name eines Headers.</translation>
    </message>
    <message>
        <source>%1 belongs to the connection and cannot be set.</source>
        <translation>%1 gehört zur Verbindung und lässt sich nicht setzen.</translation>
    </message>
    <message>
        <source>%1 contains a line break or another control character.</source>
        <translation>%1 enthält einen Zeilenumbruch oder ein anderes Steuerzeichen.</translation>
    </message>
    <message>
        <source>the environment variable %1 is not set</source>
        <translation>die Umgebungsvariable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>the environment variable %1 is set, but empty</source>
        <translation>die Umgebungsvariable %1 ist gesetzt, aber leer</translation>
    </message>
    <message>
        <source>no variable of the environment is named</source>
        <translation>es ist keine Umgebungsvariable genannt</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2</translation>
    </message>
    <message>
        <source>a whole number of at least %1</source>
        <translation>eine ganze Zahl ab %1</translation>
    </message>
    <message>
        <source>a number of at least %1</source>
        <translation>eine Zahl ab %1</translation>
    </message>
    <message>
        <source>0 or a number of milliseconds from %1 to %2</source>
        <translation>0 oder eine Anzahl Millisekunden von %1 bis %2</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>ja oder nein</translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation>ein Text, der nicht leer ist</translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>“%1” is set up already. Change it, or choose another name.</source>
        <translation>„%1“ ist schon eingerichtet. Ändern Sie ihn, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Provider “%1” is not set up.</source>
        <translation>Anbieter „%1“ ist nicht eingerichtet.</translation>
    </message>
    <message>
        <source>Provider “%1” has this key already.</source>
        <translation>Anbieter „%1“ hat diesen Schlüssel schon.</translation>
    </message>
    <message>
        <source>Provider “%1” does not have this key any more.</source>
        <translation>Anbieter „%1“ hat diesen Schlüssel nicht mehr.</translation>
    </message>
    <message>
        <source>Provider “%1” has been set up anew meanwhile.</source>
        <translation>Anbieter „%1“ wurde inzwischen neu eingerichtet.</translation>
    </message>
    <message>
        <source>There are %1 providers, and no room for more.</source>
        <translation>Es gibt %1 Anbieter und keinen Platz für weitere.</translation>
    </message>
    <message>
        <source>A provider has at most %1 keys.</source>
        <translation>Ein Anbieter hat höchstens %1 Schlüssel.</translation>
    </message>
    <message>
        <source>Provider “%1” works without a key.</source>
        <translation>Anbieter „%1“ arbeitet ohne Schlüssel.</translation>
    </message>
    <message>
        <source>The file config.json decides on “%1”, as it says itself (source_of_truth). Change it in %2.</source>
        <translation>Über „%1“ entscheidet die Datei config.json, wie sie selbst sagt (source_of_truth). Ändern Sie es in %2.</translation>
    </message>
    <message>
        <source>There is no database: the configuration is what %1 says, and is changed there.</source>
        <translation>Es gibt keine Datenbank: Es gilt, was in %1 steht, und dort wird es geändert.</translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Look at it again, then repeat your change.</source>
        <translation>Das wurde inzwischen an anderer Stelle geändert. Sehen Sie es noch einmal an und wiederholen Sie dann Ihre Änderung.</translation>
    </message>
    <message>
        <source>The change is stored, but a thread of the gateway has not taken it in time. Start the gateway again.</source>
        <translation>Die Änderung ist gespeichert, aber ein Thread des Gateways hat sie nicht rechtzeitig übernommen. Starten Sie das Gateway neu.</translation>
    </message>
    <message>
        <source>A stored key cannot be put back while it is locked. %1</source>
        <translation>Ein gespeicherter Schlüssel kann nicht zurückgelegt werden, solange er gesperrt ist. %1</translation>
    </message>
    <message>
        <source>The master key of the stored keys has not been looked for yet.</source>
        <translation>Der Hauptschlüssel der gespeicherten Schlüssel wurde noch nicht gesucht.</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened: %2.</source>
        <translation>Die Datenbank %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2.</source>
        <translation>Die Datenbank %1 lässt sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>The folder of the configuration database %1 was moved or removed while Bifrost runs, so no change is kept. Put it back, or stop Bifrost and start it again.</source>
        <translation>Der Ordner der Datenbank %1 wurde verschoben oder entfernt, während Bifrost läuft; Änderungen lassen sich nicht speichern. Legen Sie ihn zurück, oder beenden Sie Bifrost und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The configuration database %1 was replaced by another one while Bifrost runs. Start Bifrost again to use that one, or move it away to keep the configuration in force; until then no change is kept.</source>
        <translation>Die Datenbank %1 wurde durch eine andere ersetzt, während Bifrost läuft. Starten Sie Bifrost neu, um diese zu verwenden, oder verschieben Sie sie, um bei der jetzigen Konfiguration zu bleiben; bis dahin lassen sich Änderungen nicht speichern.</translation>
    </message>
    <message>
        <source>The configuration database %1 was replaced while Bifrost runs by what is none: %2. No change is kept until you move that away.</source>
        <translation>An der Stelle der Datenbank %1 liegt, seit Bifrost läuft, etwas anderes: %2. Änderungen lassen sich erst speichern, wenn Sie das verschieben.</translation>
    </message>
    <message>
        <source>The configuration database %1 cannot be read any more, so no change is kept: %2.</source>
        <translation>Die Datenbank %1 lässt sich nicht mehr lesen; Änderungen lassen sich nicht speichern: %2.</translation>
    </message>
    <message>
        <source>%1 It cannot be written anew, so no change is kept: %2.</source>
        <translation>%1 Sie lässt sich nicht neu anlegen, und Änderungen lassen sich nicht speichern: %2.</translation>
    </message>
    <message>
        <source>The configuration database %1 was removed while Bifrost runs.</source>
        <translation>Die Datenbank %1 wurde entfernt, während Bifrost läuft.</translation>
    </message>
    <message>
        <source>The configuration database %1 was emptied while Bifrost runs.</source>
        <translation>Die Datenbank %1 wurde geleert, während Bifrost läuft.</translation>
    </message>
    <message>
        <source>The configuration database %1 is damaged. It was set aside as %2.</source>
        <translation>Die Datenbank %1 ist beschädigt. Sie liegt jetzt als %2 beiseite.</translation>
    </message>
    <message>
        <source>it is the database of another program</source>
        <translation>es ist die Datenbank eines anderen Programms</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>The keychain is locked, so stored keys cannot be used.</source>
        <translation>Der Schlüsselbund ist gesperrt, daher sind gespeicherte Schlüssel nicht verwendbar.</translation>
    </message>
    <message>
        <source>Your keychain has not answered; it may be waiting for its password. Until it opens, stored keys cannot be used.</source>
        <translation>Ihr Schlüsselbund hat nicht geantwortet; vielleicht wartet er auf sein Passwort. Bis er sich öffnet, sind gespeicherte Schlüssel nicht verwendbar.</translation>
    </message>
    <message>
        <source>The master key of the stored keys lies in your keychain, which cannot be reached from here. Start Bifrost in your desktop session, then stored keys can be used again.</source>
        <translation>Der Hauptschlüssel der gespeicherten Schlüssel liegt in Ihrem Schlüsselbund, der von hier nicht zu erreichen ist. Starten Sie Bifrost in Ihrer Desktop-Sitzung, dann sind gespeicherte Schlüssel wieder verwendbar.</translation>
    </message>
    <message>
        <source>Your keychain does not work. Stored keys cannot be used.</source>
        <translation>Ihr Schlüsselbund funktioniert nicht. Gespeicherte Schlüssel sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>Your keychain does not work: %1. Stored keys cannot be used.</source>
        <translation>Ihr Schlüsselbund funktioniert nicht: %1. Gespeicherte Schlüssel sind nicht verwendbar.</translation>
    </message>
    <message>
        <source>Your keychain no longer has the master key of the stored keys. Restore the keychain from a backup, or give the stored keys up and enter them again.</source>
        <translation>Ihr Schlüsselbund hat den Hauptschlüssel der gespeicherten Schlüssel nicht mehr. Stellen Sie den Schlüsselbund aus einer Sicherung wieder her, oder geben Sie die gespeicherten Schlüssel auf und geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The key file %1 is missing. Put it back from a backup, or give the stored keys up and enter them again.</source>
        <translation>Die Schlüsseldatei %1 fehlt. Legen Sie sie aus einer Sicherung zurück, oder geben Sie die gespeicherten Schlüssel auf und geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The environment variable %1, which encryption_key names, is not set, so stored keys cannot be used. Set it and start Bifrost again.</source>
        <translation>Die Umgebungsvariable %1, die encryption_key nennt, ist nicht gesetzt, daher sind gespeicherte Schlüssel nicht verwendbar. Setzen Sie sie und starten Sie Bifrost neu.</translation>
    </message>
    <message>
        <source>The stored keys are sealed with encryption_key, which config.json does not give any more. Put it back and start Bifrost again.</source>
        <translation>Die gespeicherten Schlüssel sind mit encryption_key versiegelt, das in config.json nicht mehr steht. Setzen Sie es wieder ein und starten Sie Bifrost neu.</translation>
    </message>
    <message>
        <source>encryption_key is not the one that the stored keys were sealed with. Put the former one back and start Bifrost again.</source>
        <translation>encryption_key ist nicht der Schlüssel, mit dem die gespeicherten Schlüssel versiegelt wurden. Setzen Sie den früheren wieder ein und starten Sie Bifrost neu.</translation>
    </message>
    <message>
        <source>What your keychain holds is not the master key of the stored keys. Restore the keychain from a backup, or give the stored keys up and enter them again.</source>
        <translation>Was Ihr Schlüsselbund enthält, ist nicht der Hauptschlüssel der gespeicherten Schlüssel. Stellen Sie den Schlüsselbund aus einer Sicherung wieder her, oder geben Sie die gespeicherten Schlüssel auf und geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The key file %1 belongs to another database. Put the right one back, or give the stored keys up and enter them again.</source>
        <translation>Die Schlüsseldatei %1 gehört zu einer anderen Datenbank. Legen Sie die richtige zurück, oder geben Sie die gespeicherten Schlüssel auf und geben Sie sie neu ein.</translation>
    </message>
    <message>
        <source>The keychain has not taken the master key, which stays in its file. It says: %1</source>
        <translation>Der Schlüsselbund hat den Hauptschlüssel nicht angenommen, er bleibt in seiner Datei. Er sagt: %1</translation>
    </message>
    <message>
        <source>The keychain has not taken the master key, which stays in its file.</source>
        <translation>Der Schlüsselbund hat den Hauptschlüssel nicht angenommen, er bleibt in seiner Datei.</translation>
    </message>
    <message>
        <source>Port %1 is taken by another program. Stop that program, or choose another port.</source>
        <translation>Port %1 ist von einem anderen Programm belegt. Beenden Sie dieses Programm, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Port %1 is taken by %2. Stop that program, or choose another port.</source>
        <translation>Port %1 ist von %2 belegt. Beenden Sie dieses Programm, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: it is not an address. Use localhost, the address of a network card, or 0.0.0.0 for all of them.</source>
        <translation>Bifrost lauscht nicht auf „%1“: Das ist keine Adresse. Verwenden Sie localhost, die Adresse einer Netzwerkkarte oder 0.0.0.0 für alle.</translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: other machines could use it, and there is no password. Set one, or use localhost, 127.0.0.1 or ::1 as the host.</source>
        <translation>Bifrost lauscht nicht auf „%1“: Andere Rechner könnten es verwenden, und es gibt kein Passwort. Setzen Sie eines, oder verwenden Sie localhost, 127.0.0.1 oder ::1 als Host.</translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: other machines could use it, and there is no password. %2 Mend that, or use localhost, 127.0.0.1 or ::1 as the host.</source>
        <translation>Bifrost lauscht nicht auf „%1“: Andere Rechner könnten es verwenden, und es gibt kein Passwort. %2 Beheben Sie das, oder verwenden Sie localhost, 127.0.0.1 oder ::1 als Host.</translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2.</source>
        <translation>Auf %1 lässt sich nicht lauschen: %2.</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation>die Adresse gehört nicht zu diesem Rechner</translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2.</source>
        <translation>Keine Verbindung zu %1: %2.</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation>Verbindung von der Gegenseite abgebrochen</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeit für die Verbindung überschritten</translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation>Netzwerk nicht erreichbar</translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation>Kein Weg zum Rechner</translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation>Name unbekannt</translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation>Namensauflösung vorübergehend gestört</translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation>Zu dem Namen gibt es keine Adresse</translation>
    </message>
    <message>
        <source>The name %1 cannot be resolved: %2.</source>
        <translation>Der Name %1 lässt sich nicht auflösen: %2.</translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation>%1 hat keine Adresse.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate is not for %2. Check the base URL.</source>
        <translation>TLS mit %1 ist gescheitert: Das Zertifikat gilt nicht für %2. Prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate has expired. It has to be renewed there, unless the clock of this computer is wrong.</source>
        <translation>TLS mit %1 ist gescheitert: Das Zertifikat ist abgelaufen. Es muss dort erneuert werden, falls nicht die Uhr dieses Computers falsch geht.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate is not valid yet. Check the clock of this computer.</source>
        <translation>TLS mit %1 ist gescheitert: Das Zertifikat gilt noch nicht. Prüfen Sie die Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS. Begin the base URL with http:// instead of https://.</source>
        <translation>%1 spricht kein TLS. Beginnen Sie die Basis-URL mit http:// statt mit https://.</translation>
    </message>
    <message>
        <source>%1 speaks TLS. Begin the base URL with https:// instead of http://.</source>
        <translation>%1 spricht TLS. Beginnen Sie die Basis-URL mit https:// statt mit http://.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2.</source>
        <translation>TLS mit %1 ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>%1 took the connection, but did not finish TLS in time.</source>
        <translation>%1 hat die Verbindung angenommen, TLS aber nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The name before the slash is missing. A model is named as provider/model.</source>
        <translation>Der Name vor dem Schrägstrich fehlt. Ein Modell wird als Anbieter/Modell genannt.</translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2. Add an authority of your own under Certificates.</source>
        <translation>TLS mit %1 ist gescheitert: %2. Eine eigene Zertifizierungsstelle fügen Sie unter „Zertifikate“ hinzu.</translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation>%1 hat die Verbindung ohne Antwort geschlossen.</translation>
    </message>
    <message>
        <source>it closed the connection in the middle of its answer</source>
        <translation>die Verbindung wurde mitten in der Antwort geschlossen</translation>
    </message>
    <message>
        <source>The answer of %1 is broken: %2.</source>
        <translation>Die Antwort von %1 ist fehlerhaft: %2.</translation>
    </message>
    <message>
        <source>%1 did not take the connection in time.</source>
        <translation>%1 hat die Verbindung nicht rechtzeitig angenommen.</translation>
    </message>
    <message>
        <source>%1 was not done in time.</source>
        <translation>%1 ist nicht rechtzeitig fertig geworden.</translation>
    </message>
    <message>
        <source>%1 fell silent in the middle of its answer.</source>
        <translation>%1 ist mitten in der Antwort verstummt.</translation>
    </message>
    <message>
        <source>%1 did not begin to answer in time.</source>
        <translation>%1 hat nicht rechtzeitig zu antworten begonnen.</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time. All %2 are in use; more can be allowed under Network.</source>
        <translation>Keine Verbindung zu %1 wurde rechtzeitig frei. Alle %2 sind in Gebrauch; mehr lassen sich unter „Netzwerk“ erlauben.</translation>
    </message>
    <message>
        <source>What stands under Certificates is no certificate in PEM form.</source>
        <translation>Was unter „Zertifikate“ steht, ist kein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
        <source>Local only is on: nothing is sent to %1. Use a model on this computer, or switch Local only off.</source>
        <translation>„Nur lokal“ ist eingeschaltet: An %1 wird nichts gesendet. Verwenden Sie ein Modell auf diesem Rechner, oder schalten Sie „Nur lokal“ aus.</translation>
    </message>
    <message>
        <source>Local only is on: %1 stands for %2, which is not this computer.</source>
        <translation>„Nur lokal“ ist eingeschaltet: %1 steht für %2, und das ist nicht dieser Rechner.</translation>
    </message>
    <message>
        <source>%1 port %2 is Bifrost itself. Give the provider another base URL.</source>
        <translation>%1 Port %2 ist Bifrost selbst. Geben Sie dem Anbieter eine andere Basis-URL.</translation>
    </message>
    <message>
        <source>This request came from Bifrost itself: the base URL of a provider leads back here.</source>
        <translation>Diese Anfrage kam von Bifrost selbst: Die Basis-URL eines Anbieters führt hierher zurück.</translation>
    </message>
    <message>
        <source>%1 is no address that can be called. A server on this computer is reached at 127.0.0.1.</source>
        <translation>%1 ist keine Adresse, die sich anrufen lässt. Ein Server auf diesem Rechner ist unter 127.0.0.1 zu erreichen.</translation>
    </message>
    <message>
        <source>%1 is a link-local or metadata address, which is refused unless config.json allows it under “egress”.</source>
        <translation>%1 ist eine Link-local- oder Metadaten-Adresse. Sie wird abgelehnt, solange config.json sie nicht unter „egress“ erlaubt.</translation>
    </message>
    <message>
        <source>“%1” is not an address such as https://host:port/path. Correct the base URL.</source>
        <translation>„%1“ ist keine Adresse wie https://host:port/path. Berichtigen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>Provider “%1” cannot be used: %2</source>
        <translation>Anbieter „%1“ lässt sich nicht verwenden: %2</translation>
    </message>
    <message>
        <source>this version does not speak the dialect of “%1”.</source>
        <translation>diese Version spricht den Dialekt von „%1“ nicht.</translation>
    </message>
    <message>
        <source>Settings of provider “%1” are stored, but locked. Unlock the stored keys.</source>
        <translation>Einstellungen des Anbieters „%1“ sind gespeichert, aber gesperrt. Entsperren Sie die gespeicherten Schlüssel.</translation>
    </message>
    <message>
        <source>Key “%1” of provider %2 is stored, but locked. Unlock the stored keys.</source>
        <translation>Schlüssel „%1“ des Anbieters %2 ist gespeichert, aber gesperrt. Entsperren Sie die gespeicherten Schlüssel.</translation>
    </message>
    <message>
        <source>Provider %1 has no key for the model %2.</source>
        <translation>Anbieter %1 hat keinen Schlüssel für das Modell %2.</translation>
    </message>
    <message>
        <source>No key may use the model %1.</source>
        <translation>Kein Schlüssel darf das Modell %1 verwenden.</translation>
    </message>
    <message>
        <source>Provider “%1” has no address for this key.</source>
        <translation>Anbieter „%1“ hat keine Adresse für diesen Schlüssel.</translation>
    </message>
    <message>
        <source>Provider “%1” is not set up. Add it under Providers.</source>
        <translation>Anbieter „%1“ ist nicht eingerichtet. Fügen Sie ihn unter „Anbieter“ hinzu.</translation>
    </message>
    <message>
        <source>“%1” is no provider that is set up here. A model is named as provider/model.</source>
        <translation>„%1“ ist kein Anbieter, der hier eingerichtet ist. Ein Modell wird als Anbieter/Modell genannt.</translation>
    </message>
    <message>
        <source>A model is named as provider/model.</source>
        <translation>Ein Modell wird als Anbieter/Modell genannt.</translation>
    </message>
    <message>
        <source>The model “%1” does not exist, or no key may use it.</source>
        <translation>Das Modell „%1“ gibt es nicht, oder kein Schlüssel darf es verwenden.</translation>
    </message>
    <message>
        <source>%1 answers with a redirect (status %2), which is not followed. Check the base URL.</source>
        <translation>%1 antwortet mit einer Umleitung (Status %2), der nicht gefolgt wird. Prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation>%1 hat mit Status %2 geantwortet.</translation>
    </message>
    <message>
        <source>%1 answered with status %2 and too long an explanation.</source>
        <translation>%1 hat mit Status %2 und einer zu langen Erklärung geantwortet.</translation>
    </message>
    <message>
        <source>%1 answered with status %2 and something that is no JSON object (%3).</source>
        <translation>%1 hat mit Status %2 und etwas geantwortet, das kein JSON-Objekt ist (%3).</translation>
    </message>
    <message>
        <source>%1 answered in the encoding “%2”, which was not asked for.</source>
        <translation>%1 hat in der Codierung „%2“ geantwortet, die nicht verlangt war.</translation>
    </message>
    <message>
        <source>%1&apos;s stream begins with something that is no JSON object.</source>
        <translation>Der Strom von %1 beginnt mit etwas, das kein JSON-Objekt ist.</translation>
    </message>
    <message>
        <source>An event of the provider&apos;s stream has no end.</source>
        <translation>Ein Ereignis im Strom des Anbieters hat kein Ende.</translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended before its first event.</source>
        <translation>Der Strom des Anbieters endete vor seinem ersten Ereignis.</translation>
    </message>
    <message>
        <source>The provider&apos;s stream was cut off.</source>
        <translation>Der Strom des Anbieters ist abgebrochen.</translation>
    </message>
    <message>
        <source>The provider cannot be reached.</source>
        <translation>Der Anbieter ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The provider did not answer in time.</source>
        <translation>Der Anbieter hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The provider&apos;s answer is broken.</source>
        <translation>Die Antwort des Anbieters ist fehlerhaft.</translation>
    </message>
    <message>
        <source>The provider refused the request.</source>
        <translation>Der Anbieter hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The caller hung up.</source>
        <translation>Der Aufrufer hat aufgelegt.</translation>
    </message>
    <message>
        <source>The gateway is shutting down.</source>
        <translation>Das Gateway wird beendet.</translation>
    </message>
    <message>
        <source>The request was dropped: too many wait for this provider already.</source>
        <translation>Die Anfrage wurde verworfen: Auf diesen Anbieter warten schon zu viele.</translation>
    </message>
    <message>
        <source>Nothing listens at %1. Is Ollama running? Start it with “ollama serve”.</source>
        <translation>An %1 lauscht niemand. Läuft Ollama? Starten Sie es mit „ollama serve“.</translation>
    </message>
    <message>
        <source>Nothing listens at %1. Start the server, or correct the port in the base URL.</source>
        <translation>An %1 lauscht niemand. Starten Sie den Server, oder berichtigen Sie den Port in der Basis-URL.</translation>
    </message>
    <message>
        <source>%1 refuses the connection. Check host and port of the base URL.</source>
        <translation>%1 lehnt die Verbindung ab. Prüfen Sie Host und Port der Basis-URL.</translation>
    </message>
    <message>
        <source>%1 Check the base URL for a typing error, and your network.</source>
        <translation>%1 Prüfen Sie die Basis-URL auf Tippfehler, und Ihr Netzwerk.</translation>
    </message>
    <message>
        <source>%1 did not take the connection in time. Check the base URL, and whether a firewall or a proxy stands in between.</source>
        <translation>%1 hat die Verbindung nicht rechtzeitig angenommen. Prüfen Sie die Basis-URL, und ob eine Firewall oder ein Proxy dazwischensteht.</translation>
    </message>
    <message>
        <source>%1 Check host and port of the base URL.</source>
        <translation>%1 Prüfen Sie Host und Port der Basis-URL.</translation>
    </message>
    <message>
        <source>%1 If the server speaks without TLS, begin the base URL with http:// instead of https://.</source>
        <translation>%1 Wenn der Server ohne TLS spricht, beginnen Sie die Basis-URL mit http:// statt mit https://.</translation>
    </message>
    <message>
        <source>%1 took the connection and did not answer in time. Try again later.</source>
        <translation>%1 hat die Verbindung angenommen und nicht rechtzeitig geantwortet. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 If the server expects TLS, begin the base URL with https://.</source>
        <translation>%1 Wenn der Server TLS erwartet, beginnen Sie die Basis-URL mit https://.</translation>
    </message>
    <message>
        <source>%1 asks for a key (%2). Add one.</source>
        <translation>%1 verlangt einen Schlüssel (%2). Fügen Sie einen hinzu.</translation>
    </message>
    <message>
        <source>%1 asks for a key (%2): %3. Add one.</source>
        <translation>%1 verlangt einen Schlüssel (%2): %3. Fügen Sie einen hinzu.</translation>
    </message>
    <message>
        <source>Key “%1” was rejected by %2 (%3). Check that it was copied whole, or replace it.</source>
        <translation>Schlüssel „%1“ wurde von %2 zurückgewiesen (%3). Prüfen Sie, ob er vollständig kopiert wurde, oder ersetzen Sie ihn.</translation>
    </message>
    <message>
        <source>Key “%1” was rejected by %2 (%3): %4. Check that it was copied whole, or replace it.</source>
        <translation>Schlüssel „%1“ wurde von %2 zurückgewiesen (%3): %4. Prüfen Sie, ob er vollständig kopiert wurde, oder ersetzen Sie ihn.</translation>
    </message>
    <message>
        <source>Key “%1” is known to %2, but its account has no credit (402).</source>
        <translation>%2 kennt den Schlüssel „%1“, aber sein Konto hat kein Guthaben (402).</translation>
    </message>
    <message>
        <source>Key “%1” is known to %2, but its account has no credit (402): %3.</source>
        <translation>%2 kennt den Schlüssel „%1“, aber sein Konto hat kein Guthaben (402): %3.</translation>
    </message>
    <message>
        <source>The request without a key is known to %1, but its account has no credit (402).</source>
        <translation>%1 nimmt die Anfrage ohne Schlüssel nicht an, weil kein Guthaben da ist (402).</translation>
    </message>
    <message>
        <source>The request without a key is known to %1, but its account has no credit (402): %2.</source>
        <translation>%1 nimmt die Anfrage ohne Schlüssel nicht an, weil kein Guthaben da ist (402): %2.</translation>
    </message>
    <message>
        <source>%1 has nothing at %2 (%3). Check the base URL.</source>
        <translation>%1 hat nichts unter %2 (%3). Prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>Key “%1” is limited by %2 at the moment (429).</source>
        <translation>%2 begrenzt den Schlüssel „%1“ im Augenblick (429).</translation>
    </message>
    <message>
        <source>Key “%1” is limited by %2 at the moment (429): %3.</source>
        <translation>%2 begrenzt den Schlüssel „%1“ im Augenblick (429): %3.</translation>
    </message>
    <message>
        <source>The request without a key is limited by %1 at the moment (429).</source>
        <translation>%1 begrenzt Anfragen ohne Schlüssel im Augenblick (429).</translation>
    </message>
    <message>
        <source>The request without a key is limited by %1 at the moment (429): %2.</source>
        <translation>%1 begrenzt Anfragen ohne Schlüssel im Augenblick (429): %2.</translation>
    </message>
    <message>
        <source>%1 answers with a redirect (%2), which is not followed. Check the base URL.</source>
        <translation>%1 antwortet mit einer Umleitung (%2), der nicht gefolgt wird. Prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>%1 expects TLS. Begin the base URL with https://.</source>
        <translation>%1 erwartet TLS. Beginnen Sie die Basis-URL mit https://.</translation>
    </message>
    <message>
        <source>%1 has trouble (%2). Try again later.</source>
        <translation>%1 hat eine Störung (%2). Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 has trouble (%2): %3. Try again later.</source>
        <translation>%1 hat eine Störung (%2): %3. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>%1 answers with status %2: %3.</source>
        <translation>%1 antwortet mit Status %2: %3.</translation>
    </message>
    <message>
        <source>%1 answers with status %2.</source>
        <translation>%1 antwortet mit Status %2.</translation>
    </message>
    <message>
        <source>%1 answers at %2, but not with a list of models. Check the base URL: it has to be that of an API.</source>
        <translation>%1 antwortet unter %2, aber nicht mit einer Liste von Modellen. Prüfen Sie die Basis-URL: Es muss die einer API sein.</translation>
    </message>
    <message>
        <source>Ollama has no model yet. Get one, such as with “ollama pull llama3.2”.</source>
        <translation>Ollama hat noch kein Modell. Holen Sie eines, etwa mit „ollama pull llama3.2“.</translation>
    </message>
    <message>
        <source>%1 lists no models. Load one there.</source>
        <translation>%1 nennt keine Modelle. Laden Sie dort eines.</translation>
    </message>
    <message>
        <source>Key “%1” has blanks or characters that no key has. Enter it again.</source>
        <translation>Schlüssel „%1“ hat Leerzeichen oder Zeichen, die kein Schlüssel hat. Geben Sie ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>Key “%1” has no value. Enter one.</source>
        <translation>Schlüssel „%1“ hat keinen Wert. Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>Key “%1” has no value: %2.</source>
        <translation>Schlüssel „%1“ hat keinen Wert: %2.</translation>
    </message>
    <message>
        <source>The variable %1 is not set for this program.</source>
        <translation>Die Variable %1 ist für dieses Programm nicht gesetzt.</translation>
    </message>
    <message>
        <source>This provider has no address that could be tried.</source>
        <translation>Dieser Anbieter hat keine Adresse, die sich ausprobieren ließe.</translation>
    </message>
    <message>
        <source>The test was ended because it took too long.</source>
        <translation>Der Test wurde beendet, weil er zu lange dauerte.</translation>
    </message>
    <message>
        <source>This key has no server to be tried at.</source>
        <translation>Für diesen Schlüssel gibt es keinen Server, an dem er sich ausprobieren ließe.</translation>
    </message>
    <message>
        <source>This provider has no list of models to try a key on. Ask for a first token to try it.</source>
        <translation>Dieser Anbieter hat keine Liste von Modellen, an der sich ein Schlüssel ausprobieren ließe. Fragen Sie dazu nach einem ersten Token.</translation>
    </message>
    <message>
        <source>The server answers without a key, but requests will want one. Add a key.</source>
        <translation>Der Server antwortet ohne Schlüssel, aber Anfragen brauchen einen. Fügen Sie einen Schlüssel hinzu.</translation>
    </message>
    <message>
        <source>The list of models is open to everybody here, so it does not prove a key. Ask for a first token to try it.</source>
        <translation>Die Liste der Modelle steht hier allen offen und beweist daher keinen Schlüssel. Fragen Sie nach einem ersten Token, um ihn auszuprobieren.</translation>
    </message>
    <message>
        <source>No key was accepted, so nothing was asked.</source>
        <translation>Kein Schlüssel wurde angenommen, daher wurde nichts gefragt.</translation>
    </message>
    <message>
        <source>This provider is not asked for chats.</source>
        <translation>Dieser Anbieter wird nicht nach Chats gefragt.</translation>
    </message>
    <message>
        <source>No accepted key may use the model %1.</source>
        <translation>Kein angenommener Schlüssel darf das Modell %1 verwenden.</translation>
    </message>
    <message>
        <source>%1 began an answer and gave no text: %2</source>
        <translation>%1 hat eine Antwort begonnen und keinen Text geliefert: %2</translation>
    </message>
    <message>
        <source>%1 began an answer and gave no text.</source>
        <translation>%1 hat eine Antwort begonnen und keinen Text geliefert.</translation>
    </message>
    <message>
        <source>The answer is too long.</source>
        <translation>Die Antwort ist zu lang.</translation>
    </message>
    <message>
        <source>Give the provider a name.</source>
        <translation>Geben Sie dem Anbieter einen Namen.</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. Another program holds it.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: %2. Ein anderes Programm hält sie fest.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. There is no room left on its disk.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: %2. Auf ihrem Datenträger ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. The system says: %3.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: %2. Das System sagt: %3.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. It is damaged; move it away to start with a new one.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: %2. Sie ist beschädigt; verschieben Sie sie, um mit einer neuen zu beginnen.</translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation>sie ist gesperrt</translation>
    </message>
    <message>
        <source>its disk is full</source>
        <translation>ihr Datenträger ist voll</translation>
    </message>
    <message>
        <source>it cannot be written to</source>
        <translation>in sie kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>its file cannot be opened</source>
        <translation>ihre Datei kann nicht geöffnet werden</translation>
    </message>
    <message>
        <source>its disk does not work as it should</source>
        <translation>ihr Datenträger arbeitet nicht, wie er soll</translation>
    </message>
    <message>
        <source>The log %1 is damaged once more. Its disk may be failing: look at it, then remove %2.damaged-1 and those after it.</source>
        <translation>Das Protokoll %1 ist schon wieder beschädigt. Vielleicht versagt sein Datenträger: Sehen Sie nach ihm und entfernen Sie dann %2.damaged-1 und die folgenden.</translation>
    </message>
    <message>
        <source>The log %1 is damaged and cannot be set aside: %2.</source>
        <translation>Das Protokoll %1 ist beschädigt und lässt sich nicht beiseitelegen: %2.</translation>
    </message>
    <message>
        <source>The database %1 cannot be made: the folder %2 does not exist.</source>
        <translation>Die Datenbank %1 kann nicht angelegt werden: Den Ordner %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>The database %1 cannot be made: %2.</source>
        <translation>Die Datenbank %1 kann nicht angelegt werden: %2.</translation>
    </message>
    <message>
        <source>The database %1 cannot be read: %2.</source>
        <translation>Die Datenbank %1 kann nicht gelesen werden: %2.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: the folder %2 is not writable.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: In den Ordner %2 kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The database %1 cannot be used: it is not writable.</source>
        <translation>Die Datenbank %1 kann nicht benutzt werden: In sie kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 is not a database. It was left as it is; move it away to start with a new one.</source>
        <translation>%1 ist keine Datenbank. Sie blieb, wie sie ist; verschieben Sie sie, um mit einer neuen zu beginnen.</translation>
    </message>
    <message>
        <source>%1 is the database of another program. It was left as it is.</source>
        <translation>%1 ist die Datenbank eines anderen Programms. Sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a pipe, not a file</source>
        <translation>es ist eine Pipe und keine Datei</translation>
    </message>
    <message>
        <source>it is a socket, not a file</source>
        <translation>es ist ein Socket und keine Datei</translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation>es ist ein Gerät und keine Datei</translation>
    </message>
    <message>
        <source>The name must not contain spaces or slashes.</source>
        <translation>Der Name darf weder Leerzeichen noch Schrägstriche enthalten.</translation>
    </message>
    <message>
        <source>“%1” is the name of a built-in provider. Choose another one.</source>
        <translation>„%1“ heißt schon ein eingebauter Anbieter. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Enter an http or https address such as http://localhost:11434.</source>
        <translation>Erwartet wird eine http- oder https-Adresse wie http://localhost:11434.</translation>
    </message>
    <message>
        <source>A user name or a password does not belong here. Enter the key under Keys.</source>
        <translation>Benutzername und Passwort gehören nicht hierher. Geben Sie den Schlüssel unter „Schlüssel“ ein.</translation>
    </message>
    <message>
        <source>The address must end before any “?” or “#”.</source>
        <translation>Die Adresse muss vor „?“ oder „#“ enden.</translation>
    </message>
    <message>
        <source>Give the key a name.</source>
        <translation>Geben Sie dem Schlüssel einen Namen.</translation>
    </message>
    <message>
        <source>The key “%3” has the same already. Each key needs its own.</source>
        <translation>Dasselbe hat schon der Schlüssel „%3“. Jeder Schlüssel braucht etwas Eigenes.</translation>
    </message>
    <message>
        <source>Not more requests, %1, may run at a time than may wait, %2.</source>
        <translation>Gleichzeitig dürfen nicht mehr Anfragen laufen, %1, als warten dürfen, %2.</translation>
    </message>
    <message>
        <source>The first backoff, %1 ms, must not be longer than the longest, %2 ms.</source>
        <translation>Die erste Wartezeit, %1 ms, darf nicht länger sein als die längste, %2 ms.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a header.</source>
        <translation>„%1“ ist nicht der Name eines Headers.</translation>
    </message>
    <message>
        <source>Enter the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of a file.</source>
        <translation>Erwartet wird der Text eines Zertifikats ab der Zeile BEGIN CERTIFICATE, nicht der Pfad einer Datei.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a host. Write the name or the address alone, without “http://”, port, path and “*”.</source>
        <translation>„%1“ ist nicht der Name eines Hosts. Schreiben Sie nur den Namen oder die Adresse, ohne „http://“, Port, Pfad und „*“.</translation>
    </message>
    <message>
        <source>“%1” is not an origin. Write it as https://app.example or http://localhost:3000.</source>
        <translation>„%1“ ist keine Herkunft. Schreiben Sie sie wie https://app.example oder http://localhost:3000.</translation>
    </message>
    <message>
        <source>“%1” is not a path. Write it as /metrics or /api/providers*.</source>
        <translation>„%1“ ist kein Pfad. Schreiben Sie ihn wie /metrics oder /api/providers*.</translation>
    </message>
    <message>
        <source>“%1” is never forwarded and cannot be listed.</source>
        <translation>„%1“ wird nie weitergereicht und kann nicht in der Liste stehen.</translation>
    </message>
    <message>
        <source>This is a value as it is shown on the screen, with asterisks in it. Enter the value itself.</source>
        <translation>Das ist ein Wert, wie ihn der Bildschirm zeigt, mit Sternchen. Geben Sie den Wert selbst ein.</translation>
    </message>
    <message>
        <source>A provider of this type always needs a key.</source>
        <translation>Ein Anbieter dieser Art braucht immer einen Schlüssel.</translation>
    </message>
    <message>
        <source>That begins as a bcrypt hash does, but is none of at most %2 rounds. Choose another one.</source>
        <translation>Das beginnt wie ein bcrypt-Hash, ist aber keiner mit höchstens %2 Runden. Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <source>The password cannot be given up while the gateway listens on %1, where other computers can reach it. Choose localhost as the host first, and start the gateway again.</source>
        <translation>Auf das Passwort lässt sich nicht verzichten, solange das Gateway auf %1 lauscht, wo andere Rechner es erreichen. Wählen Sie zuerst localhost als Host, und starten Sie das Gateway neu.</translation>
    </message>
    <message>
        <source>There must not be a colon in it.</source>
        <translation>Ein Doppelpunkt darf nicht darin vorkommen.</translation>
    </message>
    <message>
        <source>This is needed where a password is asked for.</source>
        <translation>Das darf nicht leer sein, wenn ein Passwort verlangt wird.</translation>
    </message>
    <message>
        <source>That is too long: at most %2 bytes; a letter has one or more.</source>
        <translation>Das ist zu lang: höchstens %2 Bytes; ein Buchstabe hat eines oder mehrere.</translation>
    </message>
    <message>
        <source>There is no value: %2 where Bifrost was started.</source>
        <translation>Es gibt keinen Wert: %2, wo Bifrost gestartet wurde.</translation>
    </message>
    <message>
        <source>Enter either “*” alone or names, not both.</source>
        <translation>Entweder „*“ allein oder Namen, nicht beides.</translation>
    </message>
    <message>
        <source>Possible is one of %2.</source>
        <translation>Möglich ist eines von %2.</translation>
    </message>
    <message>
        <source>Enter %2, not %3.</source>
        <translation>Erwartet wird %2, nicht %3.</translation>
    </message>
    <message>
        <source>Provider “%1” has %2 keys, and no room for more.</source>
        <translation>Der Anbieter „%1“ hat %2 Schlüssel und keinen Platz für weitere.</translation>
    </message>
    <message>
        <source>Too many changes are waiting already. Try again in a moment.</source>
        <translation>Es warten schon zu viele Änderungen. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The password cannot be hashed on this system.</source>
        <translation>Das Passwort lässt sich auf diesem System nicht hashen.</translation>
    </message>
    <message>
        <source>A stored key cannot be read: it was changed, or it belongs to another place or another master key. Enter it again.</source>
        <translation>Ein gespeicherter Schlüssel ist nicht lesbar: Er wurde verändert, oder er gehört an eine andere Stelle oder zu einem anderen Hauptschlüssel. Geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>A stored key was sealed by a newer version of Bifrost Desktop. Start that version.</source>
        <translation>Ein gespeicherter Schlüssel wurde von einer neueren Version von Bifrost Desktop versiegelt. Starten Sie jene Version.</translation>
    </message>
    <message>
        <source>The value is longer than 1 MB.</source>
        <translation>Der Wert ist länger als 1 MB.</translation>
    </message>
    <message>
        <source>The value cannot be sealed.</source>
        <translation>Der Wert lässt sich nicht versiegeln.</translation>
    </message>
    <message>
        <source>The key file %1 is damaged. Restore it from a backup; without it the stored keys are lost and have to be entered again.</source>
        <translation>Die Schlüsseldatei %1 ist beschädigt. Stellen Sie sie aus einer Sicherung wieder her; ohne sie sind die gespeicherten Schlüssel verloren und müssen neu eingegeben werden.</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2.</source>
        <translation>Die Schlüsseldatei %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>The key file %1 cannot be written: %2.</source>
        <translation>Die Schlüsseldatei %1 lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>The system gives no random numbers, so no key can be made.</source>
        <translation>Das System liefert keine Zufallszahlen, deshalb kann kein Schlüssel erzeugt werden.</translation>
    </message>
    <message>
        <source>There is not enough memory to make the master key of encryption_key.</source>
        <translation>Der Speicher reicht nicht, um den Hauptschlüssel aus encryption_key zu bilden.</translation>
    </message>
    <message>
        <source>The way in which the master key is made of encryption_key is not known to this version. Start the version that sealed the keys.</source>
        <translation>Wie der Hauptschlüssel aus encryption_key gebildet wird, kennt diese Version nicht. Starten Sie die Version, die die Schlüssel versiegelt hat.</translation>
    </message>
    <message>
        <source>Looking for the master key of the stored keys.</source>
        <translation>Der Hauptschlüssel der gespeicherten Schlüssel wird gesucht.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation>Die Datei %1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>There is no certificate in %1. It has to be in PEM form: from a line BEGIN CERTIFICATE on.</source>
        <translation>In %1 ist kein Zertifikat. Es muss in PEM-Form sein: ab einer Zeile BEGIN CERTIFICATE.</translation>
    </message>
    <message>
        <source>In %1 there is a key, and no certificate.</source>
        <translation>In %1 ist ein Schlüssel und kein Zertifikat.</translation>
    </message>
    <message>
        <source>Certificate %1 in %2 is broken: %3.</source>
        <translation>Zertifikat %1 in %2 ist beschädigt: %3.</translation>
    </message>
    <message>
        <source>There is no key in %1. It has to be in PEM form: from a line BEGIN PRIVATE KEY on.</source>
        <translation>In %1 ist kein Schlüssel. Er muss in PEM-Form sein: ab einer Zeile BEGIN PRIVATE KEY.</translation>
    </message>
    <message>
        <source>In %1 there is a certificate, and no key.</source>
        <translation>In %1 ist ein Zertifikat und kein Schlüssel.</translation>
    </message>
    <message>
        <source>The key in %1 has a pass phrase, which nobody can enter when the gateway starts. Write it without one: openssl pkey -in %2 -out NEW</source>
        <translation>Der Schlüssel in %1 hat eine Passphrase, die beim Start des Gateways niemand eingeben kann. Schreiben Sie ihn ohne: openssl pkey -in %2 -out NEU</translation>
    </message>
    <message>
        <source>The key in %1 is not that of the first certificate in %2.</source>
        <translation>Der Schlüssel in %1 ist nicht der des ersten Zertifikats in %2.</translation>
    </message>
    <message>
        <source>The certificate in %1 cannot be used: %2.</source>
        <translation>Das Zertifikat in %1 lässt sich nicht verwenden: %2.</translation>
    </message>
    <message>
        <source>The certificate for %1 has expired on %2: callers refuse it. Renew it; the new one is taken up by itself.</source>
        <translation>Das Zertifikat für %1 ist am %2 abgelaufen: Aufrufer lehnen es ab. Erneuern Sie es; das neue wird von selbst verwendet.</translation>
    </message>
    <message>
        <source>The certificate for %1 is valid from %2 on, and callers refuse it until then. Check the clock of this machine.</source>
        <translation>Das Zertifikat für %1 gilt ab dem %2, und bis dahin lehnen Aufrufer es ab. Prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate for %1 expires on %2. Renew it; the new one is taken up by itself.</source>
        <translation>Das Zertifikat für %1 läuft am %2 ab. Erneuern Sie es; das neue wird von selbst verwendet.</translation>
    </message>
    <message>
        <source>“%1” is not a whole path. Begin it with “/”.</source>
        <translation>„%1“ ist kein vollständiger Pfad. Beginnen Sie ihn mit „/“.</translation>
    </message>
    <message>
        <source>Certificate and key go together: choose both, or none.</source>
        <translation>Zertifikat und Schlüssel gehören zusammen: Wählen Sie beide oder keins.</translation>
    </message>
    <message>
        <source>%1 It was written anew with the configuration in force.</source>
        <translation>%1 Sie wurde mit den geltenden Einstellungen neu geschrieben.</translation>
    </message>
    <message>
        <source>Enter the address of the proxy, such as %2.</source>
        <translation>Geben Sie die Adresse des Proxys ein, etwa %2.</translation>
    </message>
    <message>
        <source>Enter an http or https address such as http://localhost:3128.</source>
        <translation>Geben Sie eine http- oder https-Adresse ein, etwa http://localhost:3128.</translation>
    </message>
    <message>
        <source>Enter a socks5 or socks5h address such as socks5h://localhost:1080.</source>
        <translation>Geben Sie eine socks5- oder socks5h-Adresse ein, etwa socks5h://localhost:1080.</translation>
    </message>
    <message>
        <source>A user name and a password do not belong here. Enter them below.</source>
        <translation>Benutzername und Passwort gehören nicht hierher. Geben Sie sie darunter ein.</translation>
    </message>
    <message>
        <source>%1 must not contain a colon.</source>
        <translation>%1 darf keinen Doppelpunkt enthalten.</translation>
    </message>
    <message>
        <source>%1 must not be longer than 255 bytes.</source>
        <translation>%1 darf nicht länger als 255 Bytes sein.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password (%2). Enter both.</source>
        <translation>Der Proxy %1 verlangt Benutzername und Passwort (%2). Geben Sie beides ein.</translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password. Enter both.</source>
        <translation>Der Proxy %1 verlangt Benutzername und Passwort. Geben Sie beides ein.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses the user name or the password (%2). Correct them.</source>
        <translation>Der Proxy %1 lehnt Benutzername oder Passwort ab (%2). Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The proxy %1 refuses the user name or the password. Correct them.</source>
        <translation>Der Proxy %1 lehnt Benutzername oder Passwort ab. Berichtigen Sie sie.</translation>
    </message>
    <message>
        <source>The proxy %1 wants another proof than a user name and a password (%2), which this version does not have.</source>
        <translation>Der Proxy %1 verlangt einen anderen Nachweis als Benutzername und Passwort (%2), den diese Version nicht hat.</translation>
    </message>
    <message>
        <source>The proxy %1 wants another proof than a user name and a password, which this version does not have.</source>
        <translation>Der Proxy %1 verlangt einen anderen Nachweis als Benutzername und Passwort, den diese Version nicht hat.</translation>
    </message>
    <message>
        <source>The proxy %1 does not let anybody through to %2.</source>
        <translation>Der Proxy %1 lässt niemanden zu %2 durch.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach %2: %3.</source>
        <translation>Der Proxy %1 erreicht %2 nicht: %3.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach %2.</source>
        <translation>Der Proxy %1 erreicht %2 nicht.</translation>
    </message>
    <message>
        <source>The proxy %1 opens no way to %2: it answers with status %3.</source>
        <translation>Der Proxy %1 öffnet keinen Weg zu %2: Er antwortet mit dem Status %3.</translation>
    </message>
    <message>
        <source>The proxy %1 opens no way to %2: it answers with error %3.</source>
        <translation>Der Proxy %1 öffnet keinen Weg zu %2: Er antwortet mit dem Fehler %3.</translation>
    </message>
    <message>
        <source>The proxy %1 closed the connection before the way to %2 was open.</source>
        <translation>Der Proxy %1 hat die Verbindung geschlossen, bevor der Weg zu %2 offen war.</translation>
    </message>
    <message>
        <source>The proxy %1 did not open the way to %2 in time.</source>
        <translation>Der Proxy %1 hat den Weg zu %2 nicht rechtzeitig geöffnet.</translation>
    </message>
    <message>
        <source>The proxy %1 did not take the connection in time.</source>
        <translation>Der Proxy %1 hat die Verbindung nicht rechtzeitig angenommen.</translation>
    </message>
    <message>
        <source>The proxy %1 took the connection, but did not finish TLS in time.</source>
        <translation>Der Proxy %1 hat die Verbindung angenommen, aber TLS nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The proxy %1 is Bifrost itself. Choose another one.</source>
        <translation>Der Proxy %1 ist Bifrost selbst. Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The proxy %1 cannot be used. %2</source>
        <translation>Der Proxy %1 ist nicht zu gebrauchen. %2</translation>
    </message>
    <message>
        <source>The answer of the proxy %1 is broken: %2.</source>
        <translation>Die Antwort des Proxys %1 ist fehlerhaft: %2.</translation>
    </message>
    <message>
        <source>The proxy %1 does not speak TLS. Begin its address with http:// instead of https://.</source>
        <translation>Der Proxy %1 spricht kein TLS. Beginnen Sie seine Adresse mit http:// statt https://.</translation>
    </message>
    <message>
        <source>TLS with the proxy %1 failed: %2. Add an authority of your own under Proxy.</source>
        <translation>TLS mit dem Proxy %1 ist gescheitert: %2. Fügen Sie unter Proxy eine eigene Zertifizierungsstelle hinzu.</translation>
    </message>
    <message>
        <source>TLS with the proxy %1 failed: %2.</source>
        <translation>TLS mit dem Proxy %1 ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>%1 Where the proxy knows more names, write socks5h:// instead of socks5://.</source>
        <translation>%1 Wenn der Proxy mehr Namen kennt, schreiben Sie socks5h:// statt socks5://.</translation>
    </message>
    <message>
        <source>the environment variable %1 is not the address of a proxy such as http://localhost:3128.</source>
        <translation>die Umgebungsvariable %1 ist keine Adresse eines Proxys wie http://localhost:3128.</translation>
    </message>
    <message>
        <source>the address of the proxy is none.</source>
        <translation>die Adresse des Proxys ist keine.</translation>
    </message>
    <message>
        <source>The proxy of the provider failed.</source>
        <translation>Der Proxy des Anbieters hat versagt.</translation>
    </message>
    <message>
        <source>The name %1 was not resolved in time.</source>
        <translation>Der Name %1 wurde nicht rechtzeitig aufgelöst.</translation>
    </message>
    <message>
        <source>too many other names are being looked up</source>
        <translation>zu viele andere Namen werden gerade nachgeschlagen</translation>
    </message>
    <message>
        <source>There is no socket %1. Start its server, or check the base URL.</source>
        <translation>Es gibt keinen Socket %1. Starten Sie seinen Server, oder prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>%1 is not a socket. Check the base URL.</source>
        <translation>%1 ist kein Socket. Prüfen Sie die Basis-URL.</translation>
    </message>
    <message>
        <source>The socket %1 is closed to the user who runs this program.</source>
        <translation>Der Socket %1 ist für den Benutzer dieses Programms nicht zugänglich.</translation>
    </message>
    <message>
        <source>Nothing listens at the socket %1 any more. Start its server.</source>
        <translation>Am Socket %1 lauscht niemand mehr. Starten Sie seinen Server.</translation>
    </message>
    <message>
        <source>Enter the address of the server, such as http://localhost:8000/v1.</source>
        <translation>Geben Sie die Adresse des Servers ein, etwa http://localhost:8000/v1.</translation>
    </message>
    <message>
        <source>The key has blanks or characters that no key has. Enter it again.</source>
        <translation>Der Schlüssel hat Leerzeichen oder Zeichen, die kein Schlüssel hat. Geben Sie ihn neu ein.</translation>
    </message>
    <message>
        <source>it has blanks or characters that no key has</source>
        <translation>er hat Leerzeichen oder Zeichen, die kein Schlüssel hat</translation>
    </message>
    <message>
        <source>it has no base URL. Enter one.</source>
        <translation>er hat keine Basis-URL. Geben Sie eine ein.</translation>
    </message>
    <message>
        <source>The key cannot be stored. %1 As long as that is so, a key can come from an environment variable.</source>
        <translation>Der Schlüssel kann nicht gespeichert werden. %1 Solange das so ist, kann ein Schlüssel aus einer Umgebungsvariable kommen.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ExposureNotice</name>
    <message>
        <source>Other computers reach the gateway without encryption.</source>
        <translation>Andere Rechner erreichen das Gateway unverschlüsselt.</translation>
    </message>
    <message>
        <source>The password and all texts can be read on the way, unless a proxy with TLS stands before it.</source>
        <translation>Passwort und alle Texte sind unterwegs lesbar, es sei denn, ein Proxy mit TLS steht davor.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FilterBar</name>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Quick filters</source>
        <translation>Schnellfilter</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Streaming</translation>
    </message>
    <message>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <source>Took longer than two seconds</source>
        <translation>Dauerte länger als zwei Sekunden</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FilterEdit</name>
    <message>
        <source>Filter: status:429 provider:openai</source>
        <translation>Filter: status:429 provider:openai</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Conditions side by side: %1, or a text. A minus before one turns it round.</source>
        <translation>Bedingungen nebeneinander: %1, oder ein Text. Ein Minus davor kehrt eine um.</translation>
    </message>
    <message>
        <source>&lt;p&gt;Conditions side by side, all of which must hold:&lt;/p&gt;&lt;p&gt;&lt;b&gt;status:&lt;/b&gt;4xx &lt;b&gt;provider:&lt;/b&gt;openai &lt;b&gt;model:&lt;/b&gt;gpt &lt;b&gt;path:&lt;/b&gt;/v1/models &lt;b&gt;stream:&lt;/b&gt;yes&lt;br&gt;&lt;b&gt;latency:&lt;/b&gt;&amp;gt;2s &lt;b&gt;first:&lt;/b&gt;&amp;gt;500ms &lt;b&gt;tokens:&lt;/b&gt;&amp;gt;1000 &lt;b&gt;cost:&lt;/b&gt;&amp;gt;0.01 &lt;b&gt;last:&lt;/b&gt;5m&lt;br&gt;&lt;b&gt;key: client: error: method: attempts: id:&lt;/b&gt;&lt;/p&gt;&lt;p&gt;A minus turns one round, commas mean “one of these”, &lt;b&gt;=&lt;/b&gt; before a text means all of it. Anything else is searched for everywhere.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Bedingungen nebeneinander, die alle gelten müssen:&lt;/p&gt;&lt;p&gt;&lt;b&gt;status:&lt;/b&gt;4xx &lt;b&gt;provider:&lt;/b&gt;openai &lt;b&gt;model:&lt;/b&gt;gpt &lt;b&gt;path:&lt;/b&gt;/v1/models &lt;b&gt;stream:&lt;/b&gt;yes&lt;br&gt;&lt;b&gt;latency:&lt;/b&gt;&amp;gt;2s &lt;b&gt;first:&lt;/b&gt;&amp;gt;500ms &lt;b&gt;tokens:&lt;/b&gt;&amp;gt;1000 &lt;b&gt;cost:&lt;/b&gt;&amp;gt;0.01 &lt;b&gt;last:&lt;/b&gt;5m&lt;br&gt;&lt;b&gt;key: client: error: method: attempts: id:&lt;/b&gt;&lt;/p&gt;&lt;p&gt;Ein Minus kehrt eine um, Kommas bedeuten „eines davon“, &lt;b&gt;=&lt;/b&gt; vor einem Text meint den ganzen Text. Alles andere wird überall gesucht.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FirstSteps</name>
    <message>
        <source>no model loaded yet</source>
        <translation>noch kein Modell geladen</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Connect your first models</source>
        <translation>Verbinden Sie Ihre ersten Modelle</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>In der Cloud</translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation>Ein anderer …</translation>
    </message>
    <message>
        <source>Or try it first</source>
        <translation>Oder erst ausprobieren</translation>
    </message>
    <message>
        <source>The built-in demo answers without any account.</source>
        <translation>Die eingebaute Demo antwortet ohne jedes Konto.</translation>
    </message>
    <message>
        <source>Test command</source>
        <translation>Testbefehl</translation>
    </message>
    <message>
        <source>Copy test command</source>
        <translation>Testbefehl kopieren</translation>
    </message>
    <message>
        <source>Open live traffic</source>
        <translation>Live-Verkehr öffnen</translation>
    </message>
    <message>
        <source>Looking for Ollama, LM Studio, llama.cpp, vLLM and MLX…</source>
        <translation>Sucht Ollama, LM Studio, llama.cpp, vLLM und MLX …</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 unter %2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Every server of models that runs here is set up.</source>
        <translation>Jeder Server für Modelle, der hier läuft, ist schon eingerichtet.</translation>
    </message>
    <message>
        <source>No server of models runs here. Start Ollama, LM Studio, llama.cpp, vLLM or MLX and look again.</source>
        <translation>Hier läuft kein Server für Modelle. Starten Sie Ollama, LM Studio, llama.cpp, vLLM oder MLX und suchen Sie erneut.</translation>
    </message>
    <message>
        <source>%1 is set</source>
        <translation>%1 ist gesetzt</translation>
    </message>
    <message>
        <source>A key for %1 in the environment. Only the name of the variable is stored.</source>
        <translation>Ein Schlüssel für %1 in der Umgebung. Nur der Name der Variablen wird gespeichert.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Start gateway</source>
        <translation>Gateway starten</translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation>Testanfrage senden</translation>
    </message>
    <message>
        <source>The built-in demo answers without any account, once the gateway runs.</source>
        <translation>Die eingebaute Demo antwortet ohne jedes Konto, sobald das Gateway läuft.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Answered in %1:</source>
        <translation>Antwort nach %1:</translation>
    </message>
    <message>
        <source>Refused with %1:</source>
        <translation>Abgelehnt mit %1:</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Back to the providers</source>
        <translation>Zurück zu den Anbietern</translation>
    </message>
    <message>
        <source>GPT models</source>
        <translation>GPT-Modelle</translation>
    </message>
    <message>
        <source>Mistral models</source>
        <translation>Mistral-Modelle</translation>
    </message>
    <message>
        <source>open models, fast</source>
        <translation>offene Modelle, schnell</translation>
    </message>
    <message>
        <source>many with one key</source>
        <translation>viele mit einem Schlüssel</translation>
    </message>
    <message>
        <source>from the list, or your own server</source>
        <translation>aus der Liste oder ein eigener Server</translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation>Server auf diesem Rechner</translation>
    </message>
    <message>
        <source>What runs here and is not set up yet can be added with one click.</source>
        <translation>Was hier läuft und noch nicht eingerichtet ist, fügen Sie mit einem Klick hinzu.</translation>
    </message>
    <message>
        <source>Your tools talk to one address on this computer, and Bifrost passes each request on to the provider that you choose. Keys stay here; only the requests leave.</source>
        <translation>Ihre Werkzeuge sprechen mit einer Adresse auf diesem Rechner, und Bifrost reicht jede Anfrage an den Anbieter weiter, den Sie wählen. Schlüssel bleiben hier; nur die Anfragen gehen hinaus.</translation>
    </message>
    <message>
        <source>Choose a provider and enter its key.</source>
        <translation>Wählen Sie einen Anbieter und geben Sie seinen Schlüssel ein.</translation>
    </message>
    <message>
        <source>No key can be stored now.</source>
        <translation>Jetzt kann kein Schlüssel gespeichert werden.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FittingLabel</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FormHead</name>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeichert</translation>
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
    <name>bifrost::gui::GatewayLook</name>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running, degraded</source>
        <translation>Läuft, beeinträchtigt</translation>
    </message>
    <message>
        <source>Running, local only</source>
        <translation>Läuft, nur lokal</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>Läuft nicht</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Running, keychain locked</source>
        <translation>Läuft, Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation>Ausgesetzt bis %1</translation>
    </message>
    <message>
        <source>Running, local only, keychain locked</source>
        <translation>Läuft, nur lokal, Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>Running, local only, degraded</source>
        <translation>Läuft, nur lokal, beeinträchtigt</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GatewayPause</name>
    <message>
        <source>Pa&amp;use for 1 hour</source>
        <translation>Für 1 Stunde a&amp;ussetzen</translation>
    </message>
    <message>
        <source>Pa&amp;used until %1</source>
        <translation>A&amp;usgesetzt bis %1</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GeneralSection</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>Wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen</translation>
    </message>
    <message>
        <source>Quit Bifrost</source>
        <translation>Bifrost beenden</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Bifrost starts hidden in the tray when you log in, and the gateway with it.</source>
        <translation>Bifrost startet beim Anmelden verborgen im Tray und mit ihm das Gateway.</translation>
    </message>
    <message>
        <source>It does not start at login.</source>
        <translation>Es startet nicht beim Anmelden.</translation>
    </message>
    <message>
        <source>The gateway stops, and requests are refused until Bifrost is started again.</source>
        <translation>Das Gateway hält an, und Anfragen werden abgewiesen, bis Bifrost wieder gestartet wird.</translation>
    </message>
    <message>
        <source>The window hides in the tray, and the gateway goes on.</source>
        <translation>Das Fenster verschwindet im Tray, und das Gateway läuft weiter.</translation>
    </message>
    <message>
        <source>This desktop has no tray to hide in: the window is minimised, and the gateway goes on.</source>
        <translation>Dieser Desktop hat keinen Tray: Das Fenster wird minimiert, und das Gateway läuft weiter.</translation>
    </message>
    <message>
        <source>Bifrost starts minimised when you log in, and the gateway with it. This desktop has no tray to hide in.</source>
        <translation>Bifrost startet beim Anmelden minimiert und mit ihm das Gateway. Dieser Desktop hat keinen Tray zum Verbergen.</translation>
    </message>
    <message>
        <source>It starts with the data folder of this window, %1.</source>
        <translation>Es startet mit dem Datenordner dieses Fensters, %1.</translation>
    </message>
    <message>
        <source>It starts with another data folder.</source>
        <translation>Gestartet wird mit einem anderen Datenordner.</translation>
    </message>
    <message>
        <source>At login Bifrost opens %1, not what this window shows.</source>
        <translation>Beim Anmelden öffnet Bifrost %1, nicht das, was dieses Fenster zeigt.</translation>
    </message>
    <message>
        <source>Start with this one</source>
        <translation>Mit diesem starten</translation>
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
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>Requests go to models on this computer alone; cloud providers are refused</source>
        <translation>Anfragen gehen allein an Modelle auf diesem Rechner; Anbieter in der Cloud werden abgewiesen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HeadersTab</name>
    <message>
        <source>The headers of this request are not in memory.</source>
        <translation>Die Header dieser Anfrage sind nicht im Speicher.</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Request of the client</source>
        <translation>Anfrage des Clients</translation>
    </message>
    <message>
        <source>, attempt %1</source>
        <translation>, Versuch %1</translation>
    </message>
    <message>
        <source>Request to the provider</source>
        <translation>Anfrage an den Anbieter</translation>
    </message>
    <message>
        <source>Answer of the provider</source>
        <translation>Antwort des Anbieters</translation>
    </message>
    <message>
        <source>Answer to the client</source>
        <translation>Antwort an den Client</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HealthNotice</name>
    <message>
        <source>%1: %2 of %3 keys fail.</source>
        <translation>%1: %2 von %3 Schlüsseln versagen.</translation>
    </message>
    <message>
        <source>%1 answers %2.</source>
        <translation>%1 antwortet mit %2.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>It does not accept the key.</source>
        <translation>Der Schlüssel wird nicht angenommen.</translation>
    </message>
    <message>
        <source>There is no credit left.</source>
        <translation>Das Guthaben ist aufgebraucht.</translation>
    </message>
    <message>
        <source>These are more requests than it allows now.</source>
        <translation>Das sind mehr Anfragen, als er gerade zulässt.</translation>
    </message>
    <message>
        <source>Requests to it fail.</source>
        <translation>Anfragen an ihn schlagen fehl.</translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation>Anbieter öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%n providers are in trouble.</source>
        <translation>
            <numerusform>%n Anbieter hat Probleme.</numerusform>
            <numerusform>%n Anbieter haben Probleme.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>%1 failed the connection test.</source>
        <translation>%1 hat den Verbindungstest nicht bestanden.</translation>
    </message>
    <message>
        <source>%1 works, with a reservation.</source>
        <translation>%1 funktioniert mit Einschränkung.</translation>
    </message>
    <message>
        <source>%1 leads back here.</source>
        <translation>%1 führt hierher zurück.</translation>
    </message>
    <message>
        <source>%1 of the last requests to %2 failed.</source>
        <translation>%1 der letzten Anfragen an %2 sind fehlgeschlagen.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HidingNotice</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Don&apos;t hide next time</source>
        <translation>Künftig nicht verbergen</translation>
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
    <name>bifrost::gui::JsonView</name>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>&amp;Fold all</source>
        <translation>Alles &amp;einklappen</translation>
    </message>
    <message>
        <source>&amp;Unfold all</source>
        <translation>Alles &amp;ausklappen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyDialog</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>Schlüssel bearbeiten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>The value is kept encrypted on this computer.</source>
        <translation>Der Wert wird verschlüsselt auf diesem Rechner aufbewahrt.</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>Umgebungsvariable</translation>
    </message>
    <message>
        <source>The value stays where it is; its name is stored.</source>
        <translation>Der Wert bleibt, wo er ist; gespeichert wird sein Name.</translation>
    </message>
    <message>
        <source>Where the key comes from</source>
        <translation>Woher der Schlüssel kommt</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>&amp;Modelle</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Names with commas between them. Empty: every model.</source>
        <translation>Namen, mit Kommas getrennt. Leer: jedes Modell.</translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation>&amp;Gewicht</translation>
    </message>
    <message>
        <source>How large a share of the requests this key gets, compared with the others.</source>
        <translation>Wie groß der Anteil der Anfragen ist, den dieser Schlüssel im Vergleich zu den anderen bekommt.</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <source>the provider&apos;s base URL</source>
        <translation>die Basis-URL des Anbieters</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stored when you apply the provider.</source>
        <translation>Wird gespeichert, wenn Sie den Anbieter anwenden.</translation>
    </message>
    <message>
        <source>OPENAI_API_KEY</source>
        <translation>OPENAI_API_KEY</translation>
    </message>
    <message>
        <source>Stored. Enter a new key to replace it.</source>
        <translation>Gespeichert. Geben Sie einen neuen Schlüssel ein, um ihn zu ersetzen.</translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation>Schlüssel einfügen</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>No key can be stored now.</source>
        <translation>Jetzt kann kein Schlüssel gespeichert werden.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>“%1”: names of models have no blanks. Part them with commas.</source>
        <translation>„%1“: Modellnamen haben keine Leerzeichen. Trennen Sie sie mit Kommas.</translation>
    </message>
    <message>
        <source>Entered. Enter another to replace it.</source>
        <translation>Eingegeben. Ein anderer ersetzt ihn.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyTable</name>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <source>&amp;Replace key…</source>
        <translation>Schlüssel e&amp;rsetzen …</translation>
    </message>
    <message>
        <source>&amp;Switch off</source>
        <translation>&amp;Ausschalten</translation>
    </message>
    <message>
        <source>&amp;Switch on</source>
        <translation>&amp;Einschalten</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Ent&amp;fernen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyTableModel</name>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>The key is stored and cannot be read now. Unlock the keychain.</source>
        <translation>Der Schlüssel ist gespeichert, lässt sich aber gerade nicht lesen. Entsperren Sie den Schlüsselbund.</translation>
    </message>
    <message>
        <source>%1 limited</source>
        <translation>%1 begrenzt</translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n request(s) to this provider</source>
        <translation>
            <numerusform>Von der letzten %n Anfrage an diesen Anbieter</numerusform>
            <numerusform>Von den letzten %n Anfragen an diesen Anbieter</numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>It is read from the environment; only the name of the variable is stored.</source>
        <translation>Er wird aus der Umgebung gelesen; gespeichert ist nur der Name der Variablen.</translation>
    </message>
    <message>
        <source>How many of the last requests to this provider each key took, at most 200 of them.</source>
        <translation>Wie viele der letzten Anfragen an diesen Anbieter, höchstens 200, auf jeden Schlüssel entfielen.</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht getestet</translation>
    </message>
    <message>
        <source>The provider was changed after its last test. Test connection tries this key.</source>
        <translation>Der Anbieter wurde nach dem letzten Test geändert. „Verbindung testen“ probiert diesen Schlüssel.</translation>
    </message>
    <message>
        <source>No request has used this key yet. Test connection tries it.</source>
        <translation>Noch keine Anfrage hat diesen Schlüssel benutzt. „Verbindung testen“ probiert ihn.</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funktioniert</translation>
    </message>
    <message>
        <source>not stored yet</source>
        <translation>noch nicht gespeichert</translation>
    </message>
    <message>
        <source>It was entered here and is stored when you apply.</source>
        <translation>Er wurde hier eingegeben und wird beim Anwenden gespeichert.</translation>
    </message>
    <message>
        <source>No request with this key has gone well yet. Test connection tries it.</source>
        <translation>Noch keine Anfrage mit diesem Schlüssel ist gelungen. „Verbindung testen“ probiert ihn aus.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeysPart</name>
    <message>
        <source>Add key</source>
        <translation>Schlüssel hinzufügen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen …</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>No keys yet.</source>
        <translation>Noch keine Schlüssel.</translation>
    </message>
    <message>
        <source>None yet, and none is needed.</source>
        <translation>Noch keiner, und es ist keiner nötig.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Key “%1”</source>
        <translation>Schlüssel „%1“</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LeaveDialog</name>
    <message>
        <source>Apply the changes on this page?</source>
        <translation>Die Änderungen auf dieser Seite anwenden?</translation>
    </message>
    <message>
        <source>They are not in force yet and would be lost.</source>
        <translation>Sie gelten noch nicht und gingen verloren.</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anwenden</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation>&amp;Hier bleiben</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ListenPort</name>
    <message>
        <source>The port cannot be changed from here.</source>
        <translation>Der Port kann hier nicht geändert werden.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ListenerSection</name>
    <message>
        <source>Gateway</source>
        <translation>Gateway</translation>
    </message>
    <message>
        <source>Listener</source>
        <translation>Empfang</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>localhost: programs on this computer alone. 0.0.0.0: others in the network too, with a password.</source>
        <translation>localhost: nur Programme auf diesem Rechner. 0.0.0.0: auch andere im Netz, mit Passwort.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Tools connect to it; changing it means changing their base URL.</source>
        <translation>Ihn sprechen Werkzeuge an; mit ihm ändert sich deren Basis-URL.</translation>
    </message>
    <message>
        <source>Who may come</source>
        <translation>Wer zugreifen darf</translation>
    </message>
    <message>
        <source>Only my own programs may change settings</source>
        <translation>Nur meine eigenen Programme dürfen Einstellungen ändern</translation>
    </message>
    <message>
        <source>Without a password, /api answers only programs of the user who runs Bifrost.</source>
        <translation>Ohne Passwort antwortet /api nur Programmen des Benutzers, der Bifrost gestartet hat.</translation>
    </message>
    <message>
        <source>Web pages that may call</source>
        <translation>Webseiten, die zugreifen dürfen</translation>
    </message>
    <message>
        <source>Pages in a browser are refused unless their origin stands here, one per line.</source>
        <translation>Seiten in einem Browser werden abgewiesen, wenn ihre Herkunft hier nicht steht; eine je Zeile.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 nehmen</translation>
    </message>
    <message>
        <source>Not applied.</source>
        <translation>Nicht angewendet.</translation>
    </message>
    <message>
        <source>The gateway listens at port %1.</source>
        <translation>Das Gateway ist auf Port %1 erreichbar.</translation>
    </message>
    <message>
        <source>Port %1 was taken when it started.</source>
        <translation>Port %1 war belegt, als es startete.</translation>
    </message>
    <message>
        <source>Keep port %1</source>
        <translation>Port %1 behalten</translation>
    </message>
    <message>
        <source>Given on the command line or by BIFROST_HOST; it holds until Bifrost ends.</source>
        <translation>Vorgegeben beim Start (Befehlszeile oder BIFROST_HOST); gilt, bis Bifrost beendet wird.</translation>
    </message>
    <message>
        <source>Given on the command line; it holds until Bifrost ends.</source>
        <translation>Auf der Befehlszeile vorgegeben; gilt, bis Bifrost beendet wird.</translation>
    </message>
    <message>
        <source>Other computers could use it then, so it needs a password.</source>
        <translation>Dann könnten andere Computer darauf zugreifen; dafür ist ein Passwort nötig.</translation>
    </message>
    <message>
        <source>Ask for a password</source>
        <translation>Passwort verlangen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Not encrypted.</source>
        <translation>Nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>The password and all texts can be read on the way from other computers, unless a proxy with TLS stands before it.</source>
        <translation>Passwort und alle Texte sind auf dem Weg von anderen Rechnern lesbar, es sei denn, ein Proxy mit TLS steht davor.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LiveHead</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Details at the right</source>
        <translation>Details rechts</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Go to the newest request and stay there (End)</source>
        <translation>Zur neuesten Anfrage gehen und dort bleiben (Ende)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neue</numerusform>
            <numerusform>%Ln neue</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation>Angehalten, %1</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Show what came meanwhile (Space)</source>
        <translation>Zeigen, was inzwischen kam (Leertaste)</translation>
    </message>
    <message>
        <source>Hold the table still; requests are still counted (Space)</source>
        <translation>Die Tabelle anhalten; Anfragen werden weiter gezählt (Leertaste)</translation>
    </message>
    <message>
        <source>Details below</source>
        <translation>Details unten</translation>
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
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>No request of the last ones passes the filter.</source>
        <translation>Keine der letzten Anfragen passt zum Filter.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>no requests since start</source>
        <translation>keine Anfragen seit dem Start</translation>
    </message>
    <message>
        <source>%1 too fast to show</source>
        <translation>%1 zu schnell zum Anzeigen</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation>Anhalten oder fortsetzen</translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation>Den neuesten folgen</translation>
    </message>
    <message>
        <source>Choose the newest</source>
        <translation>Die neueste wählen</translation>
    </message>
    <message>
        <source>Open the details of a request</source>
        <translation>Details einer Anfrage öffnen</translation>
    </message>
    <message>
        <source>Close the details, leave the filter</source>
        <translation>Details schließen, Filter verlassen</translation>
    </message>
    <message>
        <source>Copy a request as curl</source>
        <translation>Anfrage als curl kopieren</translation>
    </message>
    <message>
        <source>Copy a request as JSON</source>
        <translation>Anfrage als JSON kopieren</translation>
    </message>
    <message>
        <source>Menu of a request</source>
        <translation>Menü einer Anfrage</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln requests</source>
        <translation>
            <numerusform>%1 von %Ln Anfrage</numerusform>
            <numerusform>%1 von %Ln Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation>Das Gateway läuft nicht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests since start</source>
        <translation>
            <numerusform>%Ln Anfrage seit dem Start</numerusform>
            <numerusform>%Ln Anfragen seit dem Start</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no field “%1”, so “%2” was looked for as a text.</source>
        <translation>Ein Feld „%1“ gibt es nicht, deshalb wurde „%2“ als Text gesucht.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LocalOnly</name>
    <message>
        <source>Bifrost was started with --local. Start it without to switch this here.</source>
        <translation>Bifrost wurde mit --local gestartet. Ohne das gestartet, lässt es sich hier umschalten.</translation>
    </message>
    <message>
        <source>There is no configuration to change.</source>
        <translation>Es gibt keine Konfiguration, die sich ändern ließe.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LoginStart</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation>Bifrost Desktop</translation>
    </message>
    <message>
        <source>The entry %1 cannot be read.</source>
        <translation>Der Eintrag %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Switched off in the settings of the desktop.</source>
        <translation>In den Einstellungen des Desktops abgeschaltet.</translation>
    </message>
    <message>
        <source>The entry %1 starts nothing.</source>
        <translation>Der Eintrag %1 startet nichts.</translation>
    </message>
    <message>
        <source>The entry starts %1, which is not there any more.</source>
        <translation>Der Eintrag startet %1, das nicht mehr da ist.</translation>
    </message>
    <message>
        <source>The entry is for another desktop.</source>
        <translation>Der Eintrag gilt für einen anderen Desktop.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation>%1 kann nicht entfernt werden: %2.</translation>
    </message>
    <message>
        <source>the usual data folder</source>
        <translation>den üblichen Datenordner</translation>
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
    <message>
        <source>Not changed.</source>
        <translation>Nicht geändert.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 nehmen</translation>
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
    <name>bifrost::gui::MessageTab</name>
    <message>
        <source>How it is shown</source>
        <translation>Art der Darstellung</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Unterhaltung</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>Wie gesendet</translation>
    </message>
    <message>
        <source>What this request said is not in memory. It is kept for the newest requests, unless “disable_content_logging” is on.</source>
        <translation>Der Inhalt dieser Anfrage ist nicht im Speicher. Er wird für die neuesten Anfragen aufgehoben, sofern „disable_content_logging“ nicht eingeschaltet ist.</translation>
    </message>
    <message>
        <source>There was no room in memory for the request.</source>
        <translation>Für die Anfrage war im Speicher kein Platz.</translation>
    </message>
    <message>
        <source>The request has no body.</source>
        <translation>Die Anfrage hat keinen Inhalt.</translation>
    </message>
    <message>
        <source>There was no room in memory for the answer.</source>
        <translation>Für die Antwort war im Speicher kein Platz.</translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation>Noch keine Antwort.</translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation>Es gab keine Antwort.</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ModelsPart</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Filter models</source>
        <translation>Modelle filtern</translation>
    </message>
    <message>
        <source>Allow all</source>
        <translation>Alle erlauben</translation>
    </message>
    <message>
        <source>Models that the keys may use</source>
        <translation>Modelle, die die Schlüssel verwenden dürfen</translation>
    </message>
    <message>
        <source>Test the connection to see which models there are.</source>
        <translation>Testen Sie die Verbindung, um zu sehen, welche Modelle es gibt.</translation>
    </message>
    <message>
        <source>Without a key, every model can be used.</source>
        <translation>Ohne Schlüssel lässt sich jedes Modell verwenden.</translation>
    </message>
    <message>
        <source>The keys may use different models. Edit a key to change what it may use.</source>
        <translation>Die Schlüssel dürfen verschiedene Modelle verwenden. Bearbeiten Sie einen Schlüssel, um zu ändern, was er verwenden darf.</translation>
    </message>
    <message>
        <source>What is checked may be asked for; the others are refused.</source>
        <translation>Was angehakt ist, darf angefragt werden; die anderen werden abgelehnt.</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>differs by key</source>
        <translation>je nach Schlüssel verschieden</translation>
    </message>
    <message>
        <source>all allowed</source>
        <translation>alle erlaubt</translation>
    </message>
    <message>
        <source>%1 allowed</source>
        <translation>%1 erlaubt</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>noch nicht gefragt</translation>
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
    <name>bifrost::gui::NetworkPart</name>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>Zusätzliche Header</translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation>Zeitlimit</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Stream idle</source>
        <translation>Stream ohne Daten</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Do not check the server&apos;s certificate</source>
        <translation>Das Zertifikat des Servers nicht prüfen</translation>
    </message>
    <message>
        <source>Certificate of an authority</source>
        <translation>Zertifikat einer Zertifizierungsstelle</translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation>Zertifikat entfernen</translation>
    </message>
    <message>
        <source>One per line, as “Name: value”. Sent with every request; stored values are not shown again.</source>
        <translation>Einer pro Zeile, als „Name: Wert“. Wird mit jeder Anfrage gesendet; gespeicherte Werte werden nicht wieder angezeigt.</translation>
    </message>
    <message>
        <source>Anybody in between can read and change what is sent.</source>
        <translation>Jeder, der dazwischen sitzt, kann lesen und ändern, was gesendet wird.</translation>
    </message>
    <message>
        <source>Add the certificate of the authority instead, if you can.</source>
        <translation>Fügen Sie stattdessen das Zertifikat der Zertifizierungsstelle hinzu, wenn Sie können.</translation>
    </message>
    <message>
        <source>An authority of your own is trusted besides the system&apos;s.</source>
        <translation>Neben denen des Systems wird einer eigenen Zertifizierungsstelle vertraut.</translation>
    </message>
    <message>
        <source>Paste the certificate of an authority to trust besides the system&apos;s.</source>
        <translation>Fügen Sie das Zertifikat einer Zertifizierungsstelle ein, der neben denen des Systems vertraut werden soll.</translation>
    </message>
    <message>
        <source>not checked</source>
        <translation>nicht geprüft</translation>
    </message>
    <message>
        <source>one of your own</source>
        <translation>eine eigene</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>die Zertifizierungsstellen des Systems</translation>
    </message>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n Header</numerusform>
            <numerusform>%n Header</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Das Zertifikat</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Trusted besides the system&apos;s authorities once you apply.</source>
        <translation>Ihr wird neben den Stellen des Systems vertraut, sobald Sie anwenden.</translation>
    </message>
    <message>
        <source>one of your own, not applied</source>
        <translation>eine eigene, nicht angewendet</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PasswordPart</name>
    <message>
        <source>Ask for a password</source>
        <translation>Passwort verlangen</translation>
    </message>
    <message>
        <source>For changing settings with other programs, and for everything that comes from other computers.</source>
        <translation>Für Änderungen der Einstellungen durch andere Programme und für alles, was von anderen Computern kommt.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Taken from %1. What is typed here replaces it.</source>
        <translation>Kommt aus %1. Eine Eingabe hier ersetzt es.</translation>
    </message>
    <message>
        <source>One is stored and is never shown. What is typed here replaces it.</source>
        <translation>Eines ist gespeichert und wird nie gezeigt. Eine Eingabe hier ersetzt es.</translation>
    </message>
    <message>
        <source>It is stored so that it can be checked, but never shown again.</source>
        <translation>Es wird so gespeichert, dass es geprüft, aber nie wieder gezeigt werden kann.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PhaseBar</name>
    <message>
        <source>Read and queued</source>
        <translation>Gelesen und eingereiht</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Wait for the first byte</source>
        <translation>Warten auf das erste Byte</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Earlier attempts</source>
        <translation>Frühere Versuche</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation>Privatsphäre</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was aufgehoben wird</translation>
    </message>
    <message>
        <source>Keep a log of requests</source>
        <translation>Anfragen protokollieren</translation>
    </message>
    <message>
        <source>When, which model and provider, how long, how many tokens. Not what was said.</source>
        <translation>Wann, welches Modell und welcher Anbieter, wie lange, wie viele Tokens. Nicht, was gesagt wurde.</translation>
    </message>
    <message>
        <source>Show what was said</source>
        <translation>Inhalte zeigen</translation>
    </message>
    <message>
        <source>Requests and answers are held in memory for Live traffic, and gone when Bifrost ends.</source>
        <translation>Anfragen und Antworten bleiben für den Live-Verkehr im Speicher und sind weg, wenn Bifrost endet.</translation>
    </message>
    <message>
        <source>Keep the log for</source>
        <translation>Protokoll aufheben</translation>
    </message>
    <message>
        <source>Older rows are deleted.</source>
        <translation>Ältere Zeilen werden gelöscht.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Size of the log at most</source>
        <translation>Größe des Protokolls höchstens</translation>
    </message>
    <message>
        <source>Beyond it the oldest rows are deleted.</source>
        <translation>Darüber hinaus werden die ältesten Zeilen gelöscht.</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation>Was diesen Rechner verlässt</translation>
    </message>
    <message>
        <source>Local only</source>
        <translation>Nur lokal</translation>
    </message>
    <message>
        <source>Nothing else leaves: Bifrost reports nothing to anybody and looks for no updates.</source>
        <translation>Sonst nichts: Bifrost meldet niemandem etwas und sucht nicht nach neuen Versionen.</translation>
    </message>
    <message>
        <source>No log is kept.</source>
        <translation>Es wird nichts protokolliert.</translation>
    </message>
    <message>
        <source>Requests go to models on this computer alone. Cloud providers are refused.</source>
        <translation>Anfragen gehen allein an Modelle auf diesem Rechner. Anbieter in der Cloud werden abgewiesen.</translation>
    </message>
    <message>
        <source>Off: each request goes to the provider that serves its model.</source>
        <translation>Aus: Jede Anfrage geht an den Anbieter, der ihr Modell hat.</translation>
    </message>
    <message>
        <source>No request: no provider outside is set up.</source>
        <translation>Keine Anfrage: Außerhalb ist kein Anbieter eingerichtet.</translation>
    </message>
    <message>
        <source>No request. Refused at present: %1.</source>
        <translation>Keine Anfrage. Zurzeit abgewiesen: %1.</translation>
    </message>
    <message>
        <source>Requests, with what is said in them, to: %1.</source>
        <translation>Anfragen mit ihrem Inhalt, an: %1.</translation>
    </message>
    <message>
        <source>Stays here: requests to %1.</source>
        <translation>Hier bleiben: Anfragen an %1.</translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation>Nicht geändert.</translation>
    </message>
    <message>
        <source>The log is not being written.</source>
        <translation>Das Protokoll wird nicht geschrieben.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>such as my-server</source>
        <translation>etwa mein-server</translation>
    </message>
    <message>
        <source>Part of the names of its models, so it stays.</source>
        <translation>Teil der Namen seiner Modelle, deshalb bleibt er.</translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation>Basis-URL</translation>
    </message>
    <message>
        <source>Works without a key</source>
        <translation>Geht ohne Schlüssel</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>OpenAI compatible</source>
        <translation>OpenAI-kompatibel</translation>
    </message>
    <message>
        <source>Not applied.</source>
        <translation>Nicht angewendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation>
            <numerusform>%n Feld muss berichtigt werden.</numerusform>
            <numerusform>%n Felder müssen berichtigt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation>Anfragen zeigen</translation>
    </message>
    <message>
        <source>“%1” is set up already. Choose another name.</source>
        <translation>„%1“ ist schon eingerichtet. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>This cannot be applied now.</source>
        <translation>Das lässt sich jetzt nicht anwenden.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>“%1” was removed elsewhere.</source>
        <translation>„%1“ wurde an anderer Stelle entfernt.</translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation>Was Sie eingegeben haben, ist noch da.</translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>Wieder hinzufügen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Elsewhere it was emptied.</source>
        <translation>Anderswo wurde es geleert.</translation>
    </message>
    <message>
        <source>Elsewhere it became %1.</source>
        <translation>Anderswo wurde daraus %1.</translation>
    </message>
    <message>
        <source>Use that</source>
        <translation>Das nehmen</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderHead</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>Neuer Anbieter</translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation>Wendet an …</translation>
    </message>
    <message>
        <source>Not applied yet</source>
        <translation>Noch nicht angewendet</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Testet …</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation>In der Cloud</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderHint</name>
    <message>
        <source>No provider is set up yet.</source>
        <translation>Noch ist kein Anbieter eingerichtet.</translation>
    </message>
    <message>
        <source>Set up providers</source>
        <translation>Anbieter einrichten</translation>
    </message>
    <message>
        <source>A key was found in %1: %2 is set up with one click.</source>
        <translation>In %1 steht ein Schlüssel: %2 ist mit einem Klick eingerichtet.</translation>
    </message>
    <message>
        <source>%1 is set up with the key in %2.</source>
        <translation>%1 ist eingerichtet, mit dem Schlüssel in %2.</translation>
    </message>
    <message>
        <source>%1 is set up.</source>
        <translation>%1 ist eingerichtet.</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more are set up.</source>
        <translation>
            <numerusform>%1 und %n weiterer sind eingerichtet.</numerusform>
            <numerusform>%1 und %n weitere sind eingerichtet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 are set up.</source>
        <translation>%1 sind eingerichtet.</translation>
    </message>
    <message>
        <source>Open providers</source>
        <translation>Anbieter öffnen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderList</name>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>Detect local</source>
        <translation>Lokale suchen</translation>
    </message>
    <message>
        <source>Filter providers</source>
        <translation>Anbieter filtern</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Looks for Ollama, LM Studio, llama.cpp, vLLM and MLX on this computer.</source>
        <translation>Sucht auf diesem Rechner nach Ollama, LM Studio, llama.cpp, vLLM und MLX.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>&amp;OpenAI compatible server…</source>
        <translation>&amp;OpenAI-kompatibler Server …</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderListModel</name>
    <message>
        <source>not applied</source>
        <translation>nicht angewendet</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>Neuer Anbieter</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n Schlüssel</numerusform>
            <numerusform>%n Schlüssel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln Modell</numerusform>
            <numerusform>%Ln Modelle</numerusform>
        </translation>
    </message>
    <message>
        <source>not applied yet</source>
        <translation>noch nicht angewendet</translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation>kein Schlüssel nötig</translation>
    </message>
    <message>
        <source>Half of its last requests took %1 or less.</source>
        <translation>Die Hälfte seiner letzten Anfragen dauerte höchstens %1.</translation>
    </message>
    <message>
        <source>blocked by local only</source>
        <translation>gesperrt durch „Nur lokal“</translation>
    </message>
    <message>
        <source>The last test took %1.</source>
        <translation>Der letzte Test dauerte %1.</translation>
    </message>
    <message numerus="yes">
        <source>That was %n minute(s) ago.</source>
        <translation>
            <numerusform>Das war vor %n Minute.</numerusform>
            <numerusform>Das war vor %n Minuten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation>Eingabe falsch</translation>
    </message>
    <message>
        <source>wrong entry</source>
        <translation>falsch</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation>
            <numerusform>%n Feld muss korrigiert werden.</numerusform>
            <numerusform>%n Felder müssen korrigiert werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderStanding</name>
    <message>
        <source>%1 of %2 keys failing</source>
        <translation>%1 von %2 Schlüsseln versagen</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>Works, with a reservation</source>
        <translation>Funktioniert mit Einschränkung</translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation>Funktioniert nicht</translation>
    </message>
    <message>
        <source>down</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>%1 of the last requests failed</source>
        <translation>%1 der letzten Anfragen schlugen fehl</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>All keys of this provider are switched off.</source>
        <translation>Alle Schlüssel dieses Anbieters sind ausgeschaltet.</translation>
    </message>
    <message>
        <source>Needs a key</source>
        <translation>Braucht einen Schlüssel</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>Add a key before this provider can be used.</source>
        <translation>Fügen Sie einen Schlüssel hinzu, bevor sich dieser Anbieter verwenden lässt.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The provider answered with status %1.</source>
        <translation>Der Anbieter antwortete mit Status %1.</translation>
    </message>
    <message>
        <source>The provider did not answer.</source>
        <translation>Der Anbieter antwortete nicht.</translation>
    </message>
    <message>
        <source>Last request failed</source>
        <translation>Letzte Anfrage gescheitert</translation>
    </message>
    <message numerus="yes">
        <source>Last %n requests failed</source>
        <translation>
            <numerusform>Letzte Anfrage gescheitert</numerusform>
            <numerusform>Letzte %n Anfragen gescheitert</numerusform>
        </translation>
    </message>
    <message>
        <source>limited</source>
        <translation>begrenzt</translation>
    </message>
    <message>
        <source>Blocked by local only</source>
        <translation>Gesperrt durch „Nur lokal“</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>Local only is on, so nothing is sent to this provider.</source>
        <translation>„Nur lokal“ ist eingeschaltet, daher wird an diesen Anbieter nichts gesendet.</translation>
    </message>
    <message>
        <source>%1 of %2 keys locked</source>
        <translation>%1 von %2 Schlüsseln gesperrt</translation>
    </message>
    <message>
        <source>Variable not set</source>
        <translation>Variable nicht gesetzt</translation>
    </message>
    <message>
        <source>The key cannot be used: %1.</source>
        <translation>Der Schlüssel lässt sich nicht verwenden: %1.</translation>
    </message>
    <message>
        <source>Keys locked</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>The stored keys cannot be read now, so they cannot be used.</source>
        <translation>Die gespeicherten Schlüssel lassen sich jetzt nicht lesen und deshalb nicht benutzen.</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Noch nicht getestet</translation>
    </message>
    <message>
        <source>No request and no test has said yet whether it works.</source>
        <translation>Noch hat keine Anfrage und kein Test gezeigt, ob er funktioniert.</translation>
    </message>
    <message>
        <source>Leads back here</source>
        <translation>Führt hierher zurück</translation>
    </message>
    <message>
        <source>loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>%1 of %2 keys unusable</source>
        <translation>%1 von %2 Schlüsseln unbrauchbar</translation>
    </message>
    <message>
        <source>Key unusable</source>
        <translation>Schlüssel unbrauchbar</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation>&lt;1 ms</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>The last failure: %1</source>
        <translation>Der letzte Fehler: %1</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 wurde gelöscht.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation>Die Änderungen wurden zurückgenommen.</translation>
    </message>
    <message>
        <source>%1 could not be added.</source>
        <translation>%1 ließ sich nicht hinzufügen.</translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation>%1 wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Delete the provider or key</source>
        <translation>Anbieter oder Schlüssel löschen</translation>
    </message>
    <message>
        <source>Undo a deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <source>Switch a key on or off</source>
        <translation>Schlüssel ein- oder ausschalten</translation>
    </message>
    <message>
        <source>Change a key</source>
        <translation>Schlüssel ändern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Take changes back</source>
        <translation>Änderungen zurücknehmen</translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation>Anbieter hinzufügen</translation>
    </message>
    <message>
        <source>add new provider server key account</source>
        <translation>anbieter hinzufügen neu server schlüssel konto</translation>
    </message>
    <message>
        <source>Detect local servers</source>
        <translation>Lokale Server suchen</translation>
    </message>
    <message>
        <source>detect find search scan local servers models ollama</source>
        <translation>erkennen finden suchen lokale server modelle ollama</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>test try check connection provider</source>
        <translation>testen prüfen verbindung anbieter</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProxyPart</name>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say.</source>
        <translation>Was HTTPS_PROXY, HTTP_PROXY, ALL_PROXY und NO_PROXY sagen.</translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation>Art des Proxys</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Remove password</source>
        <translation>Passwort entfernen</translation>
    </message>
    <message>
        <source>Certificate of an authority for the proxy</source>
        <translation>Zertifikat einer Zertifizierungsstelle für den Proxy</translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation>Zertifikat entfernen</translation>
    </message>
    <message>
        <source>Authority</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>stored</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>The provider is reached directly.</source>
        <translation>Der Anbieter wird direkt erreicht.</translation>
    </message>
    <message>
        <source>Of what goes to https:// addresses the proxy reads nothing. What goes to http:// addresses it reads, with the key.</source>
        <translation>Was an https://-Adressen geht, liest der Proxy nicht. Was an http://-Adressen geht, liest er, mit dem Schlüssel.</translation>
    </message>
    <message>
        <source>With socks5h:// the proxy looks up the names of servers, with socks5:// this computer does.</source>
        <translation>Mit socks5h:// schlägt der Proxy die Namen von Servern nach, mit socks5:// dieser Computer.</translation>
    </message>
    <message>
        <source>The environment of this program names no proxy, so the provider is reached directly.</source>
        <translation>Die Umgebung dieses Programms nennt keinen Proxy, darum wird der Anbieter direkt erreicht.</translation>
    </message>
    <message>
        <source>The environment of this program has %1.</source>
        <translation>In der Umgebung dieses Programms stehen: %1.</translation>
    </message>
    <message>
        <source>of the environment</source>
        <translation>aus der Umgebung</translation>
    </message>
    <message>
        <source>The password</source>
        <translation>Das Passwort</translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation>Das Zertifikat</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::QuitDialog</name>
    <message>
        <source>Quit Bifrost</source>
        <translation>Bifrost beenden</translation>
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
    <message numerus="yes">
        <source>%Ln request(s) are running.</source>
        <translation>
            <numerusform>%Ln Anfrage läuft noch.</numerusform>
            <numerusform>%Ln Anfragen laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Bifrost can wait: it then takes no new requests and quits when the last one has ended. Quitting now cuts off what is running.</source>
        <translation>Bifrost kann warten: Dann nimmt es keine neuen Anfragen an und beendet sich, wenn die letzte zu Ende ist. Wer sofort beendet, bricht ab, was läuft.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::RestartNotice</name>
    <message>
        <source>host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>further host names</source>
        <translation>weitere Host-Namen</translation>
    </message>
    <message>
        <source>web pages that may call</source>
        <translation>Webseiten, die zugreifen dürfen</translation>
    </message>
    <message>
        <source>where the log lies</source>
        <translation>Ort des Protokolls</translation>
    </message>
    <message>
        <source>Restart the gateway now?</source>
        <translation>Gateway jetzt neu starten?</translation>
    </message>
    <message>
        <source>Restart gateway</source>
        <translation>Gateway neu starten</translation>
    </message>
    <message>
        <source>encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Changed, but not in force yet: %1. Running requests are finished first.</source>
        <translation>Geändert, aber noch nicht in Kraft: %1. Laufende Anfragen werden vorher zu Ende geführt.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::RowMenu</name>
    <message>
        <source>Copy as &amp;curl</source>
        <translation>Als &amp;curl kopieren</translation>
    </message>
    <message>
        <source>What this request said is not in memory.</source>
        <translation>Der Inhalt dieser Anfrage ist nicht im Speicher.</translation>
    </message>
    <message>
        <source>Copy &amp;JSON</source>
        <translation>&amp;JSON kopieren</translation>
    </message>
    <message>
        <source>&amp;Filter by %1</source>
        <translation>Nach %1 &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Exclude %1</source>
        <translation>%1 &amp;ausschließen</translation>
    </message>
    <message>
        <source>&amp;Open provider %1</source>
        <translation>Anbieter %1 &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>Erneut &amp;senden</translation>
    </message>
    <message>
        <source>The request was too long to be kept whole.</source>
        <translation>Die Anfrage war zu lang, um ganz behalten zu werden.</translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation>Das Gateway läuft nicht.</translation>
    </message>
    <message>
        <source>Sends the same body once more; it may cost money</source>
        <translation>Sendet denselben Inhalt noch einmal; das kann Geld kosten</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretLook</name>
    <message>
        <source>Keychain unlocked</source>
        <translation>Schlüsselbund offen</translation>
    </message>
    <message>
        <source>Stored keys are encrypted. What opens them lies in the keychain of this desktop.</source>
        <translation>Gespeicherte Schlüssel sind verschlüsselt. Was sie öffnet, liegt im Schlüsselbund dieses Desktops.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>Stored keys are encrypted, but what opens them lies beside them in a file. Whoever can read both can read the keys.</source>
        <translation>Gespeicherte Schlüssel sind verschlüsselt, aber was sie öffnet, liegt daneben in einer Datei. Wer beides lesen kann, kann die Schlüssel lesen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Stored keys are encrypted with encryption_key of config.json or its environment.</source>
        <translation>Gespeicherte Schlüssel sind mit encryption_key aus config.json oder der Umgebung verschlüsselt.</translation>
    </message>
    <message>
        <source>Stored keys locked</source>
        <translation>Schlüssel gesperrt</translation>
    </message>
    <message>
        <source>The stored keys are locked.</source>
        <translation>Die gespeicherten Schlüssel sind gesperrt.</translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Stored keys can be used after it has been unlocked.</source>
        <translation>Gespeicherte Schlüssel lassen sich nutzen, sobald er entsperrt ist.</translation>
    </message>
    <message>
        <source>The keychain does not open.</source>
        <translation>Der Schlüsselbund öffnet sich nicht.</translation>
    </message>
    <message>
        <source>Opening keychain…</source>
        <translation>Schlüsselbund wird geöffnet…</translation>
    </message>
    <message>
        <source>The keychain is being asked. It may wait for its password in a window of its own.</source>
        <translation>Der Schlüsselbund wird gefragt. Vielleicht wartet er in einem eigenen Fenster auf sein Passwort.</translation>
    </message>
    <message>
        <source>Master key missing</source>
        <translation>Hauptschlüssel fehlt</translation>
    </message>
    <message>
        <source>The stored keys cannot be opened.</source>
        <translation>Die gespeicherten Schlüssel lassen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Stored keys closed</source>
        <translation>Schlüssel verschlossen</translation>
    </message>
    <message>
        <source>Nowhere: it is made from encryption_key at each start</source>
        <translation>Nirgends: Er wird bei jedem Start aus encryption_key gebildet</translation>
    </message>
    <message>
        <source>In a file in the data folder</source>
        <translation>In einer Datei im Datenordner</translation>
    </message>
    <message>
        <source>In the keychain of this desktop</source>
        <translation>Im Schlüsselbund dieses Desktops</translation>
    </message>
    <message>
        <source>The stored keys were not unlocked.</source>
        <translation>Die gespeicherten Schlüssel wurden nicht entsperrt.</translation>
    </message>
    <message>
        <source>The keychain was not unlocked.</source>
        <translation>Der Schlüsselbund wurde nicht entsperrt.</translation>
    </message>
    <message>
        <source>Its question was closed, or the password was not right. Choose Unlock and enter the password of the keychain, which often is the one that you log in with.</source>
        <translation>Seine Frage wurde geschlossen, oder das Passwort stimmte nicht. Wählen Sie „Entsperren“ und geben Sie das Passwort des Schlüsselbunds ein; oft ist es das, mit dem Sie sich anmelden.</translation>
    </message>
    <message>
        <source>It has not answered. Its question for the password may stand behind other windows. Answer it there, or choose Unlock once more.</source>
        <translation>Er hat nicht geantwortet. Vielleicht steht seine Frage nach dem Passwort hinter anderen Fenstern. Antworten Sie dort, oder wählen Sie noch einmal „Entsperren“.</translation>
    </message>
    <message>
        <source>The stored keys still cannot be opened.</source>
        <translation>Die gespeicherten Schlüssel lassen sich weiterhin nicht öffnen.</translation>
    </message>
    <message>
        <source>No key stored</source>
        <translation>Kein Schlüssel gespeichert</translation>
    </message>
    <message>
        <source>With the first key that you enter, the keychain of this desktop is asked to keep what encrypts it. It may want its password then.</source>
        <translation>Mit dem ersten Schlüssel, den Sie eingeben, soll der Schlüsselbund dieses Desktops aufbewahren, was ihn verschlüsselt. Dann fragt er vielleicht nach seinem Passwort.</translation>
    </message>
    <message>
        <source>There is no keychain here. The first key that you enter is encrypted, but what opens it will lie beside it in a file: whoever can read both can read the key.</source>
        <translation>Hier gibt es keinen Schlüsselbund. Der erste Schlüssel, den Sie eingeben, wird verschlüsselt, aber was ihn öffnet, liegt dann daneben in einer Datei: Wer beides lesen kann, kann den Schlüssel lesen.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretNotice</name>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Use a file instead</source>
        <translation>Stattdessen eine Datei nehmen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretPlace</name>
    <message>
        <source>It stands in config.json, readable for whoever can read that.</source>
        <translation>Er steht in config.json, lesbar für jeden, der diese lesen kann.</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Verschlüsselt</translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db.</source>
        <translation>Er liegt verschlüsselt in config.db.</translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation>Schlüsselbund</translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and what opens that lies in the keychain.</source>
        <translation>Er liegt verschlüsselt in config.db; was das öffnet, liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Schlüsseldatei</translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and what opens that lies beside it in master.key: whoever can read your files can read it.</source>
        <translation>Er liegt verschlüsselt in config.db; was das öffnet, liegt daneben in master.key: Wer Ihre Dateien lesen kann, kann ihn lesen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and “encryption_key” opens that.</source>
        <translation>Er liegt verschlüsselt in config.db; „encryption_key“ öffnet das.</translation>
    </message>
    <message>
        <source>Keys stand in config.json, readable for whoever can read that.</source>
        <translation>Schlüssel stehen in config.json, lesbar für alle, die diese Datei lesen können.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted on this computer.</source>
        <translation>Schlüssel werden verschlüsselt auf diesem Rechner gespeichert.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted, and only your keychain opens them.</source>
        <translation>Schlüssel werden verschlüsselt gespeichert, und nur Ihr Schlüsselbund öffnet sie.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted, but without a keychain what opens them lies in a file beside them: whoever can read your files can read your keys.</source>
        <translation>Schlüssel werden verschlüsselt gespeichert, aber ohne Schlüsselbund liegt das, was sie öffnet, in einer Datei daneben: Wer Ihre Dateien lesen kann, kann Ihre Schlüssel lesen.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted, and “encryption_key” opens them.</source>
        <translation>Schlüssel werden verschlüsselt gespeichert, und „encryption_key“ öffnet sie.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted. With the first one your keychain may ask for its password: it keeps what opens them.</source>
        <translation>Schlüssel werden verschlüsselt gespeichert. Beim ersten fragt Ihr Schlüsselbund vielleicht nach seinem Passwort: Er bewahrt auf, was sie öffnet.</translation>
    </message>
    <message>
        <source>Keys are stored encrypted. There is no keychain here, so what opens them will lie in a file beside them: whoever can read your files can read your keys.</source>
        <translation>Schlüssel werden verschlüsselt gespeichert. Hier gibt es keinen Schlüsselbund; was sie öffnet, liegt deshalb in einer Datei daneben: Wer Ihre Dateien lesen kann, kann Ihre Schlüssel lesen.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretsSection</name>
    <message>
        <source>Secrets</source>
        <translation>Geheimnisse</translation>
    </message>
    <message>
        <source>Master key</source>
        <translation>Hauptschlüssel</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Use a file instead</source>
        <translation>Stattdessen eine Datei nehmen</translation>
    </message>
    <message>
        <source>Give stored keys up…</source>
        <translation>Schlüssel aufgeben…</translation>
    </message>
    <message>
        <source>Keys of providers</source>
        <translation>Schlüssel der Anbieter</translation>
    </message>
    <message>
        <source>The master key then lies in a file in the data folder, readable for you alone</source>
        <translation>Der Hauptschlüssel liegt dann in einer Datei im Datenordner, nur für Sie lesbar</translation>
    </message>
    <message>
        <source>No key is stored.</source>
        <translation>Kein Schlüssel ist gespeichert.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) stored, encrypted.</source>
        <translation>
            <numerusform>%n Schlüssel gespeichert, verschlüsselt.</numerusform>
            <numerusform>%n Schlüssel gespeichert, verschlüsselt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be read at present.</source>
        <translation>
            <numerusform>%n davon ist zurzeit nicht lesbar.</numerusform>
            <numerusform>%n davon sind zurzeit nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from the environment, not stored: %1.</source>
        <translation>Aus der Umgebung genommen, nicht gespeichert: %1.</translation>
    </message>
    <message>
        <source>Give stored keys up</source>
        <translation>Gespeicherte Schlüssel aufgeben</translation>
    </message>
    <message>
        <source>Give the stored keys up and begin with a new master key?</source>
        <translation>Die gespeicherten Schlüssel aufgeben und mit einem neuen Hauptschlüssel beginnen?</translation>
    </message>
    <message>
        <source>Providers stay, but each key has to be entered again. A copy of the database is kept, in case the master key is found.</source>
        <translation>Anbieter bleiben, aber jeder Schlüssel muss neu eingegeben werden. Eine Kopie der Datenbank bleibt, falls der Hauptschlüssel sich findet.</translation>
    </message>
    <message>
        <source>&amp;Give them up</source>
        <translation>&amp;Aufgeben</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Move to the keychain</source>
        <translation>In den Schlüsselbund legen</translation>
    </message>
    <message>
        <source>Not moved.</source>
        <translation>Nicht verschoben.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SectionTabs</name>
    <message>
        <source>%1, unsaved changes</source>
        <translation>%1, nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation>Teile der Einstellungen</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht angewendete Änderungen</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation>Die Änderungen wurden zurückgenommen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take changes back</source>
        <translation>Änderungen zurücknehmen</translation>
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
    <name>bifrost::gui::StartFailure</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation>Bifrost Desktop</translation>
    </message>
    <message>
        <source>Bifrost cannot start.</source>
        <translation>Bifrost kann nicht starten.</translation>
    </message>
    <message>
        <source>%1

Put that right, then start Bifrost again.

Data folder: %2</source>
        <translation>%1

Beheben Sie das und starten Sie Bifrost dann neu.

Datenordner: %2</translation>
    </message>
    <message>
        <source>&amp;Open data folder</source>
        <translation>&amp;Datenordner öffnen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln läuft</numerusform>
            <numerusform>%Ln laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Requests that are running now</source>
        <translation>Anfragen, die gerade laufen</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>%1 heute</translation>
    </message>
    <message>
        <source>What the requests of this day have cost, as far as their prices are known</source>
        <translation>Was die Anfragen dieses Tages gekostet haben, soweit die Preise bekannt sind</translation>
    </message>
    <message>
        <source>Requests per second, the mean of the last three seconds</source>
        <translation>Anfragen je Sekunde, im Mittel der letzten drei Sekunden</translation>
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
    <name>bifrost::gui::StoreNotice</name>
    <message>
        <source>No change of the settings is kept.</source>
        <translation>Keine Änderung der Einstellungen wird behalten.</translation>
    </message>
    <message>
        <source>The log is not being written.</source>
        <translation>Das Protokoll wird nicht geschrieben.</translation>
    </message>
    <message>
        <source>New callers are turned away.</source>
        <translation>Neue Aufrufer werden abgewiesen.</translation>
    </message>
    <message>
        <source>The limit of open files is reached. Raise it (ulimit -n), or close connections.</source>
        <translation>Die Grenze für offene Dateien ist erreicht. Heben Sie sie an (ulimit -n), oder schließen Sie Verbindungen.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Your settings are safe.</source>
        <translation>Ihre Einstellungen sind erhalten.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StreamModel</name>
    <message>
        <source>keep-alive</source>
        <translation>Keep-alive</translation>
    </message>
    <message>
        <source>not complete: %1</source>
        <translation>unvollständig: %1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>Fügt hinzu</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StreamTab</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>Text der Antwort</translation>
    </message>
    <message>
        <source>The answer came in one piece: the request did not ask for a stream.</source>
        <translation>Die Antwort kam in einem Stück: Die Anfrage hat keinen Stream verlangt.</translation>
    </message>
    <message>
        <source>The events of this stream are not in memory.</source>
        <translation>Die Ereignisse dieses Streams sind nicht im Speicher.</translation>
    </message>
    <message>
        <source>No event yet.</source>
        <translation>Noch kein Ereignis.</translation>
    </message>
    <message>
        <source>The stream never began.</source>
        <translation>Der Stream hat nie begonnen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln Ereignis</numerusform>
            <numerusform>%Ln Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>first after %1</source>
        <translation>das erste nach %1</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 Tokens/s</translation>
    </message>
    <message>
        <source>only the beginning is kept</source>
        <translation>nur der Anfang ist aufgehoben</translation>
    </message>
    <message>
        <source>cancelled by the client</source>
        <translation>vom Client abgebrochen</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SummaryTab</name>
    <message>
        <source>about %1, the provider did not say</source>
        <translation>etwa %1, der Anbieter hat nichts angegeben</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>%1 ein</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 of the input cached</source>
        <translation>%1 der Eingabe aus dem Cache</translation>
    </message>
    <message>
        <source>%1 of the output reasoning</source>
        <translation>%1 der Ausgabe Reasoning</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>bytes</comment>
        <translation>%1 ein, %2 aus</translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation>Warum sie fehlschlug</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>The client hung up before the answer was complete.</source>
        <translation>Der Client hat aufgelegt, bevor die Antwort vollständig war.</translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation>Angefragtes Modell</translation>
    </message>
    <message>
        <source>Model used</source>
        <translation>Verwendetes Modell</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
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
        <source>not known: there is no price for this model</source>
        <translation>nicht bekannt: Für dieses Modell gibt es keinen Preis</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Client’s id</source>
        <translation>Id des Clients</translation>
    </message>
    <message>
        <source>Error type</source>
        <translation>Art des Fehlers</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Id der Anfrage</translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation>Anbieter öffnen</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SupportDialog</name>
    <message>
        <source>Save support bundle</source>
        <translation>Diagnosepaket speichern</translation>
    </message>
    <message>
        <source>This is what helps others to find out what is wrong. Keys, passwords and what was asked and answered are not in it. Look through it before you hand it on.</source>
        <translation>Das hilft anderen herauszufinden, was nicht stimmt. Schlüssel, Passwörter und das, was gefragt und geantwortet wurde, sind nicht darin. Sehen Sie es durch, bevor Sie es weitergeben.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation>Dateien des Pakets</translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation>Inhalt der Datei</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>&amp;Speichern…</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP-Archive (*.zip)</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TestCard</name>
    <message>
        <source>Name lookup</source>
        <translation>Namensauflösung</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>Erstes Token</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Ask for a first token</source>
        <translation>Nach einem ersten Token fragen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Model to ask</source>
        <translation>Modell, das gefragt wird</translation>
    </message>
    <message>
        <source>model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Sends a short question to the model and stops at the first piece of the answer. This costs what the provider charges for a few tokens.</source>
        <translation>Sendet eine kurze Frage an das Modell und bricht beim ersten Stück der Antwort ab. Das kostet, was der Anbieter für einige Tokens berechnet.</translation>
    </message>
    <message>
        <source>costs a few tokens</source>
        <translation>kostet einige Tokens</translation>
    </message>
    <message numerus="yes">
        <source>All %n keys work</source>
        <translation>
            <numerusform>%n Schlüssel funktioniert</numerusform>
            <numerusform>Alle %n Schlüssel funktionieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Funktioniert</translation>
    </message>
    <message>
        <source>%1 of %2 keys work</source>
        <translation>%1 von %2 Schlüsseln funktionieren</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft …</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>vor %n s</numerusform>
            <numerusform>vor %n s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>vor %n min</numerusform>
            <numerusform>vor %n min</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>kein Schlüssel</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>no list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TestRequest</name>
    <message>
        <source>The gateway is not running.</source>
        <translation>Das Gateway läuft nicht.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TlsNotice</name>
    <message>
        <source>Renew the certificate.</source>
        <translation>Erneuern Sie das Zertifikat.</translation>
    </message>
    <message>
        <source>The new certificate is not used, the one before stays.</source>
        <translation>Das neue Zertifikat wird nicht verwendet, das vorige bleibt.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TlsPart</name>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>A PEM file: the certificate of this computer, and those of authorities between. With it tools use https:// in the address.</source>
        <translation>Eine PEM-Datei: das Zertifikat dieses Rechners und die der Zertifizierungsstellen dazwischen. Damit verwenden Werkzeuge https:// in der Adresse.</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>The PEM file of the key that belongs to it, without a pass phrase.</source>
        <translation>Die PEM-Datei des Schlüssels, der dazu gehört, ohne Passphrase.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation>Zertifikat auswählen</translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation>Schlüssel auswählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation>Zertifikate und Schlüssel (*.pem *.crt *.cer *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Not applied yet. %1</source>
        <translation>Noch nicht angewendet. %1</translation>
    </message>
    <message>
        <source>Certificate for %1, signed by nobody else, valid until %2.</source>
        <translation>Zertifikat für %1, von niemand anderem unterschrieben, gültig bis %2.</translation>
    </message>
    <message>
        <source>Certificate for %1, signed by %2, valid until %3.</source>
        <translation>Zertifikat für %1, unterschrieben von %2, gültig bis %3.</translation>
    </message>
    <message>
        <source>In use. %1</source>
        <translation>In Gebrauch. %1</translation>
    </message>
    <message>
        <source>The new certificate is not used, the one before stays.</source>
        <translation>Das neue Zertifikat wird nicht verwendet, das vorige bleibt.</translation>
    </message>
    <message>
        <source>Renew the certificate.</source>
        <translation>Erneuern Sie das Zertifikat.</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TrafficRate</name>
    <message>
        <source>%1 req/s</source>
        <translation>%1 Anfr./s</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TrafficTable</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation>Spalten &amp;zurücksetzen</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Tray</name>
    <message>
        <source>Bifrost keeps running</source>
        <translation>Bifrost läuft weiter</translation>
    </message>
    <message>
        <source>works</source>
        <translation>funktioniert</translation>
    </message>
    <message>
        <source>some requests fail</source>
        <translation>einige Anfragen schlagen fehl</translation>
    </message>
    <message>
        <source>down</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht verwendet</translation>
    </message>
    <message>
        <source>&amp;Providers</source>
        <translation>&amp;Anbieter</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider: its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, %1 req/min</source>
        <translation>, %1 Anfr./min</translation>
    </message>
    <message>
        <source>, %1 running</source>
        <translation>, %1 laufend</translation>
    </message>
    <message>
        <source>, %1 today</source>
        <translation>, %1 heute</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) in trouble</source>
        <translation>
            <numerusform>%n Anbieter mit Problemen</numerusform>
            <numerusform>%n Anbieter mit Problemen</numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway stays at work. Open its window or quit it from this icon.</source>
        <translation>Das Gateway arbeitet weiter. Über dieses Symbol öffnen Sie das Fenster oder beenden Bifrost.</translation>
    </message>
    <message>
        <source>What closing the window does is in the settings.</source>
        <translation>Was Schließen bewirkt, steht in den Einstellungen.</translation>
    </message>
    <message>
        <source>keychain locked</source>
        <translation>Schlüsselbund gesperrt</translation>
    </message>
    <message>
        <source>key without a value</source>
        <translation>Schlüssel ohne Wert</translation>
    </message>
    <message>
        <source>Cost to&amp;day</source>
        <translation>Kosten h&amp;eute</translation>
    </message>
    <message>
        <source>, local only</source>
        <translation>, nur lokal</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Trouble</name>
    <message>
        <source>Key rejected</source>
        <translation>Schlüssel abgelehnt</translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation>Kein Guthaben</translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation>Rate begrenzt</translation>
    </message>
    <message>
        <source>Server error (%1)</source>
        <translation>Serverfehler (%1)</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Requests fail</source>
        <translation>Anfragen scheitern</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>Warten Sie einen Augenblick und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>By its own word it takes requests again by now.</source>
        <translation>Nach eigener Angabe nimmt er inzwischen wieder Anfragen an.</translation>
    </message>
    <message>
        <source>It takes requests again at %1.</source>
        <translation>Um %1 nimmt er wieder Anfragen an.</translation>
    </message>
    <message>
        <source>It takes requests again on %1.</source>
        <translation>Am %1 nimmt er wieder Anfragen an.</translation>
    </message>
    <message>
        <source>The provider takes no more requests for the moment (429).</source>
        <translation>Der Anbieter nimmt im Augenblick keine Anfragen mehr an (429).</translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation>Er sagt: „%1“</translation>
    </message>
</context>
<context>
    <name>bifrost::gui::WireDifference</name>
    <message numerus="yes">
        <source>%n places differ from the request of the client, the rest is identical</source>
        <translation>
            <numerusform>%n Stelle weicht von der Anfrage des Clients ab, der Rest ist identisch</numerusform>
            <numerusform>%n Stellen weichen von der Anfrage des Clients ab, der Rest ist identisch</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent as it came: identical to the request of the client.</source>
        <translation>Unverändert gesendet: identisch mit der Anfrage des Clients.</translation>
    </message>
    <message>
        <source>Wire difference</source>
        <translation>Unterschied zum Anbieter</translation>
    </message>
</context>
</TS>
