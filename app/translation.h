// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>
#include <QTranslator>

namespace bifrost {

/// The windows in the user's language, with Qt's own texts: installed as long as it lives. Where there is no
/// catalogue for the locale, or an empty one, the texts are English; no mixture, and no English from right to
/// left. Owned by main(), made after the application and before the first window; lives on the main thread.
class Translation
{
public:
    explicit Translation(const QLocale &locale);
    ~Translation();
    Q_DISABLE_COPY_MOVE(Translation)

    QString language() const { return m_language; } ///< "de", or "en" where nothing is translated

    /// The languages that something is translated into: "de", "en".
    static QStringList available();

private:
    bool load(const QLocale &locale);

    QTranslator m_own;
    QTranslator m_qt;
    QString m_language;
};

} // namespace bifrost
