// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/message.h"

#include <QList>
#include <QWidget>

namespace bifrost::gui {

class InfoBar;

/// The messages below the header, one per topic, the latest at the bottom. Whoever reports a trouble owns its
/// topic: telling it again replaces the message, clearing takes it away. Owned by MainWindow.
class InfoBars : public QWidget
{
    Q_OBJECT

public:
    explicit InfoBars(QWidget *parent = nullptr);

    void tell(const QString &topic, const Message &message);
    void clear(const QString &topic);

    /// The bar of a topic; null while there is nothing to say about it.
    InfoBar *bar(const QString &topic) const;

Q_SIGNALS:
    /// Gone, by its button, by clear() or because its time was over.
    void closed(const QString &topic);

private:
    static constexpr int MostBars = 4; ///< then the oldest goes

    struct Entry
    {
        QString topic;
        InfoBar *bar;
    };

    void remove(InfoBar *bar);

    QList<Entry> m_bars;
};

} // namespace bifrost::gui
