// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace bifrost::test {

/// Runs the openssl command; words are parted by single spaces.
bool runOpenssl(const QString &folder, const QString &arguments);

/// A certificate authority that lives as long as one test, and a certificate of it for 127.0.0.1 and
/// localhost, if nothing else is asked for. Made by the openssl command.
class TestCa
{
public:
    enum class Certificate { Good, OtherName, Expired };

    explicit TestCa(Certificate certificate = Certificate::Good);

    bool made() const { return m_made; }
    QString certificateFile() const { return m_folder.filePath(QStringLiteral("server.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("server.key")); }
    QString caPem() const; ///< to be trusted by the client

private:
    QTemporaryDir m_folder;
    bool m_made = false;
};

} // namespace bifrost::test
