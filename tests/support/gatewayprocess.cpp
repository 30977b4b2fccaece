// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gatewayprocess.h"

#include "tests/support/rawclient.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <csignal>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr int PollMilliseconds = 5;

QString programPath()
{
    // The end-to-end runner and a person may point to another build.
    const QString chosen = qEnvironmentVariable("BIFROST_PROGRAM");
    return chosen.isEmpty() ? QStringLiteral(BIFROST_PROGRAM) : chosen;
}

} // namespace

GatewayProcess::GatewayProcess(const QJsonObject &config, const QStringList &arguments)
{
    QFile file(m_folder.filePath(u"config.json"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(QJsonDocument(config).toJson());

    // Nothing of the machine gets in: no keys, no proxies, no home.
    const QProcessEnvironment outside = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"PATH"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s, u"LD_LIBRARY_PATH"_s}) {
        if (outside.contains(name))
            m_environment.insert(name, outside.value(name));
    }
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"HOME"_s, m_folder.path());
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    m_arguments =
        QStringList{u"--headless"_s, u"-port"_s, u"0"_s, u"-app-dir"_s, m_folder.path()} + arguments;
}

GatewayProcess::~GatewayProcess()
{
    kill();
}

void GatewayProcess::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool GatewayProcess::giveTo(uid_t user)
{
    m_program = m_folder.filePath(u"program"_s);
    QFile::remove(m_program);
    if (::geteuid() != 0 || !QFile::copy(programPath(), m_program))
        return false;
    const auto give = [user](const QString &path) {
        return ::chown(QFile::encodeName(path).constData(), user, user) == 0;
    };
    m_user = user;
    return give(m_program) && give(m_folder.path()) && give(m_folder.filePath(u"config.json"_s));
}

std::optional<QByteArray> GatewayProcess::runBeside(const QString &flag) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(programPath(), {flag, u"-app-dir"_s, m_folder.path()});
    if (!process.waitForFinished(int(StartPatience.count())) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

bool GatewayProcess::start()
{
    m_port = 0;
    m_process.setProcessEnvironment(m_environment);
    // Files, as a pipe that nobody empties would stop the program.
    m_process.setStandardOutputFile(m_folder.filePath(u"stdout.txt"_s));
    m_process.setStandardErrorFile(m_folder.filePath(u"stderr.txt"_s));
    m_process.setChildProcessModifier([this] {
        if (m_inChild)
            m_inChild();
        if (m_user
            && (::setresgid(*m_user, *m_user, *m_user) != 0 || ::setresuid(*m_user, *m_user, *m_user) != 0))
            ::_exit(126);
    });
    m_process.start(m_program.isEmpty() ? programPath() : m_program, m_arguments);
    static const QRegularExpression address(u"(https?)://(?:[^\\s:/]+|\\[[^\\]]*\\]):(\\d+)"_s);
    const QDeadlineTimer deadline(StartPatience);
    while (m_port == 0 && !deadline.hasExpired()) {
        if (m_process.waitForFinished(PollMilliseconds))
            return false;
        const QString text = QString::fromUtf8(contents(u"stdout.txt"_s));
        const QRegularExpressionMatch match = address.match(text);
        // The line may have come only in part.
        if (match.hasMatch() && text.indexOf(u'\n', match.capturedEnd()) >= 0)
            m_port = match.captured(2).toUShort();
        m_isSecure = match.captured(1) == u"https"_s;
    }
    return m_port != 0;
}

void GatewayProcess::sendTerminate()
{
    if (running())
        ::kill(pid_t(m_process.processId()), SIGTERM);
}

bool GatewayProcess::waitForEnd(std::chrono::milliseconds patience)
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(int(patience.count()));
}

bool GatewayProcess::stop(std::chrono::milliseconds patience)
{
    sendTerminate();
    return waitForEnd(patience) && cleanEnd();
}

bool GatewayProcess::cleanEnd() const
{
    return m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit
        && m_process.exitCode() == 0 && !sawSanitizer();
}

void GatewayProcess::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool GatewayProcess::running() const
{
    // QProcess learns of the end only in its event loop, so ask the kernel.
    const qint64 id = m_process.processId();
    if (id == 0)
        return false;
    QFile stat(u"/proc/%1/stat"_s.arg(id));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray line = stat.readAll();
    const QByteArray rest = line.mid(line.lastIndexOf(')') + 2);
    return !rest.isEmpty() && rest[0] != 'Z' && rest[0] != 'X';
}

qint64 GatewayProcess::residentKilobytes() const
{
    QFile status(u"/proc/%1/status"_s.arg(m_process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

bool GatewayProcess::sanitized() const
{
    QFile maps(u"/proc/%1/maps"_s.arg(m_process.processId()));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libasan");
}

std::unique_ptr<RawClient> GatewayProcess::caller() const
{
    return m_isSecure ? RawClient::overTls(m_port) : std::make_unique<RawClient>(m_port);
}

bool GatewayProcess::healthy() const
{
    const auto answer = caller()->ask(httpRequest("GET", "/health"));
    return answer && answer->status == 200;
}

QByteArray GatewayProcess::contents(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray GatewayProcess::output() const
{
    return contents(u"stdout.txt"_s) + contents(u"stderr.txt"_s);
}

bool GatewayProcess::sawSanitizer() const
{
    const QByteArray text = contents(u"stderr.txt"_s);
    return text.contains("Sanitizer") || text.contains("runtime error:");
}

} // namespace bifrost::test
