// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/windowsettings.h"

#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QScreen>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace bifrost::gui {

namespace {

const QString SidebarKey = u"window/sidebarOpen"_s;
const QString PageKey = u"window/page"_s;
const QString SchemeKey = u"appearance/scheme"_s;
const QString LanguageKey = u"appearance/language"_s;
const QString HidingKey = u"tray/hidingExplained"_s;
const QString ClosingKey = u"window/closing"_s;
const QString HideName = u"hide"_s;
const QString QuitName = u"quit"_s;

/// A window that fitted two screens must not open off the edge of one.
QString screensKey(const QString &group)
{
    QByteArray screens;
    for (const QScreen *screen : QGuiApplication::screens()) {
        const QRect area = screen->geometry();
        screens += QByteArray::number(area.x()) + ',' + QByteArray::number(area.y()) + ','
            + QByteArray::number(area.width()) + 'x' + QByteArray::number(area.height()) + ';';
    }
    const QByteArray hash = QCryptographicHash::hash(screens, QCryptographicHash::Sha1).toHex();
    return group + u'/' + QString::fromLatin1(hash.first(12));
}

} // namespace

WindowSettings::WindowSettings(const QString &dataFolder) : m_file(fileIn(dataFolder), QSettings::IniFormat)
{ }

QString WindowSettings::fileIn(const QString &dataFolder)
{
    return dataFolder + u"/window.ini"_s;
}

void WindowSettings::saveGeometry(const QWidget &window)
{
    m_file.setValue(screensKey(u"geometry"_s), window.saveGeometry());
}

bool WindowSettings::restoreGeometry(QWidget *window) const
{
    return window->restoreGeometry(m_file.value(screensKey(u"geometry"_s)).toByteArray());
}

void WindowSettings::saveState(const QString &name, const QByteArray &state)
{
    m_file.setValue(screensKey(u"layout"_s) + u'/' + name, state);
}

QByteArray WindowSettings::state(const QString &name) const
{
    return m_file.value(screensKey(u"layout"_s) + u'/' + name).toByteArray();
}

bool WindowSettings::sidebarOpen() const
{
    return m_file.value(SidebarKey, true).toBool();
}

void WindowSettings::setSidebarOpen(bool open)
{
    m_file.setValue(SidebarKey, open);
}

QString WindowSettings::lastPage() const
{
    return m_file.value(PageKey).toString();
}

void WindowSettings::setLastPage(const QString &id)
{
    m_file.setValue(PageKey, id);
}

Theme::Preference WindowSettings::schemePreference() const
{
    bool known = false;
    const QByteArray name = m_file.value(SchemeKey).toByteArray();
    const int value = QMetaEnum::fromType<Theme::Preference>().keyToValue(name.constData(), &known);
    return known ? Theme::Preference(value) : Theme::Preference::System;
}

void WindowSettings::setSchemePreference(Theme::Preference preference)
{
    m_file.setValue(SchemeKey,
                    QLatin1String(QMetaEnum::fromType<Theme::Preference>().valueToKey(int(preference))));
}

QString WindowSettings::language() const
{
    return m_file.value(LanguageKey).toString();
}

void WindowSettings::setLanguage(const QString &language)
{
    if (language.isEmpty())
        m_file.remove(LanguageKey);
    else
        m_file.setValue(LanguageKey, language);
}

WindowSettings::Closing WindowSettings::closing() const
{
    const QString name = m_file.value(ClosingKey).toString();
    return name == HideName ? Closing::Hide : name == QuitName ? Closing::Quit : Closing::Usual;
}

void WindowSettings::setClosing(Closing closing)
{
    if (closing == Closing::Usual)
        m_file.remove(ClosingKey);
    else
        m_file.setValue(ClosingKey, closing == Closing::Hide ? HideName : QuitName);
}

bool WindowSettings::hidingExplained() const
{
    return m_file.value(HidingKey).toBool();
}

void WindowSettings::setHidingExplained()
{
    m_file.setValue(HidingKey, true);
}

} // namespace bifrost::gui
