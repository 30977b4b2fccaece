// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/httpmessage.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <sys/types.h>

namespace bifrost::test {

class RawClient;

/// The real program, headless, on a free port, with a data folder of its own that goes when this goes.
/// Whoever makes it calls start() and, at the end, stop(), whose answer is part of the test. Used on the
/// test's thread.
class GatewayProcess
{
public:
    static constexpr std::chrono::milliseconds StartPatience{30000};

    /// `config` becomes config.json; `arguments` are added to the command line.
    explicit GatewayProcess(const QJsonObject &config = QJsonObject(),
                            const QStringList &arguments = QStringList());
    ~GatewayProcess();

    /// Runs it as another user, to whom the data folder is given. Only for root; false: it cannot be.
    bool giveTo(uid_t user);

    /// Called in the new process before it becomes the program; may call what a signal handler may.
    void inChild(std::function<void()> work) { m_inChild = std::move(work); }

    /// Runs the same program a second time with this data folder and one flag, such as --status.
    std::optional<QByteArray> runBeside(const QString &flag) const;

    /// True when it serves; otherwise output() tells more. After stop() it may be started again, on the same
    /// data folder and perhaps on another port.
    bool start();

    /// SIGTERM, then waits. True if it ended with exit code 0 and no sanitizer complained.
    bool stop(std::chrono::milliseconds patience = std::chrono::seconds(40));
    void sendTerminate(); ///< SIGTERM without waiting
    bool waitForEnd(std::chrono::milliseconds patience);
    void kill();

    bool running() const;
    int exitCode() const { return m_process.exitCode(); }
    bool cleanEnd() const; ///< ended by itself with 0 and without a sanitizer's complaint
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    qint64 residentKilobytes() const; ///< VmRSS
    bool sanitized() const; ///< its memory says nothing about the real program's

    bool isSecure() const { return m_isSecure; } ///< it speaks TLS

    /// A fresh connection, as the program wants it.
    std::unique_ptr<RawClient> caller() const;

    /// `/health` answers 200 on a fresh connection.
    bool healthy() const;

    QString folder() const { return m_folder.path(); }
    void setEnvironment(const QString &name, const QString &value);
    QByteArray output() const; ///< stdout and stderr so far

private:
    QByteArray contents(const QString &name) const;
    bool sawSanitizer() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    QProcessEnvironment m_environment;
    std::function<void()> m_inChild;
    std::optional<uid_t> m_user;
    QString m_program; ///< a copy, where the other user cannot reach the program itself
    QStringList m_arguments;
    quint16 m_port = 0;
    bool m_isSecure = false;
};

} // namespace bifrost::test
