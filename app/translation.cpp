// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace bifrost {

Translation::Translation(const QLocale &locale)
{
    // The sources say "%n request(s)": even English has a catalogue.
    if (!load(locale))
        load(QLocale(QLocale::English));
}

Translation::~Translation()
{
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_own);
}

QStringList Translation::available()
{
    QStringList languages;
    const QDir catalogues(u":/i18n"_s);
    for (const QString &name : catalogues.entryList({u"bifrost_*.qm"_s}, QDir::Files, QDir::Name)) {
        QTranslator catalogue;
        if (catalogue.load(catalogues.filePath(name)) && !catalogue.isEmpty())
            languages += catalogue.language();
    }
    return languages;
}

bool Translation::load(const QLocale &locale)
{
    if (!m_own.load(locale, u"bifrost"_s, u"_"_s, u":/i18n"_s) || m_own.isEmpty())
        return false;
    m_language = m_own.language();
    QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(QLocale(m_language), u"qtbase"_s, u"_"_s,
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    return true;
}

} // namespace bifrost
