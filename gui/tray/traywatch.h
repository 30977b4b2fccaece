// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QTimer>

namespace bifrost::gui {

class EmbedWatch;

/// Whether there is a tray to hide in, live. A StatusNotifier host tells over D-Bus when it comes and goes,
/// an XEmbed host over X11. Where nobody would tell, it is looked for now and then: while there is no tray at
/// all, and while something relies on the one there is.
class TrayWatch : public QObject
{
    Q_OBJECT

public:
    using Probe = std::function<bool()>;

    explicit TrayWatch(Probe probe, QObject *parent = nullptr);

    bool isAvailable() const { return m_available; }

    /// The window is hidden: the tray is the only way back to it.
    void setRelied(bool relied);

    void check();

    /// Whoever comes or goes says so, and nothing is looked for.
    bool isTold() const { return m_isTold; }

Q_SIGNALS:
    void availableChanged(bool available);

private Q_SLOTS:
    void hostRegistered();

private:
    void watchHost();
    void watchTime();

    Probe m_probe;
    EmbedWatch *m_embeds;
    bool m_available;
    bool m_isTold = false;
    bool m_hostTells = false;
    bool m_relied = false;
    QTimer m_timer;
};

} // namespace bifrost::gui
