// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tray/embedwatch.h"

#include "gui/tray/embedhost.h"

#include <QCoreApplication>

namespace bifrost::gui {

EmbedWatch::EmbedWatch(QObject *parent) : QObject(parent)
{
#ifdef BIFROST_XCB
    xcb_connection_t *connection = x11Connection();
    if (!connection)
        return;
    m_manager = atomNamed(connection, "MANAGER");
    m_selection = atomNamed(connection, "_NET_SYSTEM_TRAY_S0");
    QCoreApplication::instance()->installNativeEventFilter(this);
    follow();
#endif
}

EmbedWatch::~EmbedWatch()
{
    if (QCoreApplication::instance())
        QCoreApplication::instance()->removeNativeEventFilter(this);
}

/// The end of the panel that is there now is wanted to be known. It may come before it is asked for, so it is
/// looked again.
void EmbedWatch::follow()
{
#ifdef BIFROST_XCB
    xcb_connection_t *connection = x11Connection();
    if (!connection)
        return;
    do {
        m_host = embedHost(connection);
        if (m_host == XCB_WINDOW_NONE)
            return;
        const uint32_t wanted = XCB_EVENT_MASK_STRUCTURE_NOTIFY; // as Qt does for its own icon
        xcb_change_window_attributes(connection, m_host, XCB_CW_EVENT_MASK, &wanted);
    } while (embedHost(connection) != m_host);
#endif
}

bool EmbedWatch::nativeEventFilter(const QByteArray &eventType, void *message, qintptr *)
{
#ifdef BIFROST_XCB
    if (eventType != "xcb_generic_event_t")
        return false;
    constexpr uint8_t SentByAClient = 0x80;
    const auto *event = static_cast<const xcb_generic_event_t *>(message);
    bool isOurs = false;
    switch (event->response_type & ~SentByAClient) {
    case XCB_CLIENT_MESSAGE: {
        const auto *told = static_cast<const xcb_client_message_event_t *>(message);
        isOurs = told->type == m_manager && told->data.data32[1] == m_selection;
        break;
    }
    case XCB_DESTROY_NOTIFY:
        isOurs = m_host && static_cast<const xcb_destroy_notify_event_t *>(message)->window == m_host;
        break;
    default:
        break;
    }
    if (isOurs) {
        // Questions to the server do not belong in the middle of its events.
        QMetaObject::invokeMethod(
            this,
            [this] {
                follow();
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    }
#else
    Q_UNUSED(eventType)
    Q_UNUSED(message)
#endif
    return false;
}

} // namespace bifrost::gui
