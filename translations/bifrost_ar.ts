<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
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
    <name>bifrost::Gateway</name>
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
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provider</source>
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
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
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
        <source>%1 µs</source>
        <comment>microseconds</comment>
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
</context>
<context>
    <name>bifrost::gui::CopyFeedback</name>
    <message>
        <source>Copied</source>
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
        <source>Point a client at the gateway, or try this line: it needs no account.</source>
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
</context>
<context>
    <name>bifrost::gui::InfoBar</name>
    <message>
        <source>Close message</source>
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
        <source>, %1 too fast to show</source>
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
    <name>bifrost::gui::QuitDialog</name>
    <message>
        <source>Quit Bifrost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests still running: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can end first: Bifrost then takes no new ones and quits with the last of them. Quitting now cuts them off.</source>
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
    <name>bifrost::gui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
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
        <source>%1 req/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests that ended in the last second</source>
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
    <name>bifrost::gui::TrafficTable</name>
    <message>
        <source>Last requests</source>
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
        <source>The gateway stays at work. Open its window or quit it from this icon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bifrost: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
