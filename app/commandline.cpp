// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QProcessEnvironment>

#include <functional>
#include <iterator>

using namespace Qt::StringLiterals;

namespace bifrost {
namespace {

using SetValue = Result<void> (*)(CommandLine &, const QString &);
using SetSwitch = void (*)(CommandLine &, bool);

/// A flag has either a value or is on or off.
struct Flag
{
    const char *name;
    const char *value; ///< how usage() calls the value; null for a switch
    const char *help;
    SetValue setValue;
    SetSwitch setSwitch;
    bool takesAnyText = false; ///< so that a flag after it could be taken for its value
};

Error badCommandLine(const QString &sentence)
{
    return {ErrorCode::ConfigInvalid, sentence.toStdString()};
}

Result<void> setHost(CommandLine &line, const QString &value)
{
    for (const QChar c : value) {
        if (c.isSpace() || c == u'/' || !c.isPrint())
            return badCommandLine(
                u"-host wants a name or an address such as localhost, not \"%1\"."_s.arg(value));
    }
    if (value.isEmpty())
        return badCommandLine(u"-host wants a name or an address such as localhost."_s);
    line.host = value;
    return {};
}

Result<void> setPort(CommandLine &line, const QString &value)
{
    bool ok = false;
    const uint port = value.toUInt(&ok);
    if (!ok || port > 65535)
        return badCommandLine(u"-port wants a number from 0 to 65535, not \"%1\"."_s.arg(value));
    line.port = static_cast<quint16>(port);
    return {};
}

Result<void> setAppDir(CommandLine &line, const QString &value)
{
    if (value.isEmpty())
        return badCommandLine(u"-app-dir wants a folder."_s);
    line.appDir = value;
    return {};
}

Result<void> setLogLevel(CommandLine &line, const QString &value)
{
    const auto level = logLevelFromName(value);
    if (!level)
        return badCommandLine(u"-log-level wants debug, info, warn or error, not \"%1\"."_s.arg(value));
    line.logLevel = *level;
    return {};
}

Result<void> setLogStyle(CommandLine &line, const QString &value)
{
    if (value != "json"_L1 && value != "pretty"_L1)
        return badCommandLine(u"-log-style wants json or pretty, not \"%1\"."_s.arg(value));
    line.logStyle = value == "json"_L1 ? LogStyle::Json : LogStyle::Pretty;
    return {};
}

Result<void> setConfigToCheck(CommandLine &line, const QString &value)
{
    if (value.isEmpty())
        return badCommandLine(u"--check-config wants a file."_s);
    line.action = CommandLine::Action::CheckConfig;
    line.configToCheck = value;
    return {};
}

Result<void> setSupportBundle(CommandLine &line, const QString &value)
{
    if (value.isEmpty())
        return badCommandLine(u"--support-bundle wants a file."_s);
    line.action = CommandLine::Action::SaveSupportBundle;
    line.supportBundle = value;
    return {};
}

template <CommandLine::Action action>
void setAction(CommandLine &line, bool on)
{
    if (on)
        line.action = action;
}

template <bool CommandLine::*member>
void setMember(CommandLine &line, bool on)
{
    line.*member = on;
}

using Action = CommandLine::Action;

const Flag Flags[] = {
    {"app-dir", "FOLDER", "data folder (default: bifrost-desktop in the user's data folder)", setAppDir,
     nullptr, true},
    {"host", "NAME", "address to listen on (default: $BIFROST_HOST, the file, localhost)", setHost, nullptr,
     true},
    {"port", "NUMBER", "port to listen on (default: the file, 8080; 0: any free one)", setPort, nullptr},
    {"log-level", "LEVEL",
     "debug, info, warn or error (default: $LOG_LEVEL, info); warn: of requests only those that fail",
     setLogLevel, nullptr},
    {"log-style", "STYLE", "json or pretty (default: json)", setLogStyle, nullptr},
    {"headless", nullptr, "serve without windows", nullptr, setMember<&CommandLine::headless>},
    {"minimized", nullptr, "start in the tray", nullptr, setMember<&CommandLine::minimized>},
    {"local", nullptr, "let nothing leave this machine", nullptr, setMember<&CommandLine::localOnly>},
    {"quiet", nullptr, "log to the file in the data folder only", nullptr, setMember<&CommandLine::quiet>},
    {"next-free-port", nullptr, "take the next free port where the wanted one is taken, and remember it",
     nullptr, setMember<&CommandLine::nextFreePort>},
    {"check-config", "FILE", "say what is wrong with a configuration file (-: standard input), and end",
     setConfigToCheck, nullptr, true},
    {"forget-keys", nullptr, "give up the stored keys because what opens them is lost, and end", nullptr,
     setAction<Action::ForgetKeys>},
    {"status", nullptr, "print the state of the running program as JSON, and end", nullptr,
     setAction<Action::AskStatus>},
    {"stop", nullptr, "stop the running program, and end", nullptr, setAction<Action::AskStop>},
    {"support-bundle", "FILE", "save what helps to find a fault, without secrets, as a ZIP archive, and end",
     setSupportBundle, nullptr, true},
    {"version", nullptr, "print the version, and end", nullptr, setAction<Action::ShowVersion>},
    {"help", nullptr, "print this, and end; -h does it too", nullptr, setAction<Action::ShowHelp>},
};

const Flag *findFlag(const QString &given)
{
    const QString name = given == "h"_L1 ? u"help"_s : given;
    const auto flag = std::find_if(std::begin(Flags), std::end(Flags),
                                   [&](const Flag &each) { return name == QLatin1StringView(each.name); });
    return flag == std::end(Flags) ? nullptr : &*flag;
}

/// What Go's strconv.ParseBool takes.
std::optional<bool> parseBool(const QString &text)
{
    static const QStringList yes{u"1"_s, u"t"_s, u"true"_s};
    static const QStringList no{u"0"_s, u"f"_s, u"false"_s};
    const QString lower = text.toLower();
    if (yes.contains(lower))
        return true;
    if (no.contains(lower))
        return false;
    return {};
}

bool endsAtOnce(Action action)
{
    return action == Action::ShowVersion || action == Action::ShowHelp;
}

/// Two flags that each want something else than a start. Who asks for help gets it whatever else there is.
Result<void> judgeActions(CommandLine &line, Action before, const QString &earlier, const QString &now)
{
    if (before == Action::Run || line.action == before || endsAtOnce(line.action))
        return {};
    if (endsAtOnce(before)) {
        line.action = before;
        return {};
    }
    return badCommandLine(u"%1 and %2 cannot be given together."_s.arg(earlier, now));
}

Result<void> applyValue(CommandLine &line, const Flag &flag, const QString &argument,
                        const std::optional<QString> &value)
{
    if (!value)
        return badCommandLine(u"%1 wants a value."_s.arg(argument));
    return flag.setValue(line, *value);
}

Result<void> applySwitch(CommandLine &line, const Flag &flag, const std::optional<QString> &value)
{
    const auto on = value ? parseBool(*value) : true;
    if (!on)
        return badCommandLine(
            u"--%1 wants true or false, not \"%2\"."_s.arg(QLatin1StringView(flag.name), *value));
    flag.setSwitch(line, *on);
    return {};
}

Result<void> applyEnvironment(CommandLine &line, const QProcessEnvironment &environment)
{
    if (const QString host = environment.value(u"BIFROST_HOST"_s); !host.isEmpty()) {
        if (const auto set = setHost(line, host); !set)
            return badCommandLine(u"BIFROST_HOST holds no name or address: \"%1\"."_s.arg(host));
    }
    // Other programs read LOG_LEVEL too, with other words: it must not keep us from starting.
    if (const QString level = environment.value(u"LOG_LEVEL"_s).toLower(); !level.isEmpty()) {
        if (const auto set = setLogLevel(line, level); !set)
            line.notices +=
                u"LOG_LEVEL is \"%1\", which is not debug, info, warn or error; info is used."_s.arg(level);
    }
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments, const QProcessEnvironment &environment)
{
    CommandLine line;
    if (const auto applied = applyEnvironment(line, environment); !applied)
        return applied.error();

    QString acting; // the flag that asks for something else than a start
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        const qsizetype dashes = argument.startsWith("--"_L1) ? 2 : 1;
        if (!argument.startsWith(u'-') || argument.size() == dashes)
            return badCommandLine(u"\"%1\" is no flag; Bifrost takes flags only."_s.arg(argument));

        const qsizetype equals = argument.indexOf(u'=');
        const QString name = argument.mid(dashes, equals < 0 ? -1 : equals - dashes);
        std::optional<QString> value;
        if (equals >= 0)
            value = argument.mid(equals + 1);

        const Flag *flag = findFlag(name);
        if (!flag)
            return badCommandLine(
                u"There is no flag %1."_s.arg(argument.first(equals < 0 ? argument.size() : equals)));
        if (flag->value && !value && i + 1 < arguments.size()) {
            value = arguments[++i];
            const bool isStandardInput = *value == "-"_L1 && flag->setValue == setConfigToCheck;
            if (flag->takesAnyText && value->startsWith(u'-') && !isStandardInput) {
                return badCommandLine(
                    u"%1 wants a value, and %2 looks like a flag. If it is meant: %1=%2"_s.arg(argument,
                                                                                               *value));
            }
        }
        const Action before = line.action;
        const auto applied =
            flag->value ? applyValue(line, *flag, argument, value) : applySwitch(line, *flag, value);
        if (!applied)
            return applied.error();
        const QString written = argument.first(equals < 0 ? argument.size() : equals);
        if (const auto judged = judgeActions(line, before, acting, written); !judged)
            return judged.error();
        if (line.action != before)
            acting = written;
    }
    return line;
}

QString version()
{
    return QStringLiteral(BIFROST_VERSION);
}

QString versionLine()
{
    return u"Bifrost Desktop "_s + version();
}

QString usage()
{
    QString text = u"Usage: bifrost [flags]\n\n"_s;
    for (const Flag &flag : Flags) {
        QString left = u"  --"_s + QLatin1StringView(flag.name);
        if (flag.value)
            left += u' ' + QLatin1StringView(flag.value);
        text += left.leftJustified(24) + u' ' + QLatin1StringView(flag.help) + u'\n';
    }
    return text + u"\nOne dash does as well, and --flag=value.\n"_s;
}

} // namespace bifrost
