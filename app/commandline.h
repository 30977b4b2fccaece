// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/logline.h"
#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

class QProcessEnvironment;

namespace bifrost {

/// What the user asked for at start. A plain value, made once by parseCommandLine().
struct CommandLine
{
    enum class Action {
        Run,
        ShowVersion,
        ShowHelp,
        CheckConfig,
        ForgetKeys,
        AskStatus,
        AskStop,
        SaveSupportBundle
    };

    Action action = Action::Run;
    QString appDir; ///< empty: the platform's data location
    std::optional<QString> host; ///< flag or BIFROST_HOST; wins over the file
    std::optional<quint16> port; ///< wins over the file
    LogLevel logLevel = LogLevel::Info;
    LogStyle logStyle = LogStyle::Json;
    bool headless = false;
    bool localOnly = false;
    bool minimized = false;
    bool quiet = false; ///< log lines go to the log file alone
    bool nextFreePort = false; ///< a port that is taken is replaced by the next free one, which is remembered
    QString configToCheck;
    QString supportBundle; ///< the file to save it in
    QStringList notices; ///< what was ignored, worth a line in the log
};

/// Reads Go's flag syntax: `-x value`, `-x=value`, and both with two dashes. The first argument is the
/// program.
Result<CommandLine> parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment);

QString version(); ///< "0.1.0"

/// "Bifrost Desktop 0.1.0"
QString versionLine();

/// What --help prints.
QString usage();

} // namespace bifrost
