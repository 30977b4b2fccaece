// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QList>
#include <QString>

namespace bifrost::test {

/// What a screen reader sees of a program: one node of its tree.
struct AccessibleNode
{
    QString service;
    QString path;
    QString name;
    QString role;
    bool focusable = false;
    bool showing = false;
};

/// The tree of a program, read over AT-SPI as a screen reader reads it.
class AccessibleTree
{
public:
    AccessibleTree();
    ~AccessibleTree();

    bool isConnected() const { return m_bus.isConnected(); }

    /// All nodes below the program of that name but the cells of tables; empty: it is not there yet.
    QList<AccessibleNode> read(const QString &program) const;

    /// What stands in a node that has a text.
    QString text(const AccessibleNode &node) const;

    /// Does what a node does when it is pressed.
    bool press(const AccessibleNode &node) const;

private:
    static constexpr int MaxNodes = 5000;

    QList<AccessibleNode> children(const AccessibleNode &node) const;
    AccessibleNode look(const QString &service, const QString &path) const;
    QVariant property(const QString &service, const QString &path, const QString &name) const;

    QDBusConnection m_bus;
};

} // namespace bifrost::test
