// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/translation.h"
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

constexpr QSize UsualSize(1180, 760);
constexpr QSize SmallestSize(860, 560);

bool writePages(const QDir &folder, const QString &suffix, gui::Theme::Preference preference, qreal ratio,
                QSize size)
{
    for (const test::Scene scene : {test::Scene::Empty, test::Scene::Typical, test::Scene::Error}) {
        bool saved = true;
        const auto take = [&](const QString &page, const QPixmap &picture) {
            saved &= save(picture, folder.filePath(page + u'-' + nameOf(scene) + suffix));
        };
        if (!test::renderPages(scene, preference, ratio, size, take) || !saved) {
            std::fprintf(stderr, "The scene \"%s\" could not be drawn.\n", qPrintable(nameOf(scene)));
            return false;
        }
    }
    return true;
}

/// In every scheme and ratio, and small.
bool writeAll(const QDir &folder)
{
    const std::pair<QString, gui::Theme::Preference> schemes[] = {{u"light"_s, gui::Theme::Preference::Light},
                                                                  {u"dark"_s, gui::Theme::Preference::Dark}};
    for (const auto &[name, preference] : schemes) {
        for (const int ratio : {1, 2}) {
            const QString suffix = u"-%1-%2x.png"_s.arg(name).arg(ratio);
            if (!writeGallery(folder, suffix, preference, ratio)
                || !writePages(folder, suffix, preference, ratio, UsualSize)
                || !test::writeLiveScenes(folder, suffix, preference, ratio, UsualSize))
                return false;
        }
    }
    return writePages(folder, u"-small.png"_s, gui::Theme::Preference::Light, 1, SmallestSize)
        && test::writeLiveScenes(folder, u"-small.png"_s, gui::Theme::Preference::Light, 1, SmallestSize);
}

} // namespace

/// Writes the pictures into the folder given: all that a person looks at after a change of the windows. In
/// other languages than English only the pages in light, as texts differ in length and nothing else.
int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (app.arguments().size() < 2) {
        std::fprintf(stderr, "Usage: bifrost_pictures FOLDER [LANGUAGE...]\n");
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
    {
        const Translation english{QLocale(QLocale::English)};
        if (!writeAll(folder))
            return 1;
    }
    for (const QString &language : app.arguments().mid(2)) {
        const QLocale locale(language);
        const Translation translation(locale);
        QLocale::setDefault(locale);
        QApplication::setLayoutDirection(locale.textDirection());
        const QString suffix = u"-%1.png"_s.arg(language);
        if (!writePages(folder, suffix, gui::Theme::Preference::Light, 1, UsualSize)
            || !test::writeLiveScenes(folder, suffix, gui::Theme::Preference::Light, 1, UsualSize))
            return 1;
    }
    return 0;
}
