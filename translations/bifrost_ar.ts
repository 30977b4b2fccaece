<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
<context>
    <name>bifrost::Conversation</name>
    <message>
        <source>%1, %2</source>
        <comment>kind of a part of a message, its size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown part</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::FilterReader</name>
    <message>
        <source>A quotation mark is missing at the end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”. Do you mean “%2”? Put the text in quotes to search for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which %1, for example %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“last” cannot be turned round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“stream” is yes or no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time with its unit, such as %1:&gt;2s or %1:&lt;500ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time with its unit, such as last:5m or last:1h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs a number, such as %1:&gt;%2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“cost” needs an amount in dollars, such as cost:&gt;0.01.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“status” is a number like 429, a group like 4xx, or ok, error, cancelled, running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::JsonLines</name>
    <message>
        <source>(%1 in all)</source>
        <comment>size of a text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… %n more lines</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::RequestText</name>
    <message>
        <source>The body was too long to be kept: put it into request.json.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::TrafficModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Via</source>
        <comment>the provider that a request went through</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model asked, used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in / out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::TrafficText</name>
    <message>
        <source>%1 → %2</source>
        <comment>model that was asked for, model that answered</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>tokens in, tokens out</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 broken off</source>
        <comment>status</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AboutBox</name>
    <message>
        <source>About Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost Desktop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gateway between the AI tools of this computer and their models.

Free software under the GNU General Public License, version 3 or later (GPL-3.0-or-later). It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ActionTable</name>
    <message>
        <source>&amp;Open Bifrost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit Bifrost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Start gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save support &amp;bundle…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous re&amp;gion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;witch light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Move details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at lo&amp;gin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a co&amp;mmand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;use for 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start stop restart run gateway server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause break hour gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copy address url base endpoint clipboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local only offline private cloud off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start login autostart boot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close hide window tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quit exit end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sidebar navigation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme appearance colours system automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme appearance colours light day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme appearance colours dark night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>theme appearance colours switch light dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keyboard shortcuts keys help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about version licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>filter find search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apply save store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>revert undo discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>delete remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause hold freeze continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>details pane show hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>details pane move right below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new add create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refresh update reload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AddressChip</name>
    <message>
        <source>Copy address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From other computers:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AppearanceSection</name>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system follows the desktop, also when it changes by day and night.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In force when Bifrost is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AttemptRow</name>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempt %1: %2, %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, key “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::AttemptsTab</name>
    <message>
        <source>What the provider answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No provider was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent is not in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This attempt ended before anything was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in this program</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::BudgetBar</name>
    <message>
        <source>%1 % used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 % reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, forecast %1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CommandField</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that can be done, by its name (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CommandList</name>
    <message>
        <source>Nothing has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 of %3</source>
        <comment>command, its number, how many there are</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant calls a tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant thinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::CopyFeedback</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DatabaseSize</name>
    <message>
        <source>%1: %2</source>
        <comment>a file: its size</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests are not kept: the log is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite, %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DesktopShell</name>
    <message>
        <source>Bifrost takes no new requests and quits when the running ones have ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DetailHead</name>
    <message>
        <source>What can be done with this request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details (Ctrl+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a request to see what it said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n attempts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DetailPane</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::DiffView</name>
    <message>
        <source>Difference to the request of the client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ElsewhereNote</name>
    <message>
        <source>key “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed elsewhere:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The form shows what is stored now, with your changes on top.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed here and elsewhere:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Choose what holds, then apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::EmptyState</name>
    <message>
        <source>Copy test command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point a client at the gateway and its requests appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that are running may end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start it, and the tools on this computer can reach their models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once the reason is mended, it can be started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point a client at the gateway, or send a first request from here: it needs no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the example</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point a client at the gateway with its password, or send a first request from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::EngineSentences</name>
    <message>
        <source>%1 has no address. Enter a base URL such as http://localhost:11434.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the key, or choose a variable of the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the name of a header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 belongs to the connection and cannot be set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contains a line break or another control character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment variable %1 is not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment variable %1 is set, but empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no variable of the environment is named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number of at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of at least %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 or a number of milliseconds from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text that is not empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an empty text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is set up already. Change it, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” is not set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” has this key already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” does not have this key any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” has been set up anew meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are %1 providers, and no room for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A provider has at most %1 keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” works without a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file config.json decides on “%1”, as it says itself (source_of_truth). Change it in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no database: the configuration is what %1 says, and is changed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else has changed this meanwhile. Look at it again, then repeat your change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change is stored, but a thread of the gateway has not taken it in time. Start the gateway again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored key cannot be put back while it is locked. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master key of the stored keys has not been looked for yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked, so stored keys cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain has not answered; it may be waiting for its password. Until it opens, stored keys cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master key of the stored keys lies in your keychain, which cannot be reached from here. Start Bifrost in your desktop session, then stored keys can be used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain does not work. Stored keys cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain does not work: %1. Stored keys cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain no longer has the master key of the stored keys. Restore the keychain from a backup, or give the stored keys up and enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is missing. Put it back from a backup, or give the stored keys up and enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1, which encryption_key names, is not set, so stored keys cannot be used. Set it and start Bifrost again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys are sealed with encryption_key, which config.json does not give any more. Put it back and start Bifrost again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encryption_key is not the one that the stored keys were sealed with. Put the former one back and start Bifrost again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What your keychain holds is not the master key of the stored keys. Restore the keychain from a backup, or give the stored keys up and enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 belongs to another database. Put the right one back, or give the stored keys up and enter them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has not taken the master key, which stays in its file. It says: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain has not taken the master key, which stays in its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is taken by another program. Stop that program, or choose another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is taken by %2. Stop that program, or choose another port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: it is not an address. Use localhost, the address of a network card, or 0.0.0.0 for all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: other machines could use it, and there is no password. Set one, or use localhost, 127.0.0.1 or ::1 as the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost does not listen on “%1”: other machines could use it, and there is no password. %2 Mend that, or use localhost, 127.0.0.1 or ::1 as the host.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot assign requested address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot connect to %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection reset by peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network is unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No route to host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or service not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temporary failure in name resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No address associated with hostname</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 cannot be resolved: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2. Add an authority of your own under Certificates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closed the connection without an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it closed the connection in the middle of its answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 is broken: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not take the connection in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not done in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fell silent in the middle of its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not begin to answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to %1 became free in time. All %2 are in use; more can be allowed under Network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands under Certificates is no certificate in PEM form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only is on: nothing is sent to %1. Use a model on this computer, or switch Local only off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only is on: %1 stands for %2, which is not this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 port %2 is Bifrost itself. Give the provider another base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request came from Bifrost itself: the base URL of a provider leads back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no address that can be called. A server on this computer is reached at 127.0.0.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a link-local or metadata address, which is refused unless config.json allows it under “egress”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an address such as https://host:port/path. Correct the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” cannot be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this version does not speak the dialect of “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of provider “%1” are stored, but locked. Unlock the stored keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” of provider %2 is stored, but locked. Unlock the stored keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider %1 has no key for the model %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key may use the model %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” has no address for this key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” is not set up. Add it under Providers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no provider that is set up here. A model is named as provider/model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is named as provider/model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “%1” does not exist, or no key may use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers with a redirect (status %2), which is not followed. Check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with status %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with status %2 and too long an explanation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with status %2 and something that is no JSON object (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered in the encoding “%2”, which was not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s stream begins with something that is no JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An event of the provider&apos;s stream has no end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s stream ended before its first event.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s stream was cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not answer in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider&apos;s answer is broken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider refused the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The caller hung up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is shutting down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was dropped: too many wait for this provider already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens at %1. Is Ollama running? Start it with “ollama serve”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens at %1. Start the server, or correct the port in the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refuses the connection. Check host and port of the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Check the base URL for a typing error, and your network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 did not take the connection in time. Check the base URL, and whether a firewall or a proxy stands in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Check host and port of the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 If the server speaks without TLS, begin the base URL with http:// instead of https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took the connection and did not answer in time. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 If the server expects TLS, begin the base URL with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a key (%2). Add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 asks for a key (%2): %3. Add one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” was rejected by %2 (%3). Check that it was copied whole, or replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” was rejected by %2 (%3): %4. Check that it was copied whole, or replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” is known to %2, but its account has no credit (402).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” is known to %2, but its account has no credit (402): %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request without a key is known to %1, but its account has no credit (402).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request without a key is known to %1, but its account has no credit (402): %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has nothing at %2 (%3). Check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” is limited by %2 at the moment (429).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” is limited by %2 at the moment (429): %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request without a key is limited by %1 at the moment (429).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request without a key is limited by %1 at the moment (429): %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers with a redirect (%2), which is not followed. Check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 expects TLS. Begin the base URL with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has trouble (%2). Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has trouble (%2): %3. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers with status %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers with status %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers at %2, but not with a list of models. Check the base URL: it has to be that of an API.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ollama has no model yet. Get one, such as with “ollama pull llama3.2”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lists no models. Load one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” has blanks or characters that no key has. Enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” has no value. Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1” has no value: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variable %1 is not set for this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider has no address that could be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The test was ended because it took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key has no server to be tried at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider has no list of models to try a key on. Ask for a first token to try it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers without a key, but requests will want one. Add a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of models is open to everybody here, so it does not prove a key. Ask for a first token to try it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key was accepted, so nothing was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This provider is not asked for chats.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accepted key may use the model %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 began an answer and gave no text: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 began an answer and gave no text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the provider a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate is not for %2. Check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate has expired. It has to be renewed there, unless the clock of this computer is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with %1 failed: its certificate is not valid yet. Check the clock of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not speak TLS. Begin the base URL with http:// instead of https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 speaks TLS. Begin the base URL with https:// instead of http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with %1 failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took the connection, but did not finish TLS in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name before the slash is missing. A model is named as provider/model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name must not contain spaces or slashes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the name of a built-in provider. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an http or https address such as http://localhost:11434.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user name or a password does not belong here. Enter the key under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must end before any “?” or “#”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the key a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key “%3” has the same already. Each key needs its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not more requests, %1, may run at a time than may wait, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first backoff, %1 ms, must not be longer than the longest, %2 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the text of a certificate, from its line BEGIN CERTIFICATE on, and not the path of a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not the name of a host. Write the name or the address alone, without “http://”, port, path and “*”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an origin. Write it as https://app.example or http://localhost:3000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a path. Write it as /metrics or /api/providers*.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is never forwarded and cannot be listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a value as it is shown on the screen, with asterisks in it. Enter the value itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A provider of this type always needs a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That begins as a bcrypt hash does, but is none of at most %2 rounds. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password cannot be given up while the gateway listens on %1, where other computers can reach it. Choose localhost as the host first, and start the gateway again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There must not be a colon in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed where a password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is too long: at most %2 bytes; a letter has one or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no value: %2 where Bifrost was started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter either “*” alone or names, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Possible is one of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter %2, not %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider “%1” has %2 keys, and no room for more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many changes are waiting already. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password cannot be hashed on this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be made: the folder %2 does not exist.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be made: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: the folder %2 is not writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: it is not writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a database. It was left as it is; move it away to start with a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the database of another program. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a pipe, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a socket, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a device, not a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. Another program holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. There is no room left on its disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. The system says: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database %1 cannot be used: %2. It is damaged; move it away to start with a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its disk does not work as it should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log %1 is damaged once more. Its disk may be failing: look at it, then remove %2.damaged-1 and those after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log %1 is damaged and cannot be set aside: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of the configuration database %1 was moved or removed while Bifrost runs, so no change is kept. Put it back, or stop Bifrost and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 was replaced by another one while Bifrost runs. Start Bifrost again to use that one, or move it away to keep the configuration in force; until then no change is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 was replaced while Bifrost runs by what is none: %2. No change is kept until you move that away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 cannot be read any more, so no change is kept: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It cannot be written anew, so no change is kept: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 was removed while Bifrost runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 was emptied while Bifrost runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The configuration database %1 is damaged. It was set aside as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the database of another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored key cannot be read: it was changed, or it belongs to another place or another master key. Enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stored key was sealed by a newer version of Bifrost Desktop. Start that version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is longer than 1 MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value cannot be sealed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is damaged. Restore it from a backup; without it the stored keys are lost and have to be entered again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system gives no random numbers, so no key can be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory to make the master key of encryption_key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way in which the master key is made of encryption_key is not known to this version. Start the version that sealed the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the master key of the stored keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no certificate in %1. It has to be in PEM form: from a line BEGIN CERTIFICATE on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 there is a key, and no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate %1 in %2 is broken: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no key in %1. It has to be in PEM form: from a line BEGIN PRIVATE KEY on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 there is a certificate, and no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key in %1 has a pass phrase, which nobody can enter when the gateway starts. Write it without one: openssl pkey -in %2 -out NEW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key in %1 is not that of the first certificate in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate in %1 cannot be used: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate for %1 has expired on %2: callers refuse it. Renew it; the new one is taken up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate for %1 is valid from %2 on, and callers refuse it until then. Check the clock of this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate for %1 expires on %2. Renew it; the new one is taken up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole path. Begin it with “/”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate and key go together: choose both, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It was written anew with the configuration in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the proxy, such as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter an http or https address such as http://localhost:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a socks5 or socks5h address such as socks5h://localhost:1080.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user name and a password do not belong here. Enter them below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must not contain a colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 must not be longer than 255 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password (%2). Enter both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 asks for a user name and a password. Enter both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 refuses the user name or the password (%2). Correct them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 refuses the user name or the password. Correct them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 wants another proof than a user name and a password (%2), which this version does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 wants another proof than a user name and a password, which this version does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 does not let anybody through to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach %2: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 cannot reach %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 opens no way to %2: it answers with status %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 opens no way to %2: it answers with error %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 closed the connection before the way to %2 was open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 did not open the way to %2 in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 did not take the connection in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 took the connection, but did not finish TLS in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 is Bifrost itself. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 cannot be used. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of the proxy %1 is broken: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy %1 does not speak TLS. Begin its address with http:// instead of https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with the proxy %1 failed: %2. Add an authority of your own under Proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS with the proxy %1 failed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Where the proxy knows more names, write socks5h:// instead of socks5://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the environment variable %1 is not the address of a proxy such as http://localhost:3128.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the address of the proxy is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy of the provider failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name %1 was not resolved in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many other names are being looked up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no socket %1. Start its server, or check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a socket. Check the base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The socket %1 is closed to the user who runs this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens at the socket %1 any more. Start its server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the server, such as http://localhost:8000/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key has blanks or characters that no key has. Enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has blanks or characters that no key has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no base URL. Enter one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key cannot be stored. %1 As long as that is so, a key can come from an environment variable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ExposureNotice</name>
    <message>
        <source>Other computers reach the gateway without encryption.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password and all texts can be read on the way, unless a proxy with TLS stands before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FilterBar</name>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took longer than two seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FilterEdit</name>
    <message>
        <source>Filter: status:429 provider:openai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions side by side: %1, or a text. A minus before one turns it round.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;Conditions side by side, all of which must hold:&lt;/p&gt;&lt;p&gt;&lt;b&gt;status:&lt;/b&gt;4xx &lt;b&gt;provider:&lt;/b&gt;openai &lt;b&gt;model:&lt;/b&gt;gpt &lt;b&gt;path:&lt;/b&gt;/v1/models &lt;b&gt;stream:&lt;/b&gt;yes&lt;br&gt;&lt;b&gt;latency:&lt;/b&gt;&amp;gt;2s &lt;b&gt;first:&lt;/b&gt;&amp;gt;500ms &lt;b&gt;tokens:&lt;/b&gt;&amp;gt;1000 &lt;b&gt;cost:&lt;/b&gt;&amp;gt;0.01 &lt;b&gt;last:&lt;/b&gt;5m&lt;br&gt;&lt;b&gt;key: client: error: method: attempts: id:&lt;/b&gt;&lt;/p&gt;&lt;p&gt;A minus turns one round, commas mean “one of these”, &lt;b&gt;=&lt;/b&gt; before a text means all of it. Anything else is searched for everywhere.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FirstSteps</name>
    <message>
        <source>no model loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect your first models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another one…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or try it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in demo answers without any account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy test command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open live traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for Ollama, LM Studio, llama.cpp, vLLM and MLX…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every server of models that runs here is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server of models runs here. Start Ollama, LM Studio, llama.cpp, vLLM or MLX and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key for %1 in the environment. Only the name of the variable is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send test request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The built-in demo answers without any account, once the gateway runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered in %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused with %1:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPT models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mistral models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open models, fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many with one key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from the list, or your own server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Servers on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs here and is not set up yet can be added with one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your tools talk to one address on this computer, and Bifrost passes each request on to the provider that you choose. Keys stay here; only the requests leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a provider and enter its key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key can be stored now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FittingLabel</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::FormHead</name>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GatewayControl</name>
    <message>
        <source>&amp;Start gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop gateway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GatewayLook</name>
    <message>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, local only, keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, local only, degraded</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GatewayPause</name>
    <message>
        <source>Pa&amp;used until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;use for 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::GeneralSection</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Bifrost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost starts hidden in the tray when you log in, and the gateway with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not start at login.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway stops, and requests are refused until Bifrost is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window hides in the tray, and the gateway goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray to hide in: the window is minimised, and the gateway goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost starts minimised when you log in, and the gateway with it. This desktop has no tray to hide in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts with the data folder of this window, %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It starts with another data folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At login Bifrost opens %1, not what this window shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with this one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Header</name>
    <message>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut off the requests that are still running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests go to models on this computer alone; cloud providers are refused</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HeadersTab</name>
    <message>
        <source>The headers of this request are not in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request of the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, attempt %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request to the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of the provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to the client</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HealthNotice</name>
    <message>
        <source>%1: %2 of %3 keys fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answers %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not accept the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no credit left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are more requests than it allows now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests to it fail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n providers are in trouble.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed the connection test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 works, with a reservation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 leads back here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last requests to %2 failed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::HidingNotice</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Don&apos;t hide next time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::InfoBar</name>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::JsonView</name>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fold all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unfold all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyDialog</name>
    <message>
        <source>Add key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value is kept encrypted on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value stays where it is; its name is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the key comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names with commas between them. Empty: every model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How large a share of the requests this key gets, compared with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the provider&apos;s base URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored when you apply the provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OPENAI_API_KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored. Enter a new key to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key can be stored now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”: names of models have no blanks. Part them with commas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered. Enter another to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyTable</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace key…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeyTableModel</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is stored and cannot be read now. Unlock the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Of the last %n request(s) to this provider</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is read from the environment; only the name of the variable is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of the last requests to this provider each key took, at most 200 of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider was changed after its last test. Test connection tries this key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request has used this key yet. Test connection tries it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not stored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was entered here and is stored when you apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request with this key has gone well yet. Test connection tries it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::KeysPart</name>
    <message>
        <source>Add key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet, and none is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LeaveDialog</name>
    <message>
        <source>Apply the changes on this page?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not in force yet and would be lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stay here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ListenPort</name>
    <message>
        <source>The port cannot be changed from here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ListenerSection</name>
    <message>
        <source>Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>localhost: programs on this computer alone. 0.0.0.0: others in the network too, with a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools connect to it; changing it means changing their base URL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only my own programs may change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a password, /api answers only programs of the user who runs Bifrost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web pages that may call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages in a browser are refused unless their origin stands here, one per line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway listens at port %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 was taken when it started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep port %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given on the command line or by BIFROST_HOST; it holds until Bifrost ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given on the command line; it holds until Bifrost ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other computers could use it then, so it needs a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password and all texts can be read on the way from other computers, unless a proxy with TLS stands before it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LiveHead</name>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details at the right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the newest request and stay there (End)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what came meanwhile (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the table still; requests are still counted (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details below</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LivePage</name>
    <message>
        <source>Live traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 since start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request of the last ones passes the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no requests since start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 too fast to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the details of a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details, leave the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a request as curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy a request as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu of a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln requests</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln requests since start</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field “%1”, so “%2” was looked for as a text.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LocalOnly</name>
    <message>
        <source>Bifrost was started with --local. Start it without to switch this here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no configuration to change.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::LoginStart</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off in the settings of the desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry %1 starts nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry starts %1, which is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry is for another desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be removed: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the usual data folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::MainWindow</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ppearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::MessageTab</name>
    <message>
        <source>How it is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this request said is not in memory. It is kept for the newest requests, unless “disable_content_logging” is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no room in memory for the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request has no body.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no room in memory for the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ModelsPart</name>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models that the keys may use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the connection to see which models there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a key, every model can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys may use different models. Edit a key to change what it may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is checked may be asked for; the others are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::NavigationButton</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::NetworkPart</name>
    <message>
        <source>Certificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not check the server&apos;s certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of an authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One per line, as “Name: value”. Sent with every request; stored values are not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody in between can read and change what is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the certificate of the authority instead, if you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An authority of your own is trusted besides the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the certificate of an authority to trust besides the system&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted besides the system&apos;s authorities once you apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one of your own, not applied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PasswordPart</name>
    <message>
        <source>Ask for a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For changing settings with other programs, and for everything that comes from other computers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken from %1. What is typed here replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One is stored and is never shown. What is typed here replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is stored so that it can be checked, but never shown again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PhaseBar</name>
    <message>
        <source>Read and queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the first byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier attempts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::PrivacySection</name>
    <message>
        <source>Privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a log of requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, which model and provider, how long, how many tokens. Not what was said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests and answers are held in memory for Live traffic, and gone when Bifrost ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the log for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older rows are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the log at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond it the oldest rows are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else leaves: Bifrost reports nothing to anybody and looks for no updates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No log is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests go to models on this computer alone. Cloud providers are refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: each request goes to the provider that serves its model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request: no provider outside is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request. Refused at present: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests, with what is said in them, to: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays here: requests to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is not being written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as my-server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the names of its models, so it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base URL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works without a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenAI compatible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Show requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is set up already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be applied now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was removed elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere it was emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere it became %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderHead</name>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applying…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderHint</name>
    <message>
        <source>No provider is set up yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key was found in %1: %2 is set up with one click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set up with the key in %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more are set up.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 are set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open providers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderList</name>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detect local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for Ollama, LM Studio, llama.cpp, vLLM and MLX on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;OpenAI compatible server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderListModel</name>
    <message>
        <source>not applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln model(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>not applied yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of its last requests took %1 or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked by local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last test took %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>That was %n minute(s) ago.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Wrong entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a correction.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProviderStanding</name>
    <message>
        <source>%1 of %2 keys failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works, with a reservation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the last requests failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys of this provider are switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a key before this provider can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider answered with status %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last request failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Last %n requests failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked by local only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local only is on, so nothing is sent to this provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 keys locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys cannot be read now, so they cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key cannot be used: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No request and no test has said yet whether it works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leads back here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 keys unusable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key unusable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last failure: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProvidersPage</name>
    <message>
        <source>Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the provider or key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo a deletion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch a key on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take changes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add new provider server key account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Detect local servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>detect find search scan local servers models ollama</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test try check connection provider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ProxyPart</name>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of an authority for the proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider is reached directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of what goes to https:// addresses the proxy reads nothing. What goes to http:// addresses it reads, with the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With socks5h:// the proxy looks up the names of servers, with socks5:// this computer does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment of this program names no proxy, so the provider is reached directly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment of this program has %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::QuitDialog</name>
    <message>
        <source>Quit Bifrost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Finish, then quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln request(s) are running.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bifrost can wait: it then takes no new requests and quits when the last one has ended. Quitting now cuts off what is running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::RestartNotice</name>
    <message>
        <source>host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further host names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>web pages that may call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the log lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart the gateway now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart gateway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed, but not in force yet: %1. Running requests are finished first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::RowMenu</name>
    <message>
        <source>Copy as &amp;curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this request said is not in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Exclude %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open provider %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request was too long to be kept whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gateway is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends the same body once more; it may cost money</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SearchField</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretLook</name>
    <message>
        <source>Keychain unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys are encrypted. What opens them lies in the keychain of this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys are encrypted, but what opens them lies beside them in a file. Whoever can read both can read the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys are encrypted with encryption_key of config.json or its environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys are locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys can be used after it has been unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain does not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening keychain…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain is being asked. It may wait for its password in a window of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master key missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored keys closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nowhere: it is made from encryption_key at each start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a file in the data folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the keychain of this desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys were not unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its question was closed, or the password was not right. Choose Unlock and enter the password of the keychain, which often is the one that you log in with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not answered. Its question for the password may stand behind other windows. Answer it there, or choose Unlock once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored keys still cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the first key that you enter, the keychain of this desktop is asked to keep what encrypts it. It may want its password then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no keychain here. The first key that you enter is encrypted, but what opens it will lie beside it in a file: whoever can read both can read the key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretNotice</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a file instead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretPlace</name>
    <message>
        <source>It stands in config.json, readable for whoever can read that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and what opens that lies in the keychain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and what opens that lies beside it in master.key: whoever can read your files can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept encrypted in config.db, and “encryption_key” opens that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys stand in config.json, readable for whoever can read that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted, and only your keychain opens them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted, but without a keychain what opens them lies in a file beside them: whoever can read your files can read your keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted, and “encryption_key” opens them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted. With the first one your keychain may ask for its password: it keeps what opens them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys are stored encrypted. There is no keychain here, so what opens them will lie in a file beside them: whoever can read your files can read your keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SecretsSection</name>
    <message>
        <source>Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a file instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give stored keys up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master key then lies in a file in the data folder, readable for you alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) stored, encrypted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be read at present.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Taken from the environment, not stored: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give stored keys up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the stored keys up and begin with a new master key?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Providers stay, but each key has to be entered again. A copy of the database is kept, in case the master key is found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Give them up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not moved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SectionTabs</name>
    <message>
        <source>%1, unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections of the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes were taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take changes back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::ShortcutList</name>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StartFailure</name>
    <message>
        <source>Bifrost Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost cannot start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1

Put that right, then start Bifrost again.

Data folder: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open data folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Requests that are running now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the requests of this day have cost, as far as their prices are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests per second, the mean of the last three seconds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Steps</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StoreNotice</name>
    <message>
        <source>No change of the settings is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is not being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New callers are turned away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The limit of open files is reached. Raise it (ulimit -n), or close connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings are safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StreamModel</name>
    <message>
        <source>keep-alive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not complete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::StreamTab</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer came in one piece: the request did not ask for a stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The events of this stream are not in memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stream never began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>first after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the beginning is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled by the client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SummaryTab</name>
    <message>
        <source>about %1, the provider did not say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the input cached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the output reasoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <comment>bytes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The client hung up before the answer was complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known: there is no price for this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Client’s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::SupportDialog</name>
    <message>
        <source>Save support bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is what helps others to find out what is wrong. Keys, passwords and what was asked and answered are not in it. Look through it before you hand it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TestCard</name>
    <message>
        <source>Name lookup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a first token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends a short question to the model and stops at the first piece of the answer. This costs what the provider charges for a few tokens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>costs a few tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n keys work</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 keys work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TestRequest</name>
    <message>
        <source>The gateway is not running.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TlsNotice</name>
    <message>
        <source>Renew the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new certificate is not used, the one before stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TlsPart</name>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PEM file: the certificate of this computer, and those of authorities between. With it tools use https:// in the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The PEM file of the key that belongs to it, without a pass phrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates and keys (*.pem *.crt *.cer *.key);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not applied yet. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate for %1, signed by nobody else, valid until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate for %1, signed by %2, valid until %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In use. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new certificate is not used, the one before stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TrafficRate</name>
    <message>
        <source>%1 req/s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::TrafficTable</name>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Tray</name>
    <message>
        <source>Bifrost keeps running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some requests fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider: its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 req/min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, %1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) in trouble</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The gateway stays at work. Open its window or quit it from this icon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What closing the window does is in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keychain locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost to&amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, local only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::Trouble</name>
    <message>
        <source>Key rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of credit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server error (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By its own word it takes requests again by now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes requests again at %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes requests again on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The provider takes no more requests for the moment (429).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>bifrost::gui::WireDifference</name>
    <message>
        <source>Wire difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent as it came: identical to the request of the client.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n places differ from the request of the client, the rest is identical</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
