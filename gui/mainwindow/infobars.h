// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"

#include <QList>
#include <QPointer>
#include <QVariantAnimation>
#include <QWidget>

namespace bifrost::gui {

class FloatingBars;
class InfoBar;

/// The messages of the window, one per topic. Those that stay until something is done about them stand below
/// the header, the latest at the bottom, and unfold so that the page is not pushed at once; those that go by
/// themselves float over it. Whoever reports a trouble owns its topic: telling it again replaces the message,
/// clearing takes it away. When a message goes that has the focus, the focus returns to where it was before.
/// Owned by MainWindow.
class InfoBars : public QWidget
{
    Q_OBJECT

public:
    explicit InfoBars(QWidget *parent = nullptr);

    /// Where messages float; not owned. Until then they stand with the others.
    void setFloor(FloatingBars *floor) { m_floor = floor; }

    void tell(const QString &topic, const Message &message);
    void clear(const QString &topic);

    /// The bar of a topic; null while there is nothing to say about it.
    InfoBar *bar(const QString &topic) const;

    /// Takes back what the latest message says that can be; empty: there is none.
    std::function<void()> undo() const;

Q_SIGNALS:
    /// Gone, by its button, by clear() or because its time was over.
    void closed(const QString &topic);

    /// The focus was in a message that is gone, and where it was before is nothing any more that takes it.
    void focusLost();

private:
    static constexpr int MostBars = 4; ///< then the oldest goes

    struct Entry
    {
        QString topic;
        InfoBar *bar;
        bool floats;
    };

    void remove(InfoBar *bar);
    bool holds(const QWidget *widget) const;
    void watchFocus(QWidget *before, QWidget *now);
    void returnFocus();
    void showOrHide();
    void fold(int from, int to); ///< heights
    void setFree();

    QList<Entry> m_bars;
    FloatingBars *m_floor = nullptr;
    QPointer<QWidget> m_before; ///< had the focus before a message got it
    QVariantAnimation m_motion;
};

} // namespace bifrost::gui
