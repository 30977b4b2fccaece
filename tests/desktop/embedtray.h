// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QProcess>
#include <QStringList>

namespace bifrost::test {

/// A panel whose tray embeds windows (XEmbed), and a hand at mouse and keyboard: trayer and xdotool.
class EmbedTray
{
public:
    EmbedTray() = default;
    ~EmbedTray();

    static bool isInstalled();
    bool start(const QString &tint = {}); ///< "0x101014"; empty: the panel is as it likes
    static bool isThere(); ///< from now on icons are taken in

    /// Visible windows of the program: its icon in the tray, its menu, its window.
    static QStringList windowsOf(const QString &program);
    static QImage picture(const QString &window); ///< what is seen of it on the screen; null: it is not there
    static bool click(const QString &window, int button);
    static bool press(const QString &key);
    static bool type(const QString &text);

private:
    QProcess m_panel;
};

} // namespace bifrost::test
