<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>bifrost::JsonLines</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more lines</source>
        <translation>
            <numerusform>… %n more line</numerusform>
            <numerusform>… %n more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ConversationView</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DetailHead</name>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HealthNotice</name>
    <message numerus="yes">
        <source>%n providers are in trouble.</source>
        <translation>
            <numerusform>%n provider is in trouble.</numerusform>
            <numerusform>%n providers are in trouble.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyTableModel</name>
    <message numerus="yes">
        <source>Of the last %n request(s) to this provider</source>
        <translation>
            <numerusform>Of the last %n request to this provider</numerusform>
            <numerusform>Of the last %n requests to this provider</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LiveHead</name>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LivePage</name>
    <message numerus="yes">
        <source>%1 of %Ln requests</source>
        <translation>
            <numerusform>%1 of %Ln request</numerusform>
            <numerusform>%1 of %Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests since start</source>
        <translation>
            <numerusform>%Ln request since start</numerusform>
            <numerusform>%Ln requests since start</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::NavigationButton</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::NetworkPart</name>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderForm</name>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation>
            <numerusform>%n field needs a correction.</numerusform>
            <numerusform>%n fields need a correction.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderHint</name>
    <message numerus="yes">
        <source>%1 and %n more are set up.</source>
        <translation>
            <numerusform>%1 and %n more are set up.</numerusform>
            <numerusform>%1 and %n more are set up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderListModel</name>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation>
            <numerusform>%n key</numerusform>
            <numerusform>%n keys</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation>
            <numerusform>%Ln model</numerusform>
            <numerusform>%Ln models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That was %n minute(s) ago.</source>
        <translation>
            <numerusform>That was %n minute ago.</numerusform>
            <numerusform>That was %n minutes ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation>
            <numerusform>%n field needs a correction.</numerusform>
            <numerusform>%n fields need a correction.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderStanding</name>
    <message numerus="yes">
        <source>Last %n requests failed</source>
        <translation>
            <numerusform>Last request failed</numerusform>
            <numerusform>Last %n requests failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::QuitDialog</name>
    <message numerus="yes">
        <source>%Ln request(s) are running.</source>
        <translation>
            <numerusform>%Ln request is running.</numerusform>
            <numerusform>%Ln requests are running.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretsSection</name>
    <message numerus="yes">
        <source>%n key(s) stored, encrypted.</source>
        <translation>
            <numerusform>%n key stored, encrypted.</numerusform>
            <numerusform>%n keys stored, encrypted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be read at present.</source>
        <translation>
            <numerusform>%n of them cannot be read at present.</numerusform>
            <numerusform>%n of them cannot be read at present.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StreamTab</name>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TestCard</name>
    <message numerus="yes">
        <source>All %n keys work</source>
        <translation>
            <numerusform>The key works</numerusform>
            <numerusform>All %n keys work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n s ago</numerusform>
            <numerusform>%n s ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Tray</name>
    <message numerus="yes">
        <source>%n provider(s) in trouble</source>
        <translation>
            <numerusform>%n provider in trouble</numerusform>
            <numerusform>%n providers in trouble</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::WireDifference</name>
    <message numerus="yes">
        <source>%n places differ from the request of the client, the rest is identical</source>
        <translation>
            <numerusform>%n place differs from the request of the client, the rest is identical</numerusform>
            <numerusform>%n places differ from the request of the client, the rest is identical</numerusform>
        </translation>
    </message>
</context>
</TS>
