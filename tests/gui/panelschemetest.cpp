// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/panelscheme.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace bifrost;
using namespace Qt::StringLiterals;
using gui::Scheme;

/// The glyph in the tray goes by its panel and not by the windows.
class PanelSchemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void somePanelsAreAlwaysDark();
    void plasmaMayBeToldTo();
    void theEdgeDecides();

private:
    QByteArray m_desktop;
    QByteArray m_config;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PanelSchemeTest::init()
{
    m_desktop = qgetenv("XDG_CURRENT_DESKTOP");
    m_config = qgetenv("XDG_CONFIG_HOME");
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder->path()));
}

void PanelSchemeTest::cleanup()
{
    qputenv("XDG_CURRENT_DESKTOP", m_desktop);
    if (m_config.isEmpty())
        qunsetenv("XDG_CONFIG_HOME");
    else
        qputenv("XDG_CONFIG_HOME", m_config);
}

void PanelSchemeTest::somePanelsAreAlwaysDark()
{
    qputenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME");
    QCOMPARE(gui::panelScheme(Scheme::Light), Scheme::Dark);
    qputenv("XDG_CURRENT_DESKTOP", "XFCE");
    QCOMPARE(gui::panelScheme(Scheme::Light), Scheme::Light);
    QCOMPARE(gui::panelScheme(Scheme::Dark), Scheme::Dark);
}

void PanelSchemeTest::plasmaMayBeToldTo()
{
    if (QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) != m_folder->path())
        return; // Plasma's settings lie elsewhere on this system
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    QCOMPARE(gui::panelScheme(Scheme::Light), Scheme::Light);
    const auto choose = [this](const QByteArray &style) {
        QFile file(m_folder->filePath(u"plasmarc"_s));
        return file.open(QIODevice::WriteOnly) && file.write("[Theme]\nname=" + style + "\n") > 0;
    };
    QVERIFY(choose("breeze-dark"));
    QCOMPARE(gui::panelScheme(Scheme::Light), Scheme::Dark);
    QVERIFY(choose("breeze-light"));
    QCOMPARE(gui::panelScheme(Scheme::Dark), Scheme::Light);
    QVERIFY(choose("default"));
    QCOMPARE(gui::panelScheme(Scheme::Dark), Scheme::Dark);
}

void PanelSchemeTest::theEdgeDecides()
{
    QCOMPARE(gui::schemeAtEdge(QImage()), std::optional<Scheme>());
    QImage icon(22, 22, QImage::Format_RGB32);
    icon.fill(Qt::black);
    for (int y = 3; y < 19; ++y) { // a glyph that reaches the edge at one side
        for (int x = 3; x < 22; ++x)
            icon.setPixel(x, y, qRgb(255, 255, 255));
    }
    QCOMPARE(gui::schemeAtEdge(icon), std::optional(Scheme::Dark));
    icon.invertPixels();
    QCOMPARE(gui::schemeAtEdge(icon), std::optional(Scheme::Light));
}

BIFROST_TEST(PanelSchemeTest)
#include "panelschemetest.moc"
