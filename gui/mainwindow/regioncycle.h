// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace bifrost::gui {

/// F6: takes the focus from one part of the window to the next, to the widget that had it there last. Owned
/// by MainWindow.
class RegionCycle : public QObject
{
    Q_OBJECT

public:
    /// Gives the regions in their order, as they are now.
    using Regions = std::function<QList<QWidget *>()>;

    explicit RegionCycle(Regions regions, QObject *parent = nullptr);

    void next();
    void previous();

    /// Goes to the first of these that takes the focus.
    void enterFirst(const QList<QWidget *> &regions);

private:
    void step(int direction);
    bool enter(QWidget *region);
    void remember(QWidget *focused);

    Regions m_regions;
    QHash<QWidget *, QPointer<QWidget>> m_lastFocus;
};

} // namespace bifrost::gui
