// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"
#include "tests/gui/gallery/gallery.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>

#include <cstdio>

using namespace bifrost;
using namespace Qt::StringLiterals;

/// Writes the pictures into the folder given: all that a person looks at after a change of the windows.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (app.arguments().size() != 2) {
        std::fprintf(stderr, "Usage: bifrost_pictures FOLDER\n");
        return 2;
    }
    const QDir folder(app.arguments().at(1));
    folder.mkpath(u"."_s);
    // The pictures that these are held against were made with Inter 13.
    if (QFontDatabase::families().contains(u"Inter"_s)) {
        QFont font(u"Inter"_s);
        font.setPixelSize(13);
        QApplication::setFont(font);
    }
    gui::Theme theme;
    for (const auto &[name, preference] : {std::pair(u"light"_s, gui::Theme::Preference::Light),
                                           std::pair(u"dark"_s, gui::Theme::Preference::Dark)}) {
        theme.setPreference(preference);
        for (const int ratio : {1, 2}) {
            test::Gallery gallery;
            const QString file = folder.filePath(u"components-%1-%2x.png"_s.arg(name).arg(ratio));
            if (!gallery.picture(ratio).save(file))
                return 1;
            std::printf("%s\n", qPrintable(file));
        }
    }
    return 0;
}
