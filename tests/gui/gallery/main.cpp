// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"
#include "tests/gui/gallery/gallery.h"
#include "tests/gui/gallery/livescenes.h"
#include "tests/gui/gallery/scenes.h"

#include <QApplication>
#include <QDir>
#include <QFontDatabase>

#include <cstdio>

using namespace bifrost;
using namespace Qt::StringLiterals;

namespace {

bool save(const QPixmap &picture, const QString &file)
{
    std::printf("%s\n", qPrintable(file));
    return picture.save(file);
}

bool writeGallery(const QDir &folder, const QString &suffix, gui::Theme::Preference preference, qreal ratio)
{
    gui::Theme theme;
    theme.setPreference(preference);
    return save(test::Gallery().picture(ratio), folder.filePath(u"components"_s + suffix));
}

bool writePages(const QDir &folder, const QString &suffix, gui::Theme::Preference preference, qreal ratio)
{
    for (const test::Scene scene : {test::Scene::Empty, test::Scene::Typical, test::Scene::Error}) {
        bool saved = true;
        const auto take = [&](const QString &page, const QPixmap &picture) {
            saved &= save(picture, folder.filePath(page + u'-' + nameOf(scene) + suffix));
        };
        if (!test::renderPages(scene, preference, ratio, take) || !saved) {
            std::fprintf(stderr, "The scene \"%s\" could not be drawn.\n", qPrintable(nameOf(scene)));
            return false;
        }
    }
    return true;
}

} // namespace

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
    const std::pair<QString, gui::Theme::Preference> schemes[] = {{u"light"_s, gui::Theme::Preference::Light},
                                                                  {u"dark"_s, gui::Theme::Preference::Dark}};
    for (const auto &[name, preference] : schemes) {
        for (const int ratio : {1, 2}) {
            const QString suffix = u"-%1-%2x.png"_s.arg(name).arg(ratio);
            if (!writeGallery(folder, suffix, preference, ratio)
                || !writePages(folder, suffix, preference, ratio))
                return 1;
            if (!test::writeLiveScenes(folder, preference, ratio))
                return 1;
        }
    }
    return 0;
}
