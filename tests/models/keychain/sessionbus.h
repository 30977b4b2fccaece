// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace bifrost::test {

/// A session of its own for one test: folders, a bus on which nothing is started by itself, and, when asked
/// for, gnome-keyring. Nothing of it touches the session of whoever runs the tests.
class SessionBus
{
public:
    SessionBus();
    ~SessionBus();

    bool start(); ///< the bus
    void kill();

    /// gnome-keyring with a keyring that the password below opens; open at once. `name`: keyrings of that
    /// name are the same ones next time.
    bool startKeyring(const QString &name = QStringLiteral("first"));
    bool startKeyringWithoutCollection(); ///< as after its installation
    void stopKeyring();

    bool lock();
    bool unlock(); ///< as the user does, by password

    /// Takes the name of the keychain and never answers a call.
    bool startMute();
    bool waitForQuestion();

    /// For programs that are to live in this session; without a bus if it was not started.
    QProcessEnvironment environment() const;

    QString folder() const { return m_folder.path(); }

private:
    class Mute;

    bool runKeyring(const QString &name, const QStringList &arguments, const QByteArray &input);
    QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments);
    QString collection();

    QTemporaryDir m_folder;
    QProcess m_bus;
    QProcess m_keyring;
    QDBusConnection m_connection;
    std::unique_ptr<Mute> m_mute;
    QString m_address;
};

} // namespace bifrost::test
