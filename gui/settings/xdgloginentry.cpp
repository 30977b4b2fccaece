// SPDX-License-Identifier: GPL-3.0-or-later
// Desktops that follow the Desktop Application Autostart Specification of freedesktop.org.
#include "gui/settings/desktopentry.h"
#include "gui/settings/loginentry.h"
#include "models/core/wholefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bifrost::gui::loginentry {

namespace {

constexpr qint64 LargestEntry = 64 * 1024;

QString entryText(const char *text)
{
    return QCoreApplication::translate("bifrost::gui::LoginStart", text);
}

QString entryFile()
{
    QString base = qEnvironmentVariable("XDG_CONFIG_HOME");
    if (!QDir::isAbsolutePath(base)) // a relative one is to be ignored
        base = QDir::homePath() + u"/.config"_s;
    return base + u"/autostart/bifrost-desktop.desktop"_s;
}

/// Where the specification says "executable": a path, or a name in PATH.
bool canBeRun(const QString &program)
{
    if (program.contains(u'/'))
        return QFileInfo(program).isFile() && QFileInfo(program).isExecutable();
    return !program.isEmpty() && !QStandardPaths::findExecutable(program).isEmpty();
}

bool isForThisDesktop(const DesktopEntry &entry)
{
    const QStringList here = qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':', Qt::SkipEmptyParts);
    const auto namesHere = [&here](const QStringList &names) {
        return std::any_of(here.begin(), here.end(),
                           [&names](const QString &desktop) { return names.contains(desktop); });
    };
    const QStringList only = entry.list(u"OnlyShowIn"_s);
    return (only.isEmpty() || namesHere(only)) && !namesHere(entry.list(u"NotShowIn"_s));
}

Result<void> refused(const QString &sentence)
{
    return Error(ErrorCode::FileUnreadable, sentence.toStdString());
}

} // namespace

bool isSupported()
{
    return true;
}

Standing read()
{
    QFile file(entryFile());
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        return {false,
                entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart", "The entry %1 cannot be read."))
                    .arg(file.fileName())};
    }
    const DesktopEntry entry = DesktopEntry::parse(QString::fromUtf8(file.read(LargestEntry)));
    if (entry.flag(u"Hidden"_s) || !entry.flag(u"X-GNOME-Autostart-enabled"_s, true)) {
        return {false,
                entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart",
                                            "Switched off in the settings of the desktop."))};
    }
    const QStringList command = entry.command();
    if (entry.value(u"Type"_s) != "Application"_L1 || command.isEmpty()) {
        return {false,
                entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart", "The entry %1 starts nothing."))
                    .arg(file.fileName())};
    }
    const QString tryExec = entry.value(u"TryExec"_s);
    for (const QString &program :
         {command.constFirst(), tryExec.isEmpty() ? command.constFirst() : tryExec}) {
        if (!canBeRun(program)) {
            return {false,
                    entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart",
                                                "The entry starts %1, which is not there any more."))
                        .arg(program)};
        }
    }
    if (!isForThisDesktop(entry)) {
        return {
            false,
            entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart", "The entry is for another desktop."))};
    }
    return {true, {}, command};
}

Result<void> write(const QStringList &command, const QString &title)
{
    const QString path = entryFile();
    const QString text =
        u"[Desktop Entry]\n"
        "Type=Application\n"
        "Name=%1\n"
        "Exec=%2\n"
        "Terminal=false\n"
        "StartupNotify=false\n"
        "X-GNOME-Autostart-enabled=true\n"_s.arg(DesktopEntry::escaped(title),
                                                 DesktopEntry::escaped(DesktopEntry::execOf(command)));
    QDir().mkpath(QFileInfo(path).path());
    if (const Result<void> written = writeWholeFile(path, text.toUtf8()); !written) {
        return refused(entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart", "%1 cannot be written: %2."))
                           .arg(path, QString::fromStdString(written.error().message)));
    }
    return {};
}

Result<void> remove()
{
    QFile file(entryFile());
    if (!file.exists() || file.remove())
        return {};
    return refused(entryText(QT_TRANSLATE_NOOP("bifrost::gui::LoginStart", "%1 cannot be removed: %2."))
                       .arg(file.fileName(), file.errorString()));
}

} // namespace bifrost::gui::loginentry
