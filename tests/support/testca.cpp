// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testca.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace bifrost::test {

bool runOpenssl(const QString &folder, const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(u"openssl"_s, arguments.split(u' '));
    return process.waitForFinished() && process.exitCode() == 0;
}

TestCa::TestCa(Certificate certificate)
{
    const QString folder = m_folder.path();
    QFile extensions(m_folder.filePath(u"server.ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        return;
    extensions.write(certificate == Certificate::OtherName ? "subjectAltName=DNS:other.example\n"
                                                           : "subjectAltName=IP:127.0.0.1,DNS:localhost\n");
    extensions.close();
    m_made = runOpenssl(
                 folder,
                 u"req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Test-CA"_s)
        && runOpenssl(folder,
                      u"req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost"_s)
        && runOpenssl(folder,
                      u"x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial "
                      "-extfile server.ext -out server.pem -days "_s
                          + (certificate == Certificate::Expired ? u"-1"_s : u"2"_s));
}

QString TestCa::caPem() const
{
    QFile file(m_folder.filePath(u"ca.pem"_s));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : QString();
}

} // namespace bifrost::test
