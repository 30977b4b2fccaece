// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>

namespace bifrost::gui {

/// Tells when a panel that embeds icons comes or goes. On X11 one that comes says so to the root window,
/// where Qt listens for it already, and one that goes takes its window along. Owned by TrayWatch, GUI thread.
class EmbedWatch : public QObject, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    explicit EmbedWatch(QObject *parent = nullptr);
    ~EmbedWatch() override;

    bool isWatching() const { return m_manager != 0; } ///< else this is not X11, and nothing is ever told

    bool nativeEventFilter(const QByteArray &eventType, void *message, qintptr *result) override;

Q_SIGNALS:
    void changed(); ///< from the event loop

private:
    void follow();

    quint32 m_manager = 0; ///< the atom MANAGER
    quint32 m_selection = 0;
    quint32 m_host = 0; ///< the panel's window
};

} // namespace bifrost::gui
