// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/windowwatch.h"

#include "tests/bench/failure.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <thread>

namespace bifrost::bench {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int LeastSide = 300; // a smaller window is a splash or a helper
constexpr int StripHeight = 48; // the menu bar and what follows it: there are words in it
constexpr auto Step = 1ms;

template <typename Reply>
std::unique_ptr<Reply, decltype(&std::free)> owned(Reply *reply)
{
    return {reply, &std::free};
}

} // namespace

WindowWatch::WindowWatch() : m_connection(xcb_connect(nullptr, nullptr))
{
    if (xcb_connection_has_error(m_connection.get()) != 0)
        throw Failure("no X display");
    const xcb_window_t root = xcb_setup_roots_iterator(xcb_get_setup(m_connection.get())).data->root;
    const std::uint32_t events = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection.get(), root, XCB_CW_EVENT_MASK, &events);
    xcb_flush(m_connection.get());
}

/// The window that has come since the last call; 0: none.
xcb_window_t WindowWatch::mappedWindow()
{
    xcb_window_t found = 0;
    while (const auto event = owned(xcb_poll_for_event(m_connection.get()))) {
        if ((event->response_type & 0x7f) != XCB_MAP_NOTIFY)
            continue;
        const auto *mapped = reinterpret_cast<const xcb_map_notify_event_t *>(event.get());
        const auto geometry = owned(xcb_get_geometry_reply(
            m_connection.get(), xcb_get_geometry(m_connection.get(), mapped->window), nullptr));
        if (geometry && geometry->width >= LeastSide && geometry->height >= LeastSide)
            found = mapped->window;
    }
    return found;
}

bool WindowWatch::isDrawn(xcb_window_t window)
{
    const auto geometry = owned(
        xcb_get_geometry_reply(m_connection.get(), xcb_get_geometry(m_connection.get(), window), nullptr));
    if (!geometry)
        return false;
    const auto image =
        owned(xcb_get_image_reply(m_connection.get(),
                                  xcb_get_image(m_connection.get(), XCB_IMAGE_FORMAT_Z_PIXMAP, window, 0, 0,
                                                geometry->width, StripHeight, ~std::uint32_t(0)),
                                  nullptr));
    if (!image)
        return false; // parts of it lie beyond the screen, or it has gone
    const auto *pixels = reinterpret_cast<const std::uint32_t *>(xcb_get_image_data(image.get()));
    const auto count = std::size_t(xcb_get_image_data_length(image.get())) / sizeof *pixels;
    // Words have many shades; a background that was merely cleared has one.
    constexpr int Shades = 8;
    std::uint32_t seen[Shades] = {};
    int shades = 0;
    for (std::size_t i = 0; i < count && shades < Shades; ++i) {
        if (std::find(seen, seen + shades, pixels[i]) == seen + shades)
            seen[shades++] = pixels[i];
    }
    return shades == Shades;
}

std::chrono::duration<double, std::milli> WindowWatch::timeUntilDrawn(const std::function<void()> &start,
                                                                      std::chrono::seconds patience)
{
    mappedWindow(); // what came before does not count
    const auto begun = Clock::now();
    start();
    xcb_window_t window = 0;
    while (Clock::now() - begun < patience) {
        if (const xcb_window_t mapped = mappedWindow())
            window = mapped;
        if (window && isDrawn(window))
            return Clock::now() - begun;
        std::this_thread::sleep_for(Step);
    }
    return -1ms;
}

} // namespace bifrost::bench
