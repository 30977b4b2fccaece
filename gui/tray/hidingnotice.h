// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace bifrost::gui {

/// What the desktop shows when the window goes into the tray for the first time, with a button that keeps it
/// from doing so again. Not every desktop has notifications with buttons; then somebody else has to say it.
/// Owned by Tray, GUI thread.
class HidingNotice : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// `otherwise` is called, at once or a little later, where there are no such notifications.
    void show(const QString &title, const QString &text, std::function<void()> otherwise);

Q_SIGNALS:
    void opened(); ///< clicked, but not on its button
    void declined(); ///< "Don't hide next time"

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);

private:
    void notify(const QString &title, const QString &text);

    std::function<void()> m_otherwise;
    uint m_shown = 0; ///< as the desktop counts them; 0: none
};

} // namespace bifrost::gui
