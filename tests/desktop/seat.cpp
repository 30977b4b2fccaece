// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/seat.h"

#include <QTest>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr int SeatPatienceMs = 60000; // the machine may be busy; nothing here takes that long

} // namespace

const QString Seat::Program = u"bifrost"_s;

Seat::Seat(const QStringList &arguments) : program(arguments) { }

bool Seat::begin()
{
    // The program of the test before may still be known.
    return watcher.isOnTheBus() && waits([this] { return tree.read(Program).isEmpty(); }) && program.start()
        && waits([this] { return !watcher.items().isEmpty(); })
        && waits([this] { return program.port() != 0; });
}

bool Seat::open() const
{
    return NotifierWatcher::activate(item()) && waits([this] { return isWindowSeen(); });
}

bool Seat::waits(const std::function<bool()> &holds)
{
    return QTest::qWaitFor(holds, SeatPatienceMs);
}

std::optional<AccessibleNode> Seat::seen(const QString &role, const QString &name) const
{
    for (const AccessibleNode &node : tree.read(Program)) {
        if (node.showing && node.role == role && node.name.startsWith(name))
            return node;
    }
    return std::nullopt;
}

bool Seat::isWindowSeen() const
{
    return seen(u"check box"_s, u"Gateway"_s).has_value();
}

bool Seat::shows(const QString &role, const QString &name) const
{
    return waits([&] { return seen(role, name).has_value(); });
}

bool Seat::says(const QString &text) const
{
    return waits([&] {
        const QList<AccessibleNode> nodes = tree.read(Program);
        return std::any_of(nodes.begin(), nodes.end(), [&text](const AccessibleNode &node) {
            return node.showing && node.name.contains(text);
        });
    });
}

bool Seat::press(const QString &role, const QString &name) const
{
    return waits([&] {
        const auto node = seen(role, name);
        return node && tree.press(*node);
    });
}

QStringList Seat::nameless() const
{
    QStringList nameless;
    for (const AccessibleNode &node : tree.read(Program)) {
        if (node.focusable && node.showing && node.name.isEmpty())
            nameless += node.role + u' ' + node.path;
    }
    return nameless;
}

} // namespace bifrost::test
