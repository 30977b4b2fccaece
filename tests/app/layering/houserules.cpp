// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/layering/houserules.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bifrost::test {
namespace {

/// A room of gateway/: the other rooms and the parts of models/ that it may include.
struct Room
{
    QStringList rooms;
    QStringList models;
};

/// The rooms from the lowest to the highest. What a room may include without being listed: itself.
const QHash<QString, Room> &gatewayRooms()
{
    static const QStringList all{u"models/"_s};
    static const QStringList core{u"models/core/"_s};
    static const QHash<QString, Room> rooms{
        {u"net"_s, {{}, core}},
        {u"telemetry"_s, {{}, all}},
        {u"wire"_s, {{}, core}},
        {u"script"_s, {{}, {}}},
        {u"state"_s, {{}, all}},
        {u"governance"_s, {{}, all}},
        {u"http"_s, {{u"net"_s, u"wire"_s}, all}}, // wire: the shape of an error
        {u"upstream"_s, {{u"net"_s}, all}},
        {u"export"_s, {{u"net"_s, u"upstream"_s, u"telemetry"_s}, all}},
        {u"providers"_s, {{u"net"_s, u"upstream"_s, u"wire"_s}, all}},
        {u"routing"_s, {{u"script"_s}, all}},
        {u"cache"_s, {{u"wire"_s}, all}},
        {u"mcp"_s, {{u"net"_s, u"upstream"_s, u"wire"_s, u"script"_s}, all}},
        {u"flow"_s,
         {{u"net"_s, u"telemetry"_s, u"wire"_s, u"script"_s, u"state"_s, u"governance"_s, u"upstream"_s,
           u"export"_s, u"providers"_s, u"routing"_s, u"cache"_s, u"mcp"_s},
          all}},
        // It talks to its server over a private channel, with the client of upstream/.
        {u"admin"_s,
         {{u"net"_s, u"http"_s, u"flow"_s, u"wire"_s, u"upstream"_s, u"telemetry"_s, u"providers"_s,
           u"routing"_s, u"governance"_s},
          all}},
    };
    return rooms;
}

/// The file without comments and without what stands in string literals.
QString codeOf(QString content)
{
    static const QRegularExpression noise(uR"re(//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*")re"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    return content.replace(noise, u"\"\""_s);
}

bool startsWithOneOf(const QString &text, const QStringList &starts)
{
    return std::any_of(starts.begin(), starts.end(),
                       [&](const QString &start) { return text.startsWith(start); });
}

QString topOf(const QString &path)
{
    return path.section(u'/', 0, 0);
}

/// "net" of "gateway/net/loop.h"; empty for what lies in gateway/ itself, which may include every room.
QString gatewayRoomOf(const QString &path)
{
    return topOf(path) == "gateway"_L1 && path.count(u'/') > 1 ? path.section(u'/', 1, 1) : QString();
}

/// Whether a file of one room of gateway/ may include this header of gateway/ or models/.
bool roomAllows(const QString &room, const QString &header)
{
    const Room rules = gatewayRooms().value(room);
    const QString other = gatewayRoomOf(header);
    if (topOf(header) == "gateway"_L1)
        return other == room || rules.rooms.contains(other);
    return startsWithOneOf(header, rules.models);
}

bool houseAllows(const QString &path, const QString &header)
{
    static const QString engine = u"gateway/gateway.h"_s;
    const QString from = topOf(path);
    const QString to = topOf(header);
    if (from == "app"_L1)
        return to == from || to == "gui"_L1 || to == "models"_L1 || header == engine;
    if (from == "gui"_L1)
        return to == from || to == "models"_L1 || header == engine;
    if (from == "models"_L1)
        return path.startsWith("models/core/"_L1) ? header.startsWith("models/core/"_L1) : to == from;
    const QString room = gatewayRoomOf(path);
    return room.isEmpty() ? to == "gateway"_L1 || to == "models"_L1 : roomAllows(room, header);
}

/// A word that must not appear in the code, or a header that must not be included, in part of the tree.
struct Ban
{
    QStringList where; ///< paths start with one of these
    QStringList except;
    QRegularExpression pattern;
    QString reason;
};

const QList<Ban> &bannedHeaders()
{
    static const QStringList engine{u"gateway/"_s, u"models/"_s};
    static const QList<Ban> bans{
        {{u""_s},
         {u"gateway/admin/"_s},
         QRegularExpression(u"^(QtHttpServer/.*|Q(Abstract)?HttpServer.*)$"_s),
         u"only gateway/admin knows QtHttpServer"_s},
        {engine,
         {},
         QRegularExpression(
             u"^(Qt(Widgets|Gui|Charts|Svg)(/.*)?|Q(Widget|(Gui)?Application|MainWindow|Dialog|Label|"
             "MessageBox|Menu|Action|SystemTrayIcon|Icon|Pixmap|Image|Painter|Color|Font|Style|Palette|"
             "Clipboard|DesktopServices|Chart.*|.*Series|Svg.*))$"_s),
         u"gateway/ and models/ know no widget, no chart and no picture"_s},
        {{u""_s},
         {},
         QRegularExpression(u"^(QtNetwork/)?QNetwork(AccessManager|Reply|Request)$"_s),
         u"calls go through the upstream client, where the egress guard sees them"_s},
        {{u"gateway/"_s, u"models/"_s, u"gui/"_s},
         {u"gateway/admin/"_s},
         QRegularExpression(u"^(QtNetwork/)?Q(Tcp|Udp|Ssl|Abstract)Socket$"_s),
         u"sockets are opened by gateway/net alone"_s},
        {{u"gateway/script/"_s},
         {},
         QRegularExpression(
             u"^(Q(Object|Timer|EventLoop|CoreApplication|Thread|SocketNotifier|File|Dir|Process|"
             "SaveFile|Tcp.*|Local.*|Network.*|Sql.*)|fstream|cstdio|thread|sys/.*|unistd\\.h)$"_s),
         u"scripts have no event loop and no input or output"_s},
    };
    return bans;
}

const QList<Ban> &bannedCode()
{
    static const QList<Ban> bans{
        {{u"gateway/"_s, u"models/"_s, u"gui/"_s},
         {},
         QRegularExpression(u"\\b(qDebug|qInfo|qWarning|qCritical|printf|fprintf|puts|fputs|perror|std::cout|"
                            "std::cerr|std::clog|fmt::print)\\b"_s),
         u"only app/ prints; use a logging category"_s},
        {{u""_s},
         {u"gateway/net/"_s, u"app/display.cpp"_s}, // which tries the compositor's socket
         QRegularExpression(u"(?<![\\w>])::connect\\s*\\("_s),
         u"outgoing connections are opened by gateway/net alone"_s},
    };
    return bans;
}

QStringList findBans(const QList<Ban> &bans, const QString &path, const QString &text)
{
    QStringList found;
    for (const Ban &ban : bans) {
        if (!startsWithOneOf(path, ban.where) || startsWithOneOf(path, ban.except))
            continue;
        if (const auto match = ban.pattern.match(text); match.hasMatch())
            found += u"%1: %2 (%3)"_s.arg(path, ban.reason, match.captured());
    }
    return found;
}

/// What is wrong with `#include "header"`.
QStringList checkOwnHeader(const QString &path, const QString &header)
{
    static const QStringList tops{u"app"_s, u"gui"_s, u"models"_s, u"gateway"_s};
    // Generated by moc, or by CMake for this very file.
    if (!header.contains(u'/') && (header.endsWith(".moc"_L1) || header.startsWith("moc_"_L1)))
        return {};
    if (!tops.contains(topOf(header)) || header.contains(".."_L1))
        return {
            u"%1: includes are written from the root, and no test is among them (%2)"_s.arg(path, header)};
    if (!houseAllows(path, header))
        return {u"%1: must not know %2"_s.arg(path, header)};
    return {};
}

} // namespace

QStringList brokenRules(const QString &path, const QString &content)
{
    QStringList broken;
    if (const QString room = gatewayRoomOf(path); !room.isEmpty() && !gatewayRooms().contains(room))
        broken += u"%1: there is no room gateway/%2 in the plan of the house"_s.arg(path, room);

    static const QRegularExpression include(uR"re(^\s*#\s*include\s*(?:"([^"\n]+)"|<([^>\n]+)>))re"_s,
                                            QRegularExpression::MultilineOption);
    for (auto lines = include.globalMatch(content); lines.hasNext();) {
        const auto line = lines.next();
        broken += line.captured(1).isEmpty() ? findBans(bannedHeaders(), path, line.captured(2))
                                             : checkOwnHeader(path, line.captured(1));
    }
    broken += findBans(bannedCode(), path, codeOf(content));
    return broken;
}

} // namespace bifrost::test
