// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/embedtray.h"

#include <QStandardPaths>

#ifdef BIFROST_XCB
#include <xcb/xcb.h>

#include <cstdlib>
#include <memory>
#endif

using namespace Qt::StringLiterals;

namespace bifrost::test {

namespace {

constexpr int PatienceMs = 60000;

bool runHand(const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess hand;
    hand.start(u"xdotool"_s, arguments);
    const bool done = hand.waitForFinished(PatienceMs) && hand.exitCode() == 0;
    if (output)
        *output = hand.readAllStandardOutput();
    return done;
}

} // namespace

EmbedTray::~EmbedTray()
{
    m_panel.terminate();
    if (!m_panel.waitForFinished())
        m_panel.kill();
    m_panel.waitForFinished();
}

bool EmbedTray::isInstalled()
{
#ifndef BIFROST_XCB
    return false;
#endif
    return !QStandardPaths::findExecutable(u"trayer"_s).isEmpty()
        && !QStandardPaths::findExecutable(u"xdotool"_s).isEmpty();
}

bool EmbedTray::start(const QString &tint)
{
    QStringList look{u"--edge"_s,  u"bottom"_s, u"--widthtype"_s, u"pixel"_s,
                     u"--width"_s, u"200"_s,    u"--height"_s,    u"32"_s};
    if (!tint.isEmpty())
        look += {u"--transparent"_s, u"true"_s, u"--alpha"_s, u"0"_s, u"--tint"_s, tint};
    m_panel.start(u"trayer"_s, look);
    return m_panel.waitForStarted(PatienceMs);
}

bool EmbedTray::isThere()
{
#ifdef BIFROST_XCB
    const auto freed = [](void *reply) { std::free(reply); };
    const std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> x(xcb_connect(nullptr, nullptr),
                                                                         &xcb_disconnect);
    const QByteArray name = "_NET_SYSTEM_TRAY_S0";
    const std::unique_ptr<xcb_intern_atom_reply_t, decltype(freed)> atom(
        xcb_intern_atom_reply(
            x.get(), xcb_intern_atom(x.get(), false, uint16_t(name.size()), name.constData()), nullptr),
        freed);
    if (!atom)
        return false;
    const std::unique_ptr<xcb_get_selection_owner_reply_t, decltype(freed)> owner(
        xcb_get_selection_owner_reply(x.get(), xcb_get_selection_owner(x.get(), atom->atom), nullptr), freed);
    return owner && owner->owner != XCB_WINDOW_NONE;
#else
    return false;
#endif
}

QImage EmbedTray::picture(const QString &window)
{
#ifdef BIFROST_XCB
    const auto freed = [](void *reply) { std::free(reply); };
    const std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> x(xcb_connect(nullptr, nullptr),
                                                                         &xcb_disconnect);
    const xcb_window_t id = window.toUInt();
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(x.get())).data->root;
    const std::unique_ptr<xcb_get_geometry_reply_t, decltype(freed)> size(
        xcb_get_geometry_reply(x.get(), xcb_get_geometry(x.get(), id), nullptr), freed);
    const std::unique_ptr<xcb_translate_coordinates_reply_t, decltype(freed)> place(
        xcb_translate_coordinates_reply(x.get(), xcb_translate_coordinates(x.get(), id, root, 0, 0), nullptr),
        freed);
    if (!size || !place)
        return {};
    // As it is seen: of the screen, not of the window.
    const std::unique_ptr<xcb_get_image_reply_t, decltype(freed)> pixels(
        xcb_get_image_reply(x.get(),
                            xcb_get_image(x.get(), XCB_IMAGE_FORMAT_Z_PIXMAP, root, place->dst_x,
                                          place->dst_y, size->width, size->height, ~0U),
                            nullptr),
        freed);
    constexpr int BytesPerPixel = 4;
    if (!pixels || xcb_get_image_data_length(pixels.get()) < size->width * size->height * BytesPerPixel)
        return {};
    return QImage(xcb_get_image_data(pixels.get()), size->width, size->height, QImage::Format_RGB32).copy();
#else
    Q_UNUSED(window)
    return {};
#endif
}

QStringList EmbedTray::windowsOf(const QString &program)
{
    QByteArray output;
    runHand({u"search"_s, u"--onlyvisible"_s, u"--class"_s, u'^' + program + u'$'}, &output);
    return QString::fromLatin1(output).split(u'\n', Qt::SkipEmptyParts);
}

bool EmbedTray::click(const QString &window, int button)
{
    return runHand(
        {u"mousemove"_s, u"--window"_s, window, u"8"_s, u"8"_s, u"click"_s, QString::number(button)});
}

bool EmbedTray::press(const QString &key)
{
    return runHand({u"key"_s, key});
}

bool EmbedTray::type(const QString &text)
{
    return runHand({u"type"_s, text});
}

} // namespace bifrost::test
