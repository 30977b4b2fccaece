// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/live/livehead.h"
#include "gui/live/livepage.h"
#include "gui/live/traffictable.h"
#include "gui/widgets/badge.h"
#include "models/traffic/trafficmodel.h"
#include "tests/gui/guibench.h"
#include "tests/models/log/logrows.h"

#include <QMenu>
#include <QPushButton>
#include <QTcpSocket>

namespace bifrost::test {

/// The live page in a window, with rows put straight into its model.
class LiveStage
{
public:
    LiveStage()
    {
        bench.trayPresent = true;
        open();
    }

    void open()
    {
        bench.open();
        page = bench.find<gui::LivePage>();
        table = page->table();
        model = qobject_cast<TrafficModel *>(table->model());
    }

    /// Into the tray and out of it, as between two starts.
    void reopen()
    {
        bench.window().close();
        bench.close();
        open();
    }

    void add(int first, int count)
    {
        std::vector<LogRowPtr> rows;
        for (int i = first; i < first + count; ++i) {
            LogRow row = plainRow(i);
            if (i % 3 == 0) {
                row.status = LogStatus::Error;
                row.httpStatus = 429;
                row.errorMessage = "Slow down.";
            }
            rows.push_back(std::make_shared<const LogRow>(row));
        }
        model->append(std::move(rows));
    }

    QString badge() { return page->head()->findChild<gui::Badge *>()->text(); }

    GuiBench bench;
    gui::LivePage *page = nullptr;
    gui::TrafficTable *table = nullptr;
    TrafficModel *model = nullptr;
};

inline QPushButton *buttonSaying(QWidget *parent, const QString &text)
{
    for (QPushButton *button : parent->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text() == text)
            return button;
    }
    return nullptr;
}

inline QAction *actionIn(const QMenu &menu, const QString &start)
{
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&').startsWith(start))
            return action;
    }
    return nullptr;
}

/// A chat request whose connection lives as long as it is kept.
inline std::unique_ptr<QTcpSocket> post(const GuiBench &bench, const QByteArray &body,
                                        const QByteArray &lines = {})
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), bench.gateway.port());
    socket->write("POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n" + lines
                  + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    return socket;
}

} // namespace bifrost::test
